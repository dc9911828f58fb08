/// The JSON objects of a file, one after the other: a single one over many lines, or one on each.
///
/// It finds where each begins and ends, and leaves what is within to a decoder.
struct SavedObjects {
  /// One object.
  struct Object {
    /// Its place in the document.
    let bytes: Range<Int>
    /// The line on which it begins, from 1.
    let line: Int
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // What some editors put before UTF-8.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The next object, or nil at the end.
  ///
  /// - Throws: ``SavedFault`` where something else stands, or the object does not end.
  mutating func next() throws(SavedFault) -> Object? {
    while place < bytes.count, isSpace(bytes[place]) { advance() }
    guard place < bytes.count else { return nil }
    guard bytes[place] == UInt8(ascii: "{") else { throw SavedFault(.notJSON, line: line) }
    let (start, first) = (place, line)
    var depth = 0
    var isWithinText = false
    while place < bytes.count {
      let byte = bytes[place]
      if isWithinText {
        if byte == UInt8(ascii: "\\") {
          advance()
        } else {
          isWithinText = byte != UInt8(ascii: "\"")
        }
      } else if byte == UInt8(ascii: "\"") {
        isWithinText = true
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
      }
      advance()
      if depth == 0 { return Object(bytes: start..<min(place, bytes.count), line: first) }
    }
    throw SavedFault(.truncated, line: first)
  }

  private mutating func advance() {
    if place < bytes.count, bytes[place] == UInt8(ascii: "\n") { line += 1 }
    place += 1
  }

  private func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
