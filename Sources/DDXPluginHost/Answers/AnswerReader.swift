import DDXCore

/// One object of an answer: its members as what they should be, or a fault that says where.
struct AnswerReader {
  private let object: JSONObject

  /// Reads a value as an object of a shape.
  init(_ value: JSONValue, _ shape: AnswerShape) throws(AnswerFault) {
    guard case .object(let object) = value else { throw AnswerFault(.type("an object")) }
    for member in object.members {
      guard !shape.keys.contains(member.key), !member.key.hasPrefix("x-") else { continue }
      throw AnswerFault(
        .unknownKey(near: NearNames.near(member.key, among: shape.keys)), at: member.key)
    }
    self.object = object
  }

  /// Whether a key is there; null counts as absent.
  func has(_ key: String) -> Bool { member(key) != nil }

  private func member(_ key: String) -> JSONValue? {
    object[key].flatMap { $0 == .null ? nil : $0 }
  }

  /// The value of a key that may be absent, as a closure reads it.
  func optional<Value>(
    _ key: String, _ read: (JSONValue) throws(AnswerFault) -> Value
  ) throws(AnswerFault) -> Value? {
    guard let value = member(key) else { return nil }
    do throws(AnswerFault) {
      return try read(value)
    } catch {
      throw error.within(key)
    }
  }

  /// The value of a key that must be there, as a closure reads it.
  func required<Value>(
    _ key: String, _ read: (JSONValue) throws(AnswerFault) -> Value
  ) throws(AnswerFault) -> Value {
    guard let value = try optional(key, read) else { throw AnswerFault(.missing, at: key) }
    return value
  }

  /// The elements of a key, as a closure reads each; none where the key is absent.
  func list<Value>(
    _ key: String, _ read: (JSONValue) throws(AnswerFault) -> Value
  ) throws(AnswerFault) -> [Value] {
    try optional(key) { value throws(AnswerFault) in
      guard case .array(let elements) = value else { throw AnswerFault(.type("an array")) }
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for (index, element) in elements.enumerated() {
        do throws(AnswerFault) {
          values.append(try read(element))
        } catch {
          throw error.within(index)
        }
      }
      return values
    } ?? []
  }

  /// A line of text that must be there.
  func text(_ key: String) throws(AnswerFault) -> String { try required(key, Self.text) }

  /// A few words that must be there: the name of a source, or a version.
  func words(_ key: String) throws(AnswerFault) -> String {
    try required(key) { value throws(AnswerFault) in try Self.text(value, limit: 60) }
  }

  /// A line of text that may be absent.
  func optionalText(_ key: String) throws(AnswerFault) -> String? { try optional(key, Self.text) }

  /// An id that must be there.
  func name(_ key: String) throws(AnswerFault) -> String { try required(key, Self.name) }

  /// One of the words of an enumeration, or a default where the key is absent.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, as type: Word.Type, otherwise: Word
  ) throws(AnswerFault) -> Word {
    try optional(key) { value throws(AnswerFault) in try Self.word(value, as: type) } ?? otherwise
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, as type: Word.Type
  ) throws(AnswerFault) -> Word {
    try required(key) { value throws(AnswerFault) in try Self.word(value, as: type) }
  }

  /// A number in a range that must be there.
  func number(_ key: String, in range: AnswerRange) throws(AnswerFault) -> Double {
    try required(key) { value throws(AnswerFault) in try range.number(value) }
  }

  /// A number in a range that may be absent.
  func optionalNumber(_ key: String, in range: AnswerRange) throws(AnswerFault) -> Double? {
    try optional(key) { value throws(AnswerFault) in try range.number(value) }
  }

  /// A whole number in a range that may be absent.
  func optionalCount(_ key: String, in range: AnswerRange) throws(AnswerFault) -> Int? {
    try optional(key) { value throws(AnswerFault) in try range.count(value) }
  }

  /// True or false, or a default where the key is absent.
  func truth(_ key: String, otherwise: Bool) throws(AnswerFault) -> Bool {
    try optional(key, Self.truth) ?? otherwise
  }

  /// True or false.
  func truth(_ key: String) throws(AnswerFault) -> Bool { try required(key, Self.truth) }
}

extension AnswerReader {
  /// A value as a line of text.
  static func text(_ value: JSONValue) throws(AnswerFault) -> String {
    try text(value, limit: longestText)
  }

  /// The most characters of a text.
  static let longestText = 2_000

  /// A value as a line of text of so many characters at most.
  static func text(_ value: JSONValue, limit: Int) throws(AnswerFault) -> String {
    guard case .text(let text) = value else { throw AnswerFault(.type("a text")) }
    if text.isEmpty { throw AnswerFault(.emptyText) }
    if text.count > limit { throw AnswerFault(.longText(limit: limit)) }
    if text.unicodeScalars.contains(where: \.isControl) { throw AnswerFault(.controlCharacter) }
    return text
  }

  /// A value as an id.
  static func name(_ value: JSONValue) throws(AnswerFault) -> String {
    let text = try text(value)
    let isName = text.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        index > 0
      default: false
      }
    }
    guard isName else { throw AnswerFault(.name(text)) }
    return text
  }

  /// A value as one of the words of an enumeration.
  static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ value: JSONValue, as type: Word.Type
  ) throws(AnswerFault) -> Word {
    guard case .text(let text) = value else { throw AnswerFault(.type("a text")) }
    guard let word = Word(rawValue: text) else {
      let allowed = Word.allCases.map(\.rawValue)
      throw AnswerFault(
        .word(text, allowed: allowed, near: NearNames.near(text, among: allowed)))
    }
    return word
  }

  private static func truth(_ value: JSONValue) throws(AnswerFault) -> Bool {
    guard case .truth(let truth) = value else { throw AnswerFault(.type("true or false")) }
    return truth
  }
}
