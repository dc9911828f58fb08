/// Lines of at most ``width`` columns, with colour only where it was asked for.
struct TextPage {
  /// The widest line.
  static let width = 100

  /// How a stretch of text looks on a terminal.
  enum Ink: String, CaseIterable {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case green = "32"
    case yellow = "1;33"
  }

  private(set) var text = ""
  let isColoured: Bool

  init(isColoured: Bool) { self.isColoured = isColoured }

  /// Adds a line; spaces at its end are left out.
  mutating func line(_ line: String = "", _ ink: Ink? = nil) {
    let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
    text += paint(String(line[..<end]), ink) + "\n"
  }

  /// Adds a heading with an empty line before it.
  mutating func heading(_ heading: String) {
    line()
    line(heading, .bold)
  }

  /// Adds a paragraph, broken at spaces; its first line begins with `lead`.
  mutating func paragraph(_ words: String, lead: String = "", indent: Int? = nil, _ ink: Ink? = nil)
  {
    let indent = indent ?? lead.count
    let margin = String(repeating: " ", count: indent)
    for (index, part) in Self.wrapped(words, to: Self.width - max(indent, lead.count)).enumerated()
    {
      line((index == 0 ? lead : margin) + part, ink)
    }
  }

  /// Adds a paragraph with a short text at the right end of its last line.
  mutating func paragraph(_ words: String, lead: String, right: String, at column: Int) {
    let margin = String(repeating: " ", count: lead.count)
    let parts = Self.wrapped(words, to: column - lead.count - 2)
    for (index, part) in parts.enumerated() {
      let left = (index == 0 ? lead : margin) + part
      line(
        index == parts.count - 1
          ? left.padded(to: column) + right.aligned(to: Self.width - column) : left)
    }
  }

  /// A text in ink, or plain where there is no colour.
  func paint(_ text: String, _ ink: Ink?) -> String {
    guard isColoured, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }

  /// A text broken at spaces, but not before a percent sign; a longer word keeps a line to itself.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var length = 0
    var words: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if word.first == "%", let last = words.popLast() {
        words.append("\(last) \(word)")
      } else {
        words.append(String(word))
      }
    }
    for word in words {
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

  /// The text with a capital first letter.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with a small first letter, unless its second one is a capital, as in an acronym.
  var lowercasedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
