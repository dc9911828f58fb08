public import DDXCore

/// Patients whose source is known, with what was found in each: what a sensitivity is counted from.
public struct LabelledFindings: Sendable {
  /// One patient.
  public struct Patient: Sendable {
    /// The sources that hurt.
    public let sources: Set<SourceID>
    /// Whether each finding was there; one that was not looked for is not among them.
    public let findings: [FindingCode: Bool]

    /// Creates a patient.
    public init(sources: Set<SourceID>, findings: [FindingCode: Bool]) {
      self.sources = sources
      self.findings = findings
    }
  }

  /// What is wrong with a table beyond its labels.
  public enum Fault: TableFault, Hashable {
    /// A column names no finding; these are near.
    case unknownFinding(String, near: [String])
    /// A finding has two columns.
    case columnTwice(String)
    /// A field says neither that the finding was there nor that it was not.
    case unknownState(column: String, line: Int)

    /// The line, from 1.
    public var line: Int { if case .unknownState(_, let line) = self { line } else { 1 } }

    /// The fault in words, which quote the first line alone: lower case and without a full stop.
    public func message(showValues: Bool) -> String {
      switch self {
      case .unknownFinding(let name, let near):
        "the column `\(name)` names no finding"
          + (near.isEmpty
            ? "; `ddx findings WORD...` searches the codes"
            : "; did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?")
      case .columnTwice(let name): "the finding `\(name)` has two columns"
      case .unknownState(let column, _):
        "`\(column)` must be present or absent, yes or no, 1 or 0, or empty where it is not known"
      }
    }
  }

  /// The patients.
  public let patients: [Patient]
  /// The findings, in the order of the columns.
  public let codes: [FindingCode]

  /// Creates a table of patients.
  public init(patients: [Patient], codes: [FindingCode]) {
    self.patients = patients
    self.codes = codes
  }

  /// Reads a table with the columns of a ``TruthTable`` and one for each finding, by its code.
  ///
  /// - Parameters:
  ///   - text: The table, with tabs or commas.
  ///   - sources: The sources that are assessed.
  ///   - flat: Those of them that are known to have no levels.
  ///   - vocabulary: The findings in use.
  /// - Throws: ``TableFaults`` with everything that is wrong with the labels, else with the findings.
  public init(
    _ text: String, sources: [SourceID], withoutLevels flat: Set<SourceID> = [],
    vocabulary: Vocabulary
  ) throws {
    let truths = try TruthTable(text, sources: sources, withoutLevels: flat).truths
    let table = try DelimitedTable(text)
    var faults: [Fault] = []
    var columns: [(place: Int, code: FindingCode)] = []
    for (place, name) in table.columns.enumerated() where !TruthTable.columns.contains(name) {
      guard let code = vocabulary.finding(FindingCode(name))?.code else {
        let names = vocabulary.findings.map(\.code.name)
        faults.append(.unknownFinding(name, near: NearNames.near(name, among: names)))
        continue
      }
      if columns.contains(where: { $0.code == code }) { faults.append(.columnTwice(name)) }
      columns.append((place, code))
    }
    let id = table.column("id") ?? 0
    patients = table.rows.compactMap { row in
      var findings: [FindingCode: Bool] = [:]
      for (place, code) in columns where !row[place].isEmpty {
        switch row[place].lowercased() {
        case "present", "yes", "y", "1": findings[code] = true
        case "absent", "no", "n", "0": findings[code] = false
        default: faults.append(.unknownState(column: table.columns[place], line: row.line))
        }
      }
      return truths[row[id]].map { Patient(sources: $0.sources, findings: findings) }
    }
    codes = columns.map(\.code)
    guard faults.isEmpty else { throw TableFaults(faults) }
  }
}
