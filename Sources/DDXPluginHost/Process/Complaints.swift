/// The last that a program wrote to its standard error.
struct Complaints {
  private static let kept = 4096
  private static let shownLines = 5
  private static let shownBytes = 500

  private var bytes: [UInt8] = []

  /// Adds what was read; only the end is kept.
  mutating func append(_ read: some Collection<UInt8>) {
    bytes.append(contentsOf: read.suffix(Self.kept))
    if bytes.count > 2 * Self.kept { bytes.removeFirst(bytes.count - Self.kept) }
  }

  /// The last lines, without empty ones and control characters, within the bytes to show.
  var lines: [String] {
    var left = Self.shownBytes
    var shown: [String] = []
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).reversed()
    {
      let text = String(String.UnicodeScalarView(line.unicodeScalars.filter { !$0.isControl }))
        .trimmed
      if text.isEmpty { continue }
      if shown.count == Self.shownLines || left <= 0 { break }
      let fitting = text.utf8.count <= left ? text : "…" + String(text.suffix(left))
      left -= fitting.utf8.count
      shown.append(fitting)
    }
    return shown.reversed()
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
