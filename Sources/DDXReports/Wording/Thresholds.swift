import DDXRanking

extension Glossary {
  /// How far a utility can be moved before the step changes, in words, such as `harm of a wrong
  /// treatment 0.2 (above 0.47: no further injection)`.
  func words(_ threshold: Recommendation.Threshold) -> String {
    let name =
      switch threshold.utility {
      case .harm: "harm of a wrong treatment"
      case .burden: "cost of a unit of burden"
      case .benefit(_, let title): "benefit of \(title.lowercasedFirst)"
      }
    let changes = [("below", threshold.below), ("above", threshold.above)].compactMap {
      word, change in
      change.map { "\(word) \(short($0.value)): \(words($0.next).lowercasedFirst)" }
    }
    let (low, high) = (threshold.plausible.lowerBound, threshold.plausible.upperBound)
    let rest =
      changes.isEmpty
      ? "the same step for any value from \(short(low)) to \(short(high))"
      : changes.joined(separator: "; ")
    return "\(name) \(short(threshold.value)) (\(rest))"
  }

  /// A utility with at most three decimals.
  private func short(_ value: Double) -> String {
    value == value.rounded() ? fixed(value, 0) : ((value * 1000).rounded() / 1000).description
  }
}
