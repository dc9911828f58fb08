import DDXInference
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
