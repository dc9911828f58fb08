/// Scores one kind of pain source.
///
/// A module states what it knows about one source: how often it causes the pain, where, the accuracy
/// of the recorded findings, how much of the pain an injection would remove, and what follows. It
/// never ranks, never normalises, never sees another module, never states a background or a ratio,
/// and gives the same answer for the same profile in any order of findings.
public protocol PainSource: Sendable {
  /// The description of the module and of the findings it reads.
  var descriptor: ModuleDescriptor { get }

  /// The citations of its numbers.
  var citations: [Citation] { get }

  /// Assesses the source in a profile.
  ///
  /// - Throws: Any error; the source is then listed as unassessed and the run goes on.
  func assess(_ profile: ClinicalProfile, under rules: ClinicalProtocol) throws -> Assessment
}

/// Makes a pain source from the evidence edition that the protocol names.
public protocol PainSourceFactory: Sendable {
  /// Creates the factory.
  init()

  /// The source that the factory makes.
  var source: SourceID { get }

  /// The page of the module, its `README.md`; `checkPainSource` runs the worked examples on it.
  var readme: StaticString { get }

  /// The evidence documents it ships.
  var documents: [EmbeddedDocument] { get }

  /// Makes the source.
  ///
  /// - Throws: Any error when the table lacks what the module needs.
  func make(evidence: EvidenceTable) throws -> any PainSource
}

/// The description of a module and of the findings it reads.
public struct ModuleDescriptor: Hashable, Sendable {
  /// The source it scores.
  public let id: SourceID
  /// The source in words.
  public let name: String
  /// The version of the module itself.
  public let version: String
  /// The contract it was written for.
  public let contract: ContractVersion
  /// The evidence edition in use.
  public let evidenceEdition: String
  /// The SHA-256 of the evidence document, in hexadecimal.
  public let evidenceDigest: String
  /// The findings it reads, sorted.
  public let findings: [FindingCode]

  /// Creates a descriptor.
  public init(
    id: SourceID, name: String, version: String, contract: ContractVersion = .current,
    evidenceEdition: String, evidenceDigest: String, findings: [FindingCode]
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.contract = contract
    self.evidenceEdition = evidenceEdition
    self.evidenceDigest = evidenceDigest
    self.findings = findings.sorted()
  }
}

/// The version of the module contract: major must equal the host's, minor must not exceed it.
public struct ContractVersion: Hashable, Sendable, CustomStringConvertible {
  /// Changes that break modules.
  public let major: Int
  /// Changes that add.
  public let minor: Int

  /// Creates a version.
  public init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// The contract of this package.
  public static let current = ContractVersion(major: 1, minor: 0)

  /// Whether a module of another version can be used here.
  public func accepts(_ other: ContractVersion) -> Bool {
    major == other.major && other.minor <= minor
  }

  /// The version as `1.0`.
  public var description: String { "\(major).\(minor)" }
}
