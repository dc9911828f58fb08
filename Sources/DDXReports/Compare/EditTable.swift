import DDXComparison
import DDXCore

/// Edits as the rows of a table: in words, with both values, the key and the places.
struct EditTable {
  let edits: [ProtocolEdit]
  let glossary: Glossary

  /// The columns that every table of edits begins with.
  static let columns: [PageTable.Column] = [
    .init(title: "Edit"), .init(title: "From"), .init(title: "To"),
  ]

  /// The rows of an edit: one for each of its differences, with what it does beside the first.
  func rows(of edit: Int, effects: [String] = []) -> [PageTable.Row] {
    edits[edit].active.enumerated().map { place, difference in
      let words = DifferenceWords(difference, glossary: glossary)
      return PageTable.Row(
        [
          .init(words.key.capitalisedFirst, notes: [difference.key, words.places]),
          .init(words.left), .init(words.right),
        ] + effects.map { .init(place == 0 ? $0 : "") })
    }
  }
}
