/// A number as people write it: with a percent sign, a decimal comma or a unit.
struct WrittenNumber {
  /// The number as it was written, with a decimal point.
  private let value: Double
  private let isPercent: Bool

  /// Reads a number that is not written as documents write it.
  ///
  /// - Returns: Nil where there is none, or where what follows may make another of it.
  init?(_ text: String) {
    let text = text.drop(while: \.isWhitespace)
    let digits = text.prefix { Self.isDigit($0) || "+-.,".contains($0) }
    let unit = text.dropFirst(digits.count).filter { !$0.isWhitespace }
    isPercent = unit == "%"
    guard unit.isEmpty || isPercent || Self.isUnit(unit),
      let value = DecimalText.value(String(digits.map { $0 == "," ? "." : $0 }))
    else { return nil }
    self.value = value
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  /// Whether a text may be a unit, and no exponent nor another number.
  private static func isUnit(_ text: String) -> Bool {
    let beginning = text.lowercased()
    return text.first?.isLetter == true && !text.contains(where: isDigit)
      && !beginning.hasPrefix("e+") && !beginning.hasPrefix("e-")
  }

  /// How it is written where a range is asked for, such as ``write 1.4 % as `0.014` ``; nil where
  /// it lies outside.
  func help(in range: ClosedRange<Double>) -> String? {
    let isFraction = isPercent && range.upperBound == 1
    // Shifting the decimal point of the text keeps its digits.
    guard let meant = isFraction ? Double("\(value)e-2") : value, range.contains(meant) else {
      return nil
    }
    return isPercent
      ? "write \(Self.digits(value)) % as `\(Self.digits(meant))`" : "write `\(Self.digits(meant))`"
  }

  private static func digits(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
