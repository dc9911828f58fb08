public import DDXCore

/// One row of an evidence table, as it was published, beside what the network implies for it in
/// the study's own mix of sources.
public struct EvidenceCheck: Sendable {
  /// The published number of an accuracy.
  public enum Quantity: String, CaseIterable, Sendable {
    /// P(present | source hurts).
    case sensitivity
    /// P(absent | source does not hurt).
    case specificity
    /// LR+.
    case positiveRatio = "lr-positive"
    /// LR-.
    case negativeRatio = "lr-negative"
  }

  /// Why a number can't be compared.
  public enum Obstacle: String, CaseIterable, Sendable {
    /// No interval was given.
    case noInterval = "no-interval"
    /// No interval was given, and the group bounds its members.
    case bounded
    /// A cap moved the number on purpose.
    case capped
    /// The study's mix holds no other source.
    case noOtherSource = "no-other-source"
  }

  /// A reason in the document why a number may lie outside.
  public enum Explanation: Hashable, Sendable {
    /// A cap that binds, with its citation.
    case cap(CitationID?)
    /// It was measured against a reference that errs.
    case imperfectReference
    /// The row's own note.
    case note(String)
    /// The accuracy of a group, and not that of one study, bounds it.
    case group(String, CitationID)
  }

  /// One published number.
  public struct Item: Sendable {
    /// Which.
    public let quantity: Quantity
    /// As it was published.
    public let published: Measured
    /// The implied number; nil if it can't be evaluated.
    public let implied: Double?
    /// How they compare.
    public let verdict: CheckResult.Verdict
    /// Why they can't be compared, where they can't.
    public let obstacle: Obstacle?
  }

  /// The subject of a row.
  public enum Subject: Hashable, Sendable {
    /// A finding.
    case finding(FindingCode)
    /// All findings of a group together.
    case group(String)
  }

  /// Its source.
  public let source: SourceID
  /// Its suspect of `other`, if any.
  public let suspect: String?
  /// Its subject.
  public let subject: Subject
  /// The citation.
  public let citation: CitationID
  /// The unit in which the study counted; nil if the document does not say.
  public let unit: AccuracyUnit?
  /// Its numbers, as many as were published.
  public let items: [Item]
  /// What explains a number that lies outside.
  public let explanations: [Explanation]

  /// Whether a number lies outside and nothing explains it.
  public var isUnexplained: Bool {
    explanations.isEmpty && items.contains { $0.verdict == .outside }
  }
}
