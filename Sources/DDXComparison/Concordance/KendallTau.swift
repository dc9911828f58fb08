/// Kendall's tau-b: how far two sets of values order the same things alike, ties allowed [Kendall1945].
///
/// tau-b = (C - D) / sqrt((n0 - n1) (n0 - n2)) with C and D the pairs ordered alike and otherwise, n0
/// all pairs, n1 and n2 those tied on one side.
public struct KendallTau: Hashable, Sendable {
  /// The coefficient, -1 … 1; nil where one side ties everything, so that there is no order.
  public let value: Double?
  /// The pairs that both sides order alike.
  public let concordant: Int
  /// The pairs that they order otherwise.
  public let discordant: Int

  /// Compares two values of each thing.
  public init(_ pairs: [(first: Double, second: Double)]) {
    var (concordant, discordant, tiedFirst, tiedSecond) = (0, 0, 0, 0)
    for (index, one) in pairs.enumerated() {
      for two in pairs[(index + 1)...] {
        let isTiedFirst = one.first == two.first
        let isTiedSecond = one.second == two.second
        if isTiedFirst { tiedFirst += 1 }
        if isTiedSecond { tiedSecond += 1 }
        if isTiedFirst || isTiedSecond { continue }
        if (one.first < two.first) == (one.second < two.second) {
          concordant += 1
        } else {
          discordant += 1
        }
      }
    }
    self.concordant = concordant
    self.discordant = discordant
    let all = pairs.count * (pairs.count - 1) / 2
    let ordered = Double(all - tiedFirst) * Double(all - tiedSecond)
    value = ordered > 0 ? Double(concordant - discordant) / ordered.squareRoot() : nil
  }
}
