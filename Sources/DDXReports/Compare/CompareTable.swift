public import DDXComparison
import DDXCore
public import DDXRanking

/// Movements as a table: one row for each source of each profile [RFC4180].
public enum CompareTable {
  /// The names of the columns, as the first line.
  public static let header = CSVReport.row([
    "profile", "left", "right", "source", "left-rank", "left-posttest", "right-rank",
    "right-posttest", "change", "small",
    "left-safety", "right-safety", "left-first", "right-first", "left-step", "right-step",
  ])

  /// The rows of one patient, each ended by CR LF; what the patient comes to stands in each.
  public static func text(
    _ movements: [Movement], profile: String, names: (left: String, right: String),
    left: Decision, right: Decision, glossary: Glossary
  ) -> String {
    let answers = [
      left.safety.word, right.safety.word, left.first.name, right.first.name,
      glossary.step(of: left), glossary.step(of: right),
    ]
    return movements.map { movement in
      CSVReport.row(
        [
          profile, names.left, names.right, movement.source.name,
          movement.left.map { String($0.rank) } ?? "",
          movement.left?.posttest.value.description ?? "",
          movement.right.map { String($0.rank) } ?? "",
          movement.right?.posttest.value.description ?? "",
          movement.change?.description ?? "", movement.isSmall ? "yes" : "no",
        ] + answers)
    }.joined()
  }
}

extension CompareReport {
  /// The rows of ``CompareTable``.
  public func csv() -> String {
    CompareTable.text(
      comparison.movements, profile: comparison.left.profile.id, names: names,
      left: comparison.left.decision, right: comparison.right.decision, glossary: glossary)
  }
}
