/// A number as a page states it, to the precision it is printed with.
struct StatedNumber {
  let text: String
  let value: Double
  private let decimals: Int

  /// Reads digits, a point and at least two decimals; nil for anything else.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, (2...12).contains(parts[1].count),
      parts.joined().utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let value = Double(String(text))
    else { return nil }
    self.text = String(text)
    self.value = value
    self.decimals = parts[1].count
  }

  /// Whether a number is printed so.
  func isPrinted(for number: Double) -> Bool { abs(number - value) <= 0.5 / scale + 1e-12 }

  /// Another number to the same precision.
  func precise(_ number: Double) -> Double { (number * scale).rounded() / scale }

  private var scale: Double { (0..<decimals).reduce(1) { scale, _ in scale * 10 } }
}
