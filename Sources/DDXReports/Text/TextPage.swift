/// Lines of at most a width, in colour and beyond ASCII only where the style has them.
struct TextPage {
  /// How a stretch of text looks on a terminal.
  enum Ink: String, CaseIterable {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case green = "32"
    case yellow = "1;33"
  }

  private(set) var text = ""
  /// The widest line.
  let width: Int
  private let style: PageStyle

  init(_ style: PageStyle = .plain) {
    self.style = style
    width = style.width
  }

  /// Adds a line; spaces at its end are left out.
  mutating func line(_ line: String = "", _ ink: Ink? = nil) {
    let line = shown(line)
    let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
    text += paint(String(line[..<end]), ink) + "\n"
  }

  /// Adds a heading with an empty line before it, and a few words at its right end.
  mutating func heading(_ heading: String, right: String = "") {
    line()
    guard !right.isEmpty else { return paragraph(heading, lead: "", .bold) }
    let parts = Self.wrapped(shown(heading), to: width - right.count - 2)
    for (index, part) in parts.enumerated() {
      line(
        index == 0
          ? paint(part.padded(to: width - right.count), .bold) + paint(right, .faint)
          : paint(part, .bold))
    }
  }

  /// Adds a paragraph, broken at spaces; its first line begins with `lead`.
  mutating func paragraph(_ words: String, lead: String = "", indent: Int? = nil, _ ink: Ink? = nil)
  {
    let indent = indent ?? lead.count
    let margin = String(repeating: " ", count: indent)
    let parts = Self.wrapped(shown(words), to: width - max(indent, lead.count))
    for (index, part) in parts.enumerated() {
      line((index == 0 ? lead : margin) + part, ink)
    }
  }

  /// Adds a paragraph with a short text at the right end of its last line, in the columns from
  /// `column` on.
  mutating func paragraph(_ words: String, lead: String, right: String, at column: Int) {
    let margin = String(repeating: " ", count: lead.count)
    let parts = Self.wrapped(shown(words), to: column - lead.count - 2)
    for (index, part) in parts.enumerated() {
      let left = (index == 0 ? lead : margin) + part
      line(
        index == parts.count - 1
          ? left.padded(to: column) + shown(right).aligned(to: width - column) : left)
    }
  }

  /// A text in ink, or plain where there is no colour.
  func paint(_ text: String, _ ink: Ink?) -> String {
    guard style.isColoured, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }

  /// A text in the characters that the page may hold.
  func shown(_ text: String) -> String { style.isUnicode ? text : ASCIIText.of(text) }

  /// A text broken at spaces, but not before a percent sign; a word longer than a line is broken
  /// within.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    let width = max(width, 8)
    var lines: [String] = []
    var line = ""
    var length = 0
    for word in words(of: text).flatMap({ pieces(of: $0, to: width) }) {
      if !line.isEmpty, length + 1 + word.count > width {
        lines.append(line)
        line = ""
        length = 0
      }
      if !line.isEmpty {
        line += " "
        length += 1
      }
      line += word
      length += word.count
    }
    return lines + [line]
  }

  /// The words of a text, a percent sign with what stands before it.
  private static func words(of text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).reduce(into: []) { words, word in
      if word.first == "%", let last = words.popLast() {
        words.append("\(last) \(word)")
      } else {
        words.append(String(word))
      }
    }
  }

  private static func pieces(of word: String, to width: Int) -> [String] {
    guard word.count > width else { return [word] }
    var pieces: [String] = []
    var rest = word[...]
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(width)))
      rest = rest.dropFirst(width)
    }
    return pieces
  }
}

extension String {
  /// The text with spaces after it, up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text with spaces before it, up to a width.
  func aligned(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  /// The text, or as much of it as a width has room for, with an ellipsis.
  func fitted(to width: Int) -> String {
    count <= width ? self : String(prefix(max(0, width - 1))) + "…"
  }

  /// The text with a capital first letter.
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with a small first letter, unless its second one is a capital, as in an acronym.
  package var lowercasedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
