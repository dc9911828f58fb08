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
package enum DecimalText {
  /// The number, or nil.
  package static func value(_ text: String) -> Double? {
    var (digits, decimals, whole) = (0, 0, 0)
    var (isNegative, hasPoint) = (false, false)
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if hasPoint { decimals += 1 }
        if digits <= exactDigits { whole = whole * 10 + Int(byte - UInt8(ascii: "0")) }
      case UInt8(ascii: "."):
        if hasPoint { return nil }
        hasPoint = true
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: "-") where index == 0: isNegative = true
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    guard digits <= exactDigits else { return Double(text.hasSuffix(".") ? text + "0" : text) }
    // Both are exact, so their quotient is the nearest number [Clinger1990].
    let value = Double(whole) / powersOfTen[decimals]
    return isNegative ? -value : value
  }

  /// As many digits as a `Double` always holds.
  private static let exactDigits = 15
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
