public import DDXCore
public import DDXRanking

/// What a saved ranking tells of itself: which documents and programs made it, and what came out.
public struct SavedRanking: Hashable, Sendable {
  /// A document that took part.
  public struct Document: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Its edition; nil for a profile.
    public let edition: String?
    /// Its SHA-256, in hexadecimal.
    public let digest: String

    /// Creates a reference.
    public init(id: String, edition: String? = nil, digest: String) {
      self.id = id
      self.edition = edition
      self.digest = digest
    }
  }

  /// A module that took part.
  public struct Module: Hashable, Sendable {
    /// The source it scores.
    public let id: SourceID
    /// Its version.
    public let version: String
    /// The contract it was written for, such as `1.0`.
    public let contract: String
    /// Its evidence.
    public let evidence: Document

    /// Creates a reference.
    public init(id: SourceID, version: String, contract: String, evidence: Document) {
      self.id = id
      self.version = version
      self.contract = contract
      self.evidence = evidence
    }
  }

  /// The version of the program that made it.
  public let engine: String
  /// The profile.
  public let profile: Document
  /// The protocol.
  public let rules: Document
  /// The modules.
  public let modules: [Module]
  /// The tally.
  public let decision: Decision

  /// Creates a saved ranking.
  public init(
    engine: String, profile: Document, rules: Document, modules: [Module], decision: Decision
  ) {
    self.engine = engine
    self.profile = profile
    self.rules = rules
    self.modules = modules
    self.decision = decision
  }

  /// What a ranking would be saved as by a version of the program.
  public init(_ ranking: Ranking, engine: String) {
    self.init(
      engine: engine,
      profile: Document(
        id: ranking.profile.id, edition: ranking.profile.edition, digest: ranking.profile.digest),
      rules: Document(
        id: ranking.rules.id, edition: ranking.rules.edition, digest: ranking.rules.digest),
      modules: ranking.modules.map {
        Module(
          id: $0.id, version: $0.version, contract: $0.contract.description,
          evidence: Document(id: $0.id.name, edition: $0.evidence, digest: $0.digest))
      },
      decision: ranking.decision)
  }
}
