#if Serve

/// A secret of 128 random bits.
struct Token: Hashable, Sendable {
  /// The secret in hexadecimal.
  let text: String

  /// Makes one up, from the random numbers of the system.
  init() {
    var source = SystemRandomNumberGenerator()
    text = (0..<16).map { _ in
      let byte = UInt8.random(in: .min ... .max, using: &source)
      return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// Whether a text is the secret; how long that takes does not depend on where they differ.
  func matches(_ other: String) -> Bool {
    let (left, right) = (Array(text.utf8), Array(other.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

#endif
