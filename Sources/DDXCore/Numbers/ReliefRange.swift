/// The relief of a block as recorded: one number, a range, or a bound.
///
/// A range stands for the set of bands that it touches, never for its middle.
public struct ReliefRange: Hashable, Sendable {
  /// The least relief that it leaves open.
  public let low: Relief
  /// The greatest relief that it leaves open.
  public let high: Relief
  /// Whether the pain was worse afterwards; it is then no relief.
  public let isWorse: Bool

  /// Creates the record of one number.
  public init(_ relief: Relief) { self.init(low: relief, high: relief, isWorse: false) }

  /// Creates a range; its ends may come in either order.
  public init(_ one: Relief, _ other: Relief) {
    self.init(low: min(one, other), high: max(one, other), isWorse: false)
  }

  private init(low: Relief, high: Relief, isWorse: Bool) {
    self.low = low
    self.high = high
    self.isWorse = isWorse
  }

  /// Creates a range from `85`, `50-75`, `>= 80`, `> 80`, `<= 30`, `< 50`, `positive`, `negative` or
  /// `worse`, or nil where the text is none of them.
  ///
  /// `positive` and `negative` are for letters without a number: at least 50 %, the least relief
  /// that any edition calls positive, and below 50 %.
  public init?(_ text: some StringProtocol) {
    let word = String(text.filter { $0 != " " })
    func relief(_ digits: some StringProtocol) -> Relief? {
      guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else {
        return nil
      }
      return Double(digits).flatMap { try? Relief(percent: $0) }
    }
    if word == "worse" {
      self.init(low: .zero, high: .zero, isWorse: true)
    } else if word == "positive" {
      self.init(.half, .whole)
    } else if word == "negative" {
      self.init("<\(Relief.half.percent)")
    } else if word.hasPrefix(">="), let low = relief(word.dropFirst(2)) {
      self.init(low, .whole)
    } else if word.hasPrefix("<="), let high = relief(word.dropFirst(2)) {
      self.init(.zero, high)
    } else if word.hasPrefix(">"), let edge = relief(word.dropFirst()), edge < .whole,
      let low = try? Relief(percent: edge.percent.nextUp)
    {
      self.init(low, .whole)
    } else if word.hasPrefix("<"), let edge = relief(word.dropFirst()), edge > .zero,
      let high = try? Relief(percent: edge.percent.nextDown)
    {
      self.init(.zero, high)
    } else if let exact = relief(word) {
      self.init(exact)
    } else {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2, let low = relief(ends[0]), let high = relief(ends[1]), low <= high
      else { return nil }
      self.init(low, high)
    }
  }

  /// The relief, if it is a single number, or nil.
  public var exact: Relief? { low == high ? low : nil }

  /// The bands that it leaves open, the least first.
  public var bands: [ReliefBand] {
    ReliefBand.allCases.filter { $0.floor <= high && (low.band == $0 || $0.floor > low) }
  }

  /// Whether the relief is at least this much; nil if the record leaves that open.
  public func reaches(_ threshold: Relief) -> Bool? {
    low >= threshold ? true : high < threshold ? false : nil
  }

  /// The possible relief of the whole pain, given that of its parts: between the least and the
  /// greatest, as the whole is a mean of its parts.
  public func spanning(_ other: ReliefRange) -> ReliefRange {
    ReliefRange(
      low: min(low, other.low), high: max(high, other.high), isWorse: isWorse && other.isWorse)
  }
}

extension ReliefBand {
  /// The least relief of the band.
  fileprivate var floor: Relief {
    switch self {
    case .none: .zero
    case .partial: .half
    case .full: .most
    }
  }
}
