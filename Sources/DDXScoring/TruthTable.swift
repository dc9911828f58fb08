public import DDXCore

/// What was proven of patients: for each profile the source that hurts, or the sources.
public struct TruthTable: Sendable {
  /// What was proven of one patient.
  public struct Truth: Hashable, Sendable {
    /// The sources that hurt, at least one; `other` where it is none that is assessed.
    public let sources: Set<SourceID>
    /// Where, as far as that was proven.
    public let site: Site?

    /// Creates a truth.
    public init(sources: Set<SourceID>, site: Site? = nil) {
      self.sources = sources
      self.site = site
    }
  }

  /// What is wrong with a table.
  public enum Fault: TableFault, Hashable {
    /// A column is missing.
    case noColumn(String)
    /// Two columns have one name.
    case columnTwice(String)
    /// A column that is not read is named nearly as one that is not there.
    case nearColumn(String, meant: String)
    /// A row has a field beyond the last column.
    case longRow(line: Int)
    /// A row has no id, or no source.
    case empty(String, line: Int)
    /// No module assesses a source; these are near.
    case unknownSource(String, line: Int, near: [String])
    /// A site is not one side, one level or both.
    case unknownSite(String, line: Int)
    /// A site has a level, and no source of the row has any.
    case noLevels(line: Int)
    /// A profile has two rows.
    case twice(line: Int, first: Int)

    /// The line, from 1.
    public var line: Int {
      switch self {
      case .noColumn, .columnTwice, .nearColumn: 1
      case .longRow(let line), .empty(_, let line), .unknownSource(_, let line, _),
        .unknownSite(_, let line), .noLevels(let line), .twice(let line, _):
        line
      }
    }

    /// The fault in words, lower case and without a full stop.
    public func message(showValues: Bool) -> String {
      switch self {
      case .noColumn(let name):
        "there is no column `\(name)`; the first line names the columns, separated by commas or tabs: "
          + "id, source and perhaps site"
      case .columnTwice(let name): "there are two columns `\(name)`"
      case .nearColumn(let name, let meant):
        "the column `\(name)` would not be read; did you mean `\(meant)`?"
      case .longRow:
        "the row has more fields than the first line names; put a field with a separator in quotes"
      case .empty(let name, _): "the row has no \(name)"
      case .unknownSource(let name, _, let near):
        "no module assesses \(showValues ? "`\(name)`" : "this source")"
          + (near.isEmpty
            ? "; `ddx modules` lists the sources, and `other` is none of them"
            : "; did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?")
      case .unknownSite(let text, _):
        "\(showValues ? "`\(text)`" : "this") is no site; "
          + "write a side, a level or both, such as `right L4-5`"
      case .noLevels: "the source has no levels; write a side, such as `right`, or nothing"
      case .twice(_, let first): "the profile has a row already, in line \(first)"
      }
    }
  }

  /// The truths by the id of the profile.
  public let truths: [String: Truth]

  /// The columns that are read.
  static let columns = ["id", "source", "site"]

  /// Reads a table with the columns `id`, `source` and, where known, `site`; several sources are
  /// separated by `+`.
  ///
  /// - Parameters:
  ///   - text: The table, with tabs or commas.
  ///   - sources: The sources that are assessed.
  ///   - flat: Those of them that are known to have no levels.
  /// - Throws: ``TableFaults`` with everything that is wrong.
  public init(
    _ text: String, sources: [SourceID], withoutLevels flat: Set<SourceID> = []
  ) throws(TableFaults) {
    let table = try DelimitedTable(text)
    let repeated = Self.columns.filter { name in
      table.columns.filter { $0 == name }.count > 1
    }
    guard repeated.isEmpty else { throw TableFaults(repeated.map { Fault.columnTwice($0) }) }
    let near = Self.nearColumns(of: table)
    guard near.isEmpty else { throw TableFaults(near) }
    guard let id = table.column("id") else { throw TableFaults([Fault.noColumn("id")]) }
    guard let source = table.column("source") else { throw TableFaults([Fault.noColumn("source")]) }
    let site = table.column("site")
    let known = Set(sources.map(\.name)).union([SourceID.other.name])
    var truths: [String: Truth] = [:]
    var lines: [String: Int] = [:]
    var faults: [Fault] = []
    for row in table.rows {
      guard row.fields.dropFirst(table.columns.count).allSatisfy(\.isEmpty) else {
        faults.append(.longRow(line: row.line))
        continue
      }
      let name = row[id]
      let named = row[source].split(separator: "+").map { $0.filter { $0 != " " } }
        .filter { !$0.isEmpty }
      guard !name.isEmpty, !named.isEmpty else {
        faults.append(.empty(name.isEmpty ? "id" : "source", line: row.line))
        continue
      }
      if let first = lines[name] { faults.append(.twice(line: row.line, first: first)) }
      lines[name] = row.line
      for word in named where !known.contains(word) {
        faults.append(
          .unknownSource(
            word, line: row.line, near: NearNames.near(word, among: known.sorted())))
      }
      var place: Site?
      if let site, !row[site].isEmpty {
        place = Site(text: row[site])
        if place == nil { faults.append(.unknownSite(row[site], line: row.line)) }
      }
      let truth = Truth(sources: Set(named.map { SourceID($0) }), site: place)
      if place?.level != nil, truth.sources.isSubset(of: flat) {
        faults.append(.noLevels(line: row.line))
      }
      truths[name] = truth
    }
    guard faults.isEmpty else { throw TableFaults(faults) }
    self.truths = truths
  }

  /// The columns that are not read, and named nearly as one that the table does not have.
  ///
  /// Any other column may be there on purpose.
  private static func nearColumns(of table: DelimitedTable) -> [Fault] {
    let absent = columns.filter { table.column($0) == nil }
    return table.columns.filter { !columns.contains($0) }.compactMap { name in
      NearNames.near(name, among: absent).first.map { Fault.nearColumn(name, meant: $0) }
    }
  }
}

extension Site {
  /// A site from words such as `right`, `L5` or `right L4-5`, or nil where they are none, or where
  /// they are two sides or two levels.
  init?(text: String) {
    var side: Side?
    var level: Level?
    for word in text.split(separator: " ").map(String.init) {
      if side == nil, let found = Side(rawValue: word) {
        side = found
      } else if level == nil, let found = Level(rawValue: word) {
        level = found
      } else {
        return nil
      }
    }
    self.init(side: side ?? .unspecified, level: level)
  }
}
