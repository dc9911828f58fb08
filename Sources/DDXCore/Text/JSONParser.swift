/// Reads JSON [RFC 8259], strictly.
///
/// Nothing is repaired: a duplicate key, a number that a double can't hold, text that isn't UTF-8,
/// and anything beyond the limits are refused.
package struct JSONParser {
  /// Where a text stops being JSON, and why.
  package struct Fault: Error, Hashable {
    /// The byte of the text, from 1.
    package let column: Int
    /// The problem there.
    package let problem: JSONProblem

    package init(column: Int, problem: JSONProblem) {
      self.column = column
      self.problem = problem
    }
  }

  /// What keeps a hostile text from taking time and memory.
  package struct Limits: Sendable {
    /// How deeply values may be nested.
    package let depth: Int
    /// How many keys an object may have.
    package let keys: Int
    /// How many values an array may have; nil for as many as there are.
    package let values: Int?

    package init(depth: Int, keys: Int, values: Int?) {
      self.depth = depth
      self.keys = keys
      self.values = values
    }

    /// Those of a line between a program and its host.
    package static let line = Limits(depth: 32, keys: 100, values: nil)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  private var position = 0
  private var depth = 0

  /// The value that a text holds.
  package static func value(
    of text: [UInt8], within limits: Limits = .line
  ) throws(Fault) -> JSONValue {
    let result = text.withUnsafeBufferPointer { bytes -> Result<JSONValue, Fault> in
      var parser = JSONParser(bytes: bytes, limits: limits)
      do throws(Fault) {
        return .success(try parser.document())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  private mutating func document() throws(Fault) -> JSONValue {
    skipSpace()
    if position == bytes.count { throw fault(.empty) }
    let value = try value()
    skipSpace()
    if position < bytes.count { throw fault(.moreThanOneValue) }
    return value
  }

  private mutating func value() throws(Fault) -> JSONValue {
    guard let byte = peek() else { throw fault(.ends) }
    switch byte {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw fault(.noValue)
    }
  }

  private mutating func object() throws(Fault) -> JSONObject {
    try enter()
    var object = JSONObject(offset: position - 1)
    var keys: Set<String> = []
    if !skip(UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        let start = position
        guard peek() == UInt8(ascii: "\"") else { throw fault(peek() == nil ? .ends : .noKey) }
        let key = try text()
        guard keys.insert(key).inserted else {
          position = start
          throw fault(.keyTwice(key))
        }
        guard skip(UInt8(ascii: ":")) else { throw fault(peek() == nil ? .ends : .noColon) }
        skipSpace()
        object.members.append(.init(key: key, value: try value()))
        if object.members.count > limits.keys { throw fault(.tooManyKeys) }
      } while skip(UInt8(ascii: ","))
      guard skip(UInt8(ascii: "}")) else { throw fault(peek() == nil ? .ends : .noComma) }
    }
    depth -= 1
    return object
  }

  private mutating func array() throws(Fault) -> [JSONValue] {
    try enter()
    var values: [JSONValue] = []
    if !skip(UInt8(ascii: "]")) {
      repeat {
        skipSpace()
        values.append(try value())
        if let most = limits.values, values.count > most { throw fault(.tooManyValues) }
      } while skip(UInt8(ascii: ","))
      guard skip(UInt8(ascii: "]")) else { throw fault(peek() == nil ? .ends : .noComma) }
    }
    depth -= 1
    return values
  }

  /// Steps over an opening bracket.
  private mutating func enter() throws(Fault) {
    depth += 1
    if depth > limits.depth { throw fault(.tooDeep) }
    position += 1
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
    let isThere = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard isThere else { throw fault(.noValue) }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(Fault) -> Double {
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if peek() == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let written = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(written), number.isFinite else {
      position = start
      throw fault(.hugeNumber)
    }
    return number
  }

  private mutating func digits() throws(Fault) {
    let start = position
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
    if position == start { throw fault(peek() == nil ? .ends : .noDigit) }
  }

  /// Steps over a byte where it is the next that is no space.
  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault(_ problem: JSONProblem) -> Fault {
    Fault(column: position + 1, problem: problem)
  }
}

extension JSONParser {
  private mutating func text() throws(Fault) -> String {
    position += 1
    let start = position
    while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      if byte < 0x20 { throw fault(.controlCharacter) }
      position += 1
    }
    var written = try utf8(start..<position)
    while peek() == UInt8(ascii: "\\") {
      written.unicodeScalars.append(try escaped())
      let next = position
      while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        if byte < 0x20 { throw fault(.controlCharacter) }
        position += 1
      }
      written += try utf8(next..<position)
    }
    guard peek() != nil else { throw fault(.ends) }
    position += 1
    return written
  }

  private mutating func utf8(_ range: Range<Int>) throws(Fault) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      position = range.lowerBound
      throw fault(.notUTF8)
    }
    return text
  }

  private mutating func escaped() throws(Fault) -> Unicode.Scalar {
    position += 1
    guard let byte = peek() else { throw fault(.ends) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try codePoint()
    default:
      position -= 1
      throw fault(.unknownEscape)
    }
  }

  /// The character of `u0041`, or of a pair of surrogates.
  private mutating func codePoint() throws(Fault) -> Unicode.Scalar {
    let start = position
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, peek() == UInt8(ascii: "\\") {
      position += 1
      if peek() == UInt8(ascii: "u") {
        position += 1
        let second = try hexadecimal()
        if (0xDC00...0xDFFF).contains(second),
          let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
          return scalar
        }
      }
    }
    position = start
    throw fault(.unknownEscape)
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    guard position + 4 <= bytes.count else {
      position = bytes.count
      throw fault(.ends)
    }
    var number: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault(.unknownEscape)
      }
      number = number << 4 | UInt32(digit)
    }
    position += 4
    return number
  }
}
