/// A word that a program wrote, fit for a message: short, and without what would move a cursor.
struct Quoted: CustomStringConvertible {
  private let word: String

  init(_ word: String) { self.word = word }

  var description: String {
    let shown = word.unicodeScalars.prefix(60).map { $0.isControl ? "\u{FFFD}" : Character($0) }
    return "`\(String(shown))\(word.unicodeScalars.count > 60 ? "…" : "")`"
  }
}

extension Unicode.Scalar {
  /// Whether it is no character to show but one that acts on what shows it.
  var isControl: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
