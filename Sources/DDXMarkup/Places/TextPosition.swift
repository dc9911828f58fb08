/// A place in a document as people count: lines and characters from 1.
package struct TextPosition: Hashable {
  /// The line, from 1.
  package let line: Int
  /// The character on the line, from 1.
  package let column: Int

  /// The place of a byte.
  package init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let end = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    var column = 1
    // A byte that continues a character is not one of its own.
    for index in lineStart..<end where bytes[index] & 0xC0 != 0x80 { column += 1 }
    self.line = line
    self.column = column
  }

  /// The text of the line that holds a byte, without its end.
  package static func line(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    var start = min(max(offset, 0), bytes.count)
    var end = start
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
