import Mustache

/// Escapes what documents say for HTML, by its characters in Unicode and not by what they look like
/// together.
///
/// The library's own escaping compares whole grapheme clusters, so that a quote with a combining
/// accent passes it and ends an attribute. Here every scalar is looked at by itself. What steers the
/// direction of writing, or shows nothing, is replaced by a sign that shows.
struct StrictHTML: MustacheContentType {
  /// The name that templates call it by.
  static let name = "STRICT"

  func escapeText(_ text: String) -> String { Self.escaped(text) }

  /// A text as HTML shows it, in an element or between the quotes of an attribute.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // A number stays on one line with its percent sign.
      if scalar == "%", escaped.last == " " {
        escaped.removeLast()
        escaped.append("\u{A0}")
      }
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      default: escaped.append(scalar.steers ? "\u{FFFD}" : scalar)
      }
    }
    return String(escaped)
  }
}

extension Unicode.Scalar {
  /// Whether it steers a reader's screen or the direction of writing, and shows nothing itself.
  var steers: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
