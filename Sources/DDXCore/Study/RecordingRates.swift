/// How often a clinic has written a finding down, present or absent, before anything is asked.
///
/// The rate does not depend on the state of the finding: records are missing at random.
public struct RecordingRates: Hashable, Sendable {
  /// A row for some findings.
  public struct Row: Hashable, Sendable {
    /// The findings of a row: these, or all of a kind.
    public enum Scope: Hashable, Sendable {
      /// Findings by their codes.
      case findings(Set<FindingCode>)
      /// All findings of a kind.
      case kind(FindingDefinition.Kind)
    }

    /// Its subject.
    public let scope: Scope
    /// P(recorded), 0 … 1.
    public let rate: Double
    /// Whether all of them are recorded or none, as the findings of one image are.
    public let isTogether: Bool
    /// The citation, or the reason for an assumption.
    public let citation: CitationID

    /// Creates a row.
    public init(scope: Scope, rate: Double, isTogether: Bool = false, citation: CitationID) {
      self.scope = scope
      self.rate = rate
      self.isTogether = isTogether
      self.citation = citation
    }
  }

  /// The rows; the first that covers a finding applies.
  public let rows: [Row]
  /// P(recorded) of findings that no row covers, 0 … 1.
  public let otherwise: Double

  /// Creates rates.
  public init(rows: [Row], otherwise: Double) {
    self.rows = rows
    self.otherwise = otherwise
  }

  /// The place of the row that covers a finding, or nil.
  public func row(for finding: FindingDefinition) -> Int? {
    rows.firstIndex { row in
      switch row.scope {
      case .findings(let codes): codes.contains(finding.code)
      case .kind(let kind): kind == finding.kind
      }
    }
  }
}
