public import DDXCore

/// A way to find the source that looks at no probability: the first rule whose signs are there names
/// it, and the rest follow in order.
public struct FixedOrder: Sendable {
  /// One step: a source, named where a condition holds.
  public struct Step: Sendable {
    /// The source.
    public let source: SourceID
    /// Findings in groups, of each of which one must be there; empty asks for none.
    public let when: [[FindingCode]]

    /// Creates a step.
    public init(_ source: SourceID, when: [[FindingCode]] = []) {
      self.source = source
      self.when = when
    }

    /// Whether a profile has what the step asks for.
    func applies(to profile: ClinicalProfile) -> Bool {
      when.allSatisfy { $0.contains(where: profile.isPresent) }
    }
  }

  /// The id, such as `facet-first`.
  public let id: String
  /// The order in words.
  public let title: String
  /// Where it comes from.
  public let citation: CitationID
  /// How far it was read there.
  public let status: Citation.Status
  /// The steps, in order.
  public let steps: [Step]

  /// Creates an order.
  public init(
    id: String, title: String, citation: CitationID, status: Citation.Status, steps: [Step]
  ) {
    self.id = id
    self.title = title
    self.citation = citation
    self.status = status
    self.steps = steps
  }

  /// Puts the sources in the order in which they come up.
  ///
  /// First come those whose signs are there, or that ask for none, then the others. What a block has
  /// already tested and not confirmed goes to the end.
  ///
  /// - Parameters:
  ///   - profile: The profile, with what its findings imply.
  ///   - failed: The sources whose blocks fell short.
  /// - Returns: Each source once.
  public func sources(for profile: ClinicalProfile, failed: Set<SourceID>) -> [SourceID] {
    let named = steps.filter { $0.applies(to: profile) }
    var sources: [SourceID] = []
    for step in named + steps where !sources.contains(step.source) { sources.append(step.source) }
    return sources.filter { !failed.contains($0) } + sources.filter(failed.contains)
  }
}
