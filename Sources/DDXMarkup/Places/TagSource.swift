/// Finds an attribute in the source of a tag.
///
/// The tree keeps only where each tag begins: a place is looked for once a message needs it, and
/// is then exact whatever entities the values hold.
package enum TagSource {
  /// The place of an attribute's name in the tag that begins at an offset, or nil.
  package static func offset(
    ofAttribute name: String, inTagAt start: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var index = start + 1
    func skip(_ isSkipped: (UInt8) -> Bool) {
      while index < bytes.count, isSkipped(bytes[index]) { index += 1 }
    }
    skip { !isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    while index < bytes.count {
      skip(isSpace)
      let nameStart = index
      skip { !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
      guard index > nameStart, index < bytes.count, bytes[index] != UInt8(ascii: ">") else {
        return nil
      }
      if bytes[nameStart..<index].elementsEqual(name.utf8) { return nameStart }
      skip { isSpace($0) || $0 == UInt8(ascii: "=") }
      guard index < bytes.count else { return nil }
      let quote = bytes[index]
      index += 1
      skip { $0 != quote }
      index += 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }
}
