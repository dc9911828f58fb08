/// Points in two dimensions, with lines between them and intervals about them.
///
/// Its labels are short; the table beside it says what they stand for.
struct ChartPicture: Sendable {
  /// A direction with its marks.
  struct Axis: Sendable {
    /// What it counts.
    let title: String
    /// What it spans.
    let range: ClosedRange<Double>
    /// Where it is marked.
    let marks: [Double]
    /// The decimals of a mark.
    let decimals: Int

    /// An axis that holds some numbers, marked at round steps.
    init(_ title: String, holding values: [Double]) {
      let low = min(values.min() ?? 0, 0)
      let high = max(values.max() ?? 1, low + 1e-6)
      let step = Self.step(for: (high - low) / 5)
      let first = (low / step).rounded(.down)
      let last = (high / step).rounded(.up)
      self.title = title
      marks = stride(from: first, through: last, by: 1).map { $0 * step }
      range = first * step...last * step
      decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3
    }

    /// The round step that is nearest above a number: 1, 2 or 5 times a power of ten.
    private static func step(for width: Double) -> Double {
      var power = 1.0
      while power > width { power /= 10 }
      while power * 10 < width { power *= 10 }
      return [1, 2, 5, 10].map { $0 * power }.first { $0 >= width } ?? 10 * power
    }
  }

  /// A point.
  struct Point: Sendable {
    let x: Double
    let y: Double
    /// The interval about it, in the direction of y.
    var interval: ClosedRange<Double>?
    /// What is written beside it.
    var label = ""
    /// Whether it stands out.
    var isKey = false
  }

  /// A line through places.
  struct Line: Sendable {
    /// How it is drawn.
    enum Kind: String, Sendable {
      /// What would be perfect, or do nothing.
      case guide
      /// The results.
      case found
      /// What it is compared with.
      case other
    }

    let kind: Kind
    let places: [(x: Double, y: Double)]
  }

  /// A description in one sentence, for readers who can't see it.
  let title: String
  let x: Axis
  let y: Axis
  let points: [Point]
  let lines: [Line]
  /// Its own style, where it stands alone.
  var style: String?

  /// The size in units of its own.
  static let (width, height) = (480.0, 320.0)
  /// What the axes and their words take.
  static let (left, right, top, bottom) = (56.0, 110.0, 12.0, 44.0)

  /// Where a number lies from the left.
  func across(_ value: Double) -> Double {
    let inner = Self.width - Self.left - Self.right
    let part = (value - x.range.lowerBound) / (x.range.upperBound - x.range.lowerBound)
    return Self.left + part * inner
  }

  /// Where a number lies from the top.
  func down(_ value: Double) -> Double {
    let inner = Self.height - Self.top - Self.bottom
    let part = (value - y.range.lowerBound) / (y.range.upperBound - y.range.lowerBound)
    return Self.height - Self.bottom - part * inner
  }
}
