package import DDXCore

extension Probability {
  /// The probability as a percentage: whole, or with one decimal below ten; never a false
  /// certainty.
  package var percent: String {
    let percent = value * 100
    if value == 0 || value == 1 { return "\(Int(percent)) %" }
    if percent < 0.1 { return "< 0.1 %" }
    if percent > 99 { return "> 99 %" }
    return percent < 9.95 ? "\(fixed(percent, 1)) %" : "\(fixed(percent, 0)) %"
  }
}

extension LikelihoodRatio {
  /// The ratio as a factor with two digits that matter, such as `×1.8`.
  var factor: String {
    if value < 0.01 { return "×<0.01" }
    if value > 999 { return "×>999" }
    return "×" + multiple(value)
  }
}

/// A multiple with two digits that matter, such as `0.45`, `3.9` or `12`.
func multiple(_ value: Double) -> String {
  value < 0.995 ? fixed(value, 2) : fixed(value, value < 9.95 ? 1 : 0)
}

/// A number with a fixed number of decimals, halves away from zero, in no locale.
func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
  guard scaled < 1e15 else { return value.description }
  let digits = String(Int(scaled))
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + padded }
  return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
}

/// A count with its noun, such as `1 finding` or `3 findings`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// Items as a sentence lists them: `a, b and c`.
package func listed(_ items: [String]) -> String {
  guard items.count > 1, let last = items.last else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

extension ClinicalDuration {
  /// The duration in the largest unit that suits it.
  package var words: String {
    switch hours {
    case ..<1: counted(Int((hours * 60).rounded()), "minute")
    case ..<48: "\(trimmed(hours)) \(hours == 1 ? "hour" : "hours")"
    case ..<(24 * 60): "\(trimmed(hours / 24)) days"
    case ..<(24 * 730): "\(trimmed(hours / (24 * 30.4375))) months"
    default: "\(trimmed(hours / (24 * 365.25))) years"
    }
  }

  private func trimmed(_ value: Double) -> String {
    let text = fixed(value, 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
