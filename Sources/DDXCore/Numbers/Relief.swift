/// How much of the pain a block took away, in percent of the pain before it.
public struct Relief: Hashable, Comparable, Sendable {
  /// The value, 0 … 100 percent.
  public let percent: Double

  /// Creates a relief.
  ///
  /// - Throws: ``NumberError`` when the value is not finite or outside 0 … 100.
  public init(percent: Double) throws(NumberError) {
    guard percent.isFinite else { throw .notFinite }
    guard (0...100).contains(percent) else { throw .reliefOutOfRange(percent) }
    self.percent = percent
  }

  private init(valid percent: Double) { self.percent = percent }

  /// No relief.
  public static let zero = Relief(valid: 0)
  /// All the pain gone.
  public static let whole = Relief(valid: 100)
  /// The edge between the bands none and partial.
  package static let half = Relief(valid: 50)
  /// The edge between the bands partial and full.
  package static let most = Relief(valid: 80)

  /// The band: an edge belongs to the band above it.
  public var band: ReliefBand {
    percent >= 80 ? .full : percent >= 50 ? .partial : .none
  }

  /// Orders by value.
  public static func < (left: Self, right: Self) -> Bool { left.percent < right.percent }
}

/// The bands of relief: none below 50 %, partial from 50 %, full from 80 %.
public enum ReliefBand: String, CaseIterable, Hashable, Sendable {
  /// Below 50 %.
  case none
  /// 50 % or more, below 80 %.
  case partial
  /// 80 % or more.
  case full
}
