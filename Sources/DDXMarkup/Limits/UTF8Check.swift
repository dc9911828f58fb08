/// Finds what is not UTF-8, by the table of well-formed sequences [Unicode 3.9, D92].
enum UTF8Check {
  /// Whether all bytes are of ASCII and none is zero, so that nothing else need be asked of them.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = UnsafeRawPointer(bytes.baseAddress) else { return true }
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var index = 0
    while index + 8 <= bytes.count {
      let word = start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // Subtracting one borrows the high bit of a byte only where it is zero.
      if (word | (word &- ones)) & highs != 0 { return false }
      index += 8
    }
    while index < bytes.count {
      if bytes[index] == 0 || bytes[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }

  /// The place of the first byte that begins no character, or nil.
  static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard byte >= 0xC2, byte <= 0xF4, index + length <= bytes.count else { return index }
      let second = bytes[index + 1]
      let low: UInt8 = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF
      guard second >= low, second <= high else { return index }
      for next in (index + 2)..<max(index + length, index + 2)
      where bytes[next] & 0xC0 != 0x80 {
        return index
      }
      index += length
    }
    return nil
  }
}
