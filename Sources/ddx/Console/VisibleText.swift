import DDXReports

/// A text as it may reach a terminal.
///
/// What documents, file names and programs say is not for a terminal to obey: a control character
/// is replaced by one that shows, and so is what turns the direction of writing round. The colours
/// of the reports are let through, and the line feeds.
enum VisibleText {
  /// The bytes of a text, with `U+FFFD` for what would not be seen.
  static func bytes(of text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard hasSuspects(bytes) else { return bytes }
    var shown: [UInt8] = []
    shown.reserveCapacity(bytes.count)
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "\u{1B}", let colour = TerminalColour.prefix(of: rest) {
        shown += Array(String(colour).utf8)
        rest = rest[colour.endIndex...]
        continue
      }
      rest.removeFirst()
      let isEndOfLine = scalar == "\n" || scalar == "\r" && rest.first == "\n"
      let isShown = isEndOfLine || scalar == "\t" || !steers(scalar)
      shown += Array(String(isShown ? scalar : "\u{FFFD}").utf8)
    }
    return shown
  }

  /// Whether a character steers a terminal or the direction of writing, and shows nothing itself.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether some byte may begin such a character; most texts have none, and are left as they are.
  private static func hasSuspects(_ bytes: [UInt8]) -> Bool {
    bytes.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
  }
}
