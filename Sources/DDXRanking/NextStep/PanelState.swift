import DDXCore
import DDXInference

/// What is known after the findings and some readings, as the panel sees it.
struct PanelState {
  let panel: Panel
  /// P(joint state | findings).
  let findings: [Double]
  /// What was read so far.
  let readings: [Reading]
  /// P(joint state, readings so far | findings), not normalised.
  let weights: [Double]
  /// P(readings so far | findings).
  let total: Double

  init(panel: Panel, findings: [Double], readings: [Reading]) {
    self.panel = panel
    self.findings = findings
    self.readings = readings
    weights = zip(findings, panel.likelihoods(readings)).map { $0 * $1 }
    total = weights.reduce(0, +)
  }

  init(workup: Workup, blocks: Workup.WeighedBlocks) {
    self.init(
      panel: blocks.panel,
      findings: blocks.panel.project(workup.beforeBlocks),
      readings: blocks.readings.readings.map(\.reading))
  }

  /// The state after one more reading.
  func after(_ reading: Reading) -> PanelState {
    PanelState(panel: panel, findings: findings, readings: readings + [reading])
  }

  /// I(S; outcome | what is known) in bits, S the set of sources that hurt.
  func information(instrument: Int, outcomes: [ClosedRange<Int>]) -> Double {
    let joints = outcomes.map { range in
      let likelihoods = panel.likelihoods(
        readings + [Reading(instrument: instrument, outcomes: range)])
      return zip(findings, likelihoods).map { $0 * $1 / total }
    }
    return Information.bits(joints, subsets: panel.subsets)
  }

  /// P(any of the causes of a subset present | what is known).
  func probability(ofAny subset: Int) -> Double {
    zip(weights, panel.subsets).reduce(0) { $1.1 & subset != 0 ? $0 + $1.0 : $0 } / total
  }
}
