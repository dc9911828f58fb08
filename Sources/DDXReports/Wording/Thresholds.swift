import DDXRanking

extension Glossary {
  /// How far a utility can be moved before the step changes, in words, such as `harm of a wrong
  /// treatment, now 0.2: above 0.47 no further injection`.
  func words(_ threshold: Recommendation.Threshold) -> String {
    let name =
      switch threshold.utility {
      case .harm: "harm of a wrong treatment"
      case .burden: "cost of a unit of burden"
      case .benefit(_, let title): "benefit of \(title.lowercasedFirst)"
      }
    let changes = [("below", threshold.below), ("above", threshold.above)].compactMap {
      word, change in
      change.map { "\(word) \(short($0.value)) \(words($0.next).lowercasedFirst)" }
    }
    let (low, high) = (threshold.plausible.lowerBound, threshold.plausible.upperBound)
    let rest =
      changes.isEmpty
      ? "holds for every value between \(short(low)) and \(short(high))"
      : changes.joined(separator: ", ")
    return "\(name), now \(short(threshold.value)): \(rest)"
  }

  /// A utility as one writes it, with three decimals at most.
  private func short(_ value: Double) -> String {
    value == value.rounded() ? fixed(value, 0) : ((value * 1000).rounded() / 1000).description
  }
}
