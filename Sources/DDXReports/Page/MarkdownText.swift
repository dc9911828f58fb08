/// Escapes what documents say for Markdown, so that no word of it is read as markup [CommonMark].
package enum MarkdownText {
  /// A text on one line, in a paragraph, an item or a cell of a table.
  package static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "&", "~", "#":
        escaped.append(contentsOf: ["\\", scalar])
      case "\n", "\t": escaped.append(" ")
      default: escaped.append(scalar.steers ? "\u{FFFD}" : scalar)
      }
    }
    return String(escaped)
  }

  /// A text that begins a line, where a dash or a number would begin a list.
  static func paragraph(_ text: String) -> String {
    let escaped = escaped(text)
    guard let first = escaped.unicodeScalars.first else { return escaped }
    if first == "-" || first == "+" || first == "=" { return "\\" + escaped }
    let digits = escaped.prefix { ("0"..."9").contains($0) }
    let rest = escaped.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first == "." || rest.first == ")" else { return escaped }
    return digits + "\\" + rest
  }
}
