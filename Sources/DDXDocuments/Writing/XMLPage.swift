/// Elements as text, one on a line, their attributes broken where a line would be too long.
struct XMLPage {
  /// The widest line, unless one attribute alone is wider.
  static let width = 100

  /// An attribute with its value; one without a value is left out.
  typealias Attribute = (name: String, value: String?)

  private(set) var text = ""
  /// The number of lines so far.
  private(set) var count = 0
  private var depth = 0

  /// Adds a line as it is.
  mutating func line(_ line: String) {
    text += line.isEmpty ? "\n" : String(repeating: " ", count: 2 * depth) + line + "\n"
    count += 1
  }

  /// Adds an element without content.
  mutating func element(_ name: String, _ attributes: [Attribute]) {
    tag(name, attributes, end: "/>")
  }

  /// Adds an element with what `content` adds within it.
  mutating func element(
    _ name: String, _ attributes: [Attribute] = [], _ content: (inout XMLPage) -> Void
  ) {
    tag(name, attributes, end: ">")
    depth += 1
    content(&self)
    depth -= 1
    line("</\(name)>")
  }

  /// Adds an element with text in it, on lines of its own where it would be too long beside its tags.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], text: String) {
    let text = Self.escaped(text)
    let short = attributes.reduce(2 * depth + 2 * name.count + 5 + text.count) { length, part in
      length + (part.value.map { part.name.count + $0.count + 4 } ?? 0)
    }
    if short <= Self.width {
      tag(name, attributes, end: ">\(text)</\(name)>")
      return
    }
    element(name, attributes) { page in
      var line = ""
      for word in text.split(separator: " ") {
        if !line.isEmpty, 2 * page.depth + line.count + 1 + word.count > Self.width {
          page.line(line)
          line = ""
        }
        line += line.isEmpty ? word : " \(word)"
      }
      page.line(line)
    }
  }

  private mutating func tag(_ name: String, _ attributes: [Attribute], end: String) {
    let margin = String(repeating: " ", count: 2 * depth)
    let hanging = margin + String(repeating: " ", count: name.count + 2)
    var line = "\(margin)<\(name)"
    var isFirst = true
    for (name, value) in attributes {
      guard let value else { continue }
      let part = "\(name)=\"\(Self.escaped(value))\""
      if !isFirst, line.count + 1 + part.count + end.count > Self.width {
        text += line + "\n"
        count += 1
        line = hanging + part
      } else {
        line += " " + part
      }
      isFirst = false
    }
    text += line + end + "\n"
    count += 1
  }

  /// Text as it stands between quotes or tags; what a parser would read as a space is named.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(character.value);"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
