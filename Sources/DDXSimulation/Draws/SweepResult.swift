/// What a sweep found: how the means of each policy are spread over the worlds, and how often the first
/// policy does better than another.
package struct SweepResult: Sendable {
  /// The worlds that were drawn.
  package let draws: Int
  /// The patients of each.
  package let patients: Int
  private let worlds: [[PolicyTally]]

  /// Gathers what was measured, world by world, and policy by policy.
  package init(_ worlds: [[PolicyTally]], patients: Int) {
    draws = worlds.count
    self.worlds = worlds
    self.patients = patients
  }

  /// The mean of a measure over the worlds, with the range that holds 95 % of them.
  package func spread(_ measure: Measure, of policy: Int) -> (
    mean: Double, range: ClosedRange<Double>
  ) {
    let means = worlds.map { $0[policy][measure].mean }.sorted()
    guard let first = means.first, let last = means.last else { return (0, 0...0) }
    let edge = Int((0.025 * Double(means.count)).rounded(.down))
    let mean = means.reduce(0, +) / Double(means.count)
    return (mean, max(means[edge], first)...min(means[means.count - 1 - edge], last))
  }

  /// In which part of the worlds the first policy has less of a measure than another, or more.
  package func share(_ comparison: Comparison, over policy: Int) -> Double {
    let count = worlds.count { comparison.holds($0[policy]) }
    return draws > 0 ? Double(count) / Double(draws) : 0
  }

  /// A way in which the first policy may do better than another, patient by patient in one world.
  package enum Comparison: String, CaseIterable, Sendable {
    /// It gives fewer injections.
    case fewerInjections = "fewer-injections"
    /// It treats fewer wrong sources.
    case fewerWrong = "fewer-wrong"
    /// It treats no fewer right sources.
    case noFewerRight = "no-fewer-right"
    /// All three.
    case all
    /// It has the greater net benefit.
    case netBenefit = "net-benefit"

    /// Whether the differences of another policy from the first say so.
    func holds(_ other: PolicyTally) -> Bool {
      func more(_ measure: Measure) -> Double { other.differences[measure]?.mean ?? 0 }
      switch self {
      case .fewerInjections: return more(.injections) > 0
      case .fewerWrong: return more(.wrong) > 0
      case .noFewerRight: return more(.right) <= 0
      case .netBenefit: return more(.netBenefit) < 0
      case .all:
        return [.fewerInjections, .fewerWrong, .noFewerRight].allSatisfy { (part: Self) in
          part.holds(other)
        }
      }
    }
  }
}
