import Foundation
import Testing

@testable import DDXInference

/// What is expected of a finding that was not looked for, held against sums over every combination.
@Suite struct `A question` {
  /// A network with a finding that distinguishes the states of one cause at most.
  private struct Case {
    let network: Network
    let finding: Observation
    let cause: Int
    /// P(combination | evidence) and the finding's likelihood in it, subset by subset.
    var bySubset: [Int: [(weight: Double, likelihood: Double)]] = [:]

    /// The cases of two hundred seeds, of which a quarter at least gives one.
    static func all() throws -> [(trial: Case, questioner: Questioner)] {
      let all = (0..<200 as Range<UInt64>).compactMap { seed -> (Case, Questioner)? in
        guard let trial = Case(seed: seed), let posterior = try? Posterior(of: trial.network)
        else { return nil }
        return (trial, Questioner(posterior, cause: trial.cause))
      }
      try #require(all.count >= 50)
      return all
    }

    init?(seed: UInt64) {
      let all = randomNetwork(seed: seed, findings: 3...9)
      let last = all.causes.count - 1
      guard let finding = all.observations.first(where: { Set($0.dependents).isSubset(of: [last]) })
      else { return nil }
      self.finding = finding
      cause = last
      network = Network(
        causes: all.causes, prior: all.prior,
        observations: all.observations.filter { $0.name != finding.name })
      let oracle = BruteForcePanel(network, instruments: [], trait: 0)
      for (combination, prior) in zip(oracle.combinations, oracle.prior) {
        let weight = network.observations.reduce(prior) {
          $0 * BruteForce.likelihood($1, combination)
        }
        let subset = combination.enumerated().reduce(0) {
          $1.element == nil ? $0 : $0 | 1 << $1.offset
        }
        bySubset[subset, default: []].append((weight, BruteForce.likelihood(finding, combination)))
      }
    }

    /// P(causes present | evidence), and the mean likelihood given them.
    func sums(_ subset: Int) -> (probability: Double, mean: Double) {
      let rows = bySubset[subset] ?? []
      let total = bySubset.values.joined().reduce(0) { $0 + $1.weight }
      let weight = rows.reduce(0) { $0 + $1.weight }
      let mean = rows.reduce(0) { $0 + $1.weight * $1.likelihood }
      return (weight / total, weight > 0 ? mean / weight : 0)
    }
  }

  @Test func `expects what every combination together says`() throws {
    for (trial, questioner) in try Case.all() {
      let means = questioner.means(of: trial.finding) { gathered in
        trial.finding.likelihood { gathered[$0] }
      }
      for subset in means.indices.dropFirst() {
        let (probability, mean) = trial.sums(subset)
        #expect(abs(questioner.subsets[subset] - probability) < 1e-12)
        guard probability > 0 else { continue }
        #expect(abs(means[subset] - mean) < 1e-12)
      }
      // What a product gathers is P(off) of a finding that is on or off.
      guard case .noisyOr(let node) = trial.finding.form else { continue }
      for (subset, off) in questioner.means(ofChannel: 0, of: trial.finding).enumerated()
      where subset > 0 && questioner.subsets[subset] > 0 {
        let mean = node.whenOff * off + node.whenOn * (1 - off)
        #expect(abs(mean - means[subset]) < 1e-12)
      }
    }
  }

  @Test func `tells as much as the entropy falls on average`() throws {
    func entropy(_ joint: [Double]) -> Double {
      let total = joint.reduce(0, +)
      return joint.reduce(0) { $1 > 0 ? $0 - $1 / total * log2($1 / total) : $0 }
    }
    for (_, questioner) in try Case.all() {
      let chances = questioner.subsets.indices.map { Double(($0 * 7 + 3) % 11) / 10 }
      let yes = zip(questioner.subsets, chances).map { $0 * $1 }
      let no = zip(questioner.subsets, chances).map { $0 * (1 - $1) }
      let after = yes.reduce(0, +) * entropy(yes) + no.reduce(0, +) * entropy(no)
      let before = entropy(questioner.subsets)
      #expect(abs(questioner.information(chances) - (before - after)) < 1e-12)
      #expect(abs(Information.bits([yes, no]) - (before - after)) < 1e-12)
      let places = Array(questioner.subsets.indices)
      #expect(
        abs(Information.entropy(questioner.subsets, subsets: places) - before) < 1e-12)
    }
  }
}
