import DDXInference
import Foundation
import Testing

@Suite struct `Panels of a few instruments` {
  private func panels(_ trial: `The panel`.Case) throws -> Panels {
    Panels(
      network: trial.network, evidence: try ContextEvidence(of: trial.network),
      instruments: trial.instruments, trait: trial.panel.trait)
  }

  private func whole(_ trial: `The panel`.Case) throws -> PanelView {
    PanelView(
      trial.panel, over: try Posterior(of: trial.network, keeping: trial.panel.classes))
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `give the posterior of a panel of all instruments`(seed: UInt64) throws {
    let trial = try `The panel`.Case(seed: seed)
    let expected = try whole(trial).posterior(after: trial.readings)
    let few = Set(trial.readings.map(\.instrument))
    let found = try panels(trial).view(of: few).posterior(after: trial.readings)
    for (left, right) in zip(found.states.joined(), expected.states.joined()) {
      #expect(abs(left - right) < 1e-12)
    }
    #expect(abs(found.logEvidence - expected.logEvidence) < 1e-11)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `sum the findings as a posterior with their classes does`(seed: UInt64) throws {
    let trial = try `The panel`.Case(seed: seed)
    let panels = try panels(trial)
    let all = Array(trial.instruments.indices)
    for few in [[], Array(all.prefix(1)), Array(all.suffix(2)), all] {
      let summed = try panels.state(after: [], before: few).findings
      let expected = try panels.view(of: Set(few)).findings
      #expect(summed.count == expected.count)
      for (left, right) in zip(summed, expected) { #expect(abs(left - right) < 1e-13) }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `know after readings which causes are present`(seed: UInt64) throws {
    let trial = try `The panel`.Case(seed: seed)
    guard let expected = try? whole(trial).posterior(after: trial.readings) else { return }
    let state = try panels(trial).state(after: trial.readings)
    let causes = Array(trial.network.causes.indices)
    for cause in causes {
      #expect(abs(state.probability(ofAny: 1 << cause) - expected.marginals[cause]) < 1e-12)
    }
    let (first, last) = (0, causes.count - 1)
    let any = expected.probability(ofAny: [first, last])
    #expect(abs(state.probability(ofAny: 1 << first | 1 << last) - any) < 1e-12)
    #expect(state.probability(ofAny: 0) == 0)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `expect of the next reading the information that brute force does`(seed: UInt64) throws {
    let trial = try `The panel`.Case(seed: seed)
    let panels = try panels(trial)
    guard trial.oracle.mean(trial.oracle.likelihoods(trial.readings)) > 0,
      (try? whole(trial).posterior(after: trial.readings)) != nil
    else { return }
    func bits(_ rows: [[Double]]) -> Double {
      let subsets = rows[0].indices.map { subset in rows.reduce(0) { $0 + $1[subset] } }
      func entropy(_ joint: [Double]) -> Double {
        joint.reduce(0) { $1 > 0 ? $0 - $1 * log2($1) : $0 }
      }
      return entropy(subsets) + entropy(rows.map { $0.reduce(0, +) }) - entropy(rows.flatMap { $0 })
    }
    for (index, instrument) in trial.instruments.enumerated() {
      let ranges = (0..<instrument.curve.outcomes).map { $0...$0 }
      let rows = trial.oracle.joints(after: trial.readings, instrument: index, ranges)
      let outlook = try panels.outlook(for: [index], after: trial.readings)
      #expect(
        abs(outlook.information(instrument: index, outcomes: ranges) - bits(rows)) < 1e-11)
      for cause in trial.network.causes.indices {
        let about = rows.map { row in
          row.indices.reduce(into: [0.0, 0.0]) { $0[$1 >> cause & 1] += row[$1] }
        }
        let found = outlook.information(instrument: index, outcomes: ranges, about: cause)
        #expect(abs(found - bits(about)) < 1e-11)
      }
    }
  }

  @Test func `say how a reading may have come about`() throws {
    // One cause that is always there, reached in full; no trait.
    let network = Network(
      causes: [Cause(name: "a")], prior: CausePrior(shares: [1], multiple: 0), observations: [])
    let (failure, delivery, mimicry) = (0.3, 0.9, [0.4, 0.1])
    let instrument = Instrument(
      name: "i", channel: "c", channelFailure: failure, coverage: [[1]], delivery: delivery,
      curve: ResponseCurve(atLeast: [[0.05, 0.5, 0.95], [0.02, 0.3, 0.7]]),
      mimicry: [mimicry, mimicry])
    let panels = Panels(
      network: network, evidence: try ContextEvidence(of: network), instruments: [instrument],
      trait: 0)
    /// P(the better of response and mimicry >= k | P(response >= k)).
    func better(_ response: Double, _ k: Int) -> Double {
      1 - (1 - response) * (1 - mimicry[k - 1])
    }
    let (low, high) = ([0.05, 0.02], [0.95, 0.7])
    let sound = (0..<2).map { delivery * high[$0] + (1 - delivery) * low[$0] }
    for outcome in 0...2 {
      func within(_ response: [Double]) -> Double {
        (outcome == 0 ? 1 : better(response[outcome - 1], outcome))
          - (outcome == 2 ? 0 : better(response[outcome], outcome + 1))
      }
      /// Mimicry brought it about, and the response alone was less.
      func mimicked(_ response: [Double]) -> Double {
        guard outcome > 0 else { return 0 }
        let own = mimicry[outcome - 1] - (outcome == 2 ? 0 : mimicry[outcome])
        return (1 - response[outcome - 1]) * own
      }
      let total = (1 - failure) * within(sound) + failure * within(low)
      let state = try panels.state(
        after: [Reading(instrument: 0, outcomes: outcome...outcome)])
      let accounts = state.accounts(ofReading: 0)
      let expected: [Instrument.Account: Double] = [
        .all: 1, .channelFailed: failure * within(low) / total,
        .notDelivered: (1 - failure) * (1 - delivery) * within(low) / total,
        .mimicked: ((1 - failure) * mimicked(sound) + failure * mimicked(low)) / total,
      ]
      for (account, probability) in expected {
        #expect(abs((accounts[account] ?? -1) - probability) < 1e-12)
      }
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `expect of the next reading what a panel of all instruments expects`(seed: UInt64) throws {
    let trial = try `The panel`.Case(seed: seed)
    let panels = try panels(trial)
    let state = try whole(trial).state(after: trial.readings)
    for first in trial.instruments.indices {
      for second in trial.instruments.indices where second != first {
        let next = [first, second].map { Reading(instrument: $0, outcomes: 0...0) }
        let found = try panels.outlook(for: [first, second], after: trial.readings)
          .bySubset(with: next)
        let expected = state.outlook(for: [first, second]).bySubset(with: next)
        #expect(found.count == expected.count)
        for (left, right) in zip(found, expected) { #expect(abs(left - right) < 1e-12) }
      }
    }
  }
}
