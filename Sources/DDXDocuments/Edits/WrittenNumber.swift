/// A number as people write it: with a percent sign, a decimal comma or a unit.
struct WrittenNumber {
  /// The number as it was written, with a decimal point.
  private let value: Double
  private let isPercent: Bool

  /// Reads a number that is not written as documents write it; nil where there is none.
  init?(_ text: String) {
    let text = text.split(whereSeparator: \.isWhitespace).joined()
    let digits = text.prefix { $0.isASCII && $0.isNumber || "+-.,".contains($0) }
    guard !digits.isEmpty,
      let value = DecimalText.value(String(digits.map { $0 == "," ? "." : $0 }))
    else { return nil }
    self.value = value
    isPercent = text.dropFirst(digits.count).first == "%"
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
