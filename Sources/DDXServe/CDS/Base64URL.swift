#if Serve

/// Bytes written in letters, as tokens write them: base64url without padding [RFC 7515].
enum Base64URL {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static let values: [UInt8: UInt32] = Dictionary(
    uniqueKeysWithValues: digits.enumerated().map { ($0.element, UInt32($0.offset)) })

  /// The bytes of a text; nil where it is none, or its last digit holds more than is needed.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var result: [UInt8] = []
    var (held, bits): (UInt32, UInt32) = (0, 0)
    for byte in text.utf8 {
      guard let value = values[byte] else { return nil }
      held = held << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(held >> bits))
        held &= 1 << bits - 1
      }
    }
    return bits < 6 && held == 0 ? result : nil
  }
}

#endif
