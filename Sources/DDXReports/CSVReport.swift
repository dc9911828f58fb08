import DDXCore
public import DDXRanking

/// Rankings as a table: one row for each source of each profile [RFC4180].
public struct CSVReport: Sendable {
  /// The names of the columns, as the first line.
  public static let header = row([
    "profile", "protocol", "safety", "urgency", "rank", "source", "title", "side", "level",
    "pretest", "posttest", "alone", "file", "number", "low", "high", "first",
  ])

  /// Creates a report.
  public init() {}

  /// The rows of a ranking, with where the profile was read, as two may have one id.
  ///
  /// They end with the interval of the post-test probability and how often the source comes first, which
  /// are empty without draws.
  ///
  /// - Parameters:
  ///   - ranking: The ranking.
  ///   - file: The file of the profile.
  ///   - number: Which profile of the file it is, from 1.
  /// - Returns: The rows, each ended by CR LF.
  public func text(_ ranking: Ranking, file: String, number: Int) -> String {
    ranking.candidates.map { candidate in
      let certainty = ranking.certainty?.source(candidate.source)
      return Self.row([
        ranking.profile.id,
        ranking.rules.edition.map { "\(ranking.rules.id)@\($0)" } ?? ranking.rules.id,
        ranking.safety.verdict.rawValue, ranking.safety.urgency?.rawValue ?? "",
        String(candidate.rank), candidate.source.name, candidate.title,
        candidate.site.side.rawValue, candidate.site.level?.rawValue ?? "",
        candidate.pretest.value.description, candidate.posttest.value.description,
        candidate.alone.value.description, file, String(number),
        certainty?.low.value.description ?? "", certainty?.high.value.description ?? "",
        certainty?.first.value.description ?? "",
      ])
    }.joined()
  }

  /// A line: a field with a comma, quote or line break is quoted, and its quotes doubled.
  static func row(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ field: String) -> String {
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
    guard field.utf8.contains(where: special.contains) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
