import DDXCore

/// A picture of one row: marks on a line from 0 to 1, drawn over its whole width.
struct Strip: Sendable {
  /// A mark.
  struct Mark: Sendable {
    /// What a mark stands for, which its colour tells.
    enum Role: String, Sendable {
      /// A probability after the evidence.
      case value
      /// What speaks for a source.
      case raises = "for"
      /// What speaks against it.
      case lowers = "against"
      /// What the other sources do to it.
      case others
      /// Where it lies in 95 % of the draws.
      case interval
      /// Where it began.
      case start
      /// A mark of the scale.
      case scale
    }

    let role: Role
    /// Where it begins, 0 … 1.
    let from: Double
    /// Where it ends, 0 … 1; as `from` for a line.
    let to: Double
  }

  let marks: [Mark]

  /// A probability as a bar from 0, with lines at what it was before and at the quarters, and a thin bar from
  /// one end of its interval to the other.
  static func probability(
    _ value: Probability, before: Probability? = nil,
    interval: (low: Probability, high: Probability)? = nil
  ) -> Strip {
    let scale = [0.25, 0.5, 0.75].map { Mark(role: .scale, from: $0, to: $0) }
    let start = before.map { [Mark(role: .start, from: $0.value, to: $0.value)] } ?? []
    let sure = interval.map { [Mark(role: .interval, from: $0.low.value, to: $0.high.value)] } ?? []
    return Strip(marks: scale + [Mark(role: .value, from: 0, to: value.value)] + sure + start)
  }
}
