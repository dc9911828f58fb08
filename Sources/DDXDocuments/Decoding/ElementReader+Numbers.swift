internal import DDXCore

extension ElementReader {
  /// A number within a range, or nil.
  func number(_ name: String, in range: NumberRange) -> Double? {
    guard let text = string(name) else { return nil }
    guard let value = DecimalText.value(text) else {
      error(.value(.notNumber(attribute: name, found: text, range: range)), name)
      return nil
    }
    guard range.contains(value) else {
      error(.value(.outOfRange(attribute: name, found: text, range: range)), name)
      return nil
    }
    return value
  }

  /// A number that must be there.
  func requiredNumber(_ name: String, in range: NumberRange) -> Double? {
    required(name) == nil ? nil : number(name, in: range)
  }

  /// A whole number within a range, or nil.
  func integer(_ name: String, in range: NumberRange) -> Int? {
    guard let value = number(name, in: range) else { return nil }
    guard let whole = Int(exactly: value), string(name)?.contains(".") == false else {
      error(.value(.notWhole(attribute: name, found: string(name) ?? "")), name)
      return nil
    }
    return whole
  }

  /// A whole number that must be there.
  func requiredInteger(_ name: String, in range: NumberRange) -> Int? {
    required(name) == nil ? nil : integer(name, in: range)
  }

  /// A length of time, or nil.
  func duration(_ name: String) -> ClinicalDuration? {
    guard let text = string(name) else { return nil }
    guard let duration = ClinicalDuration(text) else {
      error(.value(.notDuration(attribute: name, found: text)), name)
      return nil
    }
    return duration
  }

  /// A day, or nil.
  func date(_ name: String) -> CalendarDate? {
    guard let text = string(name) else { return nil }
    guard let date = CalendarDate(text) else {
      error(.value(.notDate(attribute: name, found: text)), name)
      return nil
    }
    return date
  }

  /// A number with the ends of its interval in attributes of other names.
  func measured(
    _ name: String, low lowName: String, high highName: String, in range: NumberRange,
    isAssumed: Bool = false
  ) -> Measured? {
    let ends = NumberRange(range.low, range.high)
    let (low, high) = (number(lowName, in: ends), number(highName, in: ends))
    guard let value = number(name, in: range) else { return nil }
    if let low, low > value { error(.evidence(.interval(attribute: name)), name) }
    if let high, high < value { error(.evidence(.interval(attribute: name)), name) }
    return Measured(value, low: low, high: high, isAssumed: isAssumed)
  }
}

/// Decimal numbers as XML Schema writes them: no exponent, no words for infinity.
enum DecimalText {
  /// The number, or nil.
  static func value(_ text: String) -> Double? {
    var digits = 0
    var points = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"): if index > 0 { return nil }
      default: return nil
      }
    }
    guard digits > 0, points <= 1 else { return nil }
    return Double(text.hasSuffix(".") ? text + "0" : text)
  }
}
