import Synchronization

/// The instruments that were or may be used on one network, and for each few of them that are looked at together a
/// panel that tells no more states apart than they do.
///
/// Instruments are known by their place among ``instruments``; the panels that were made are kept.
package final class Panels: Sendable {
  /// The instruments.
  package let instruments: [Instrument]
  /// P(trait).
  package let trait: Double

  private let evidence: ContextEvidence
  private let prior: CausePrior
  private let shares: [[Double]]
  private let shapes: PanelShapes
  private let views = Mutex<[[Int]: PanelView]>([:])
  private let starts = Mutex<[[Int]: Start]>([:])

  /// A panel with what the findings say of its joint states.
  private struct Start {
    let panel: Panel
    let findings: [Double]
  }

  /// Creates the panels of a network whose findings said something.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - evidence: What its observations said.
  ///   - instruments: The instruments.
  ///   - trait: P(trait).
  ///   - shapes: Where shapes of panels are kept, also for other networks.
  package init(
    network: Network, evidence: ContextEvidence, instruments: [Instrument], trait: Double,
    shapes: PanelShapes = PanelShapes()
  ) {
    self.evidence = evidence
    self.instruments = instruments
    self.trait = trait
    self.shapes = shapes
    prior = network.prior
    shares = network.causes.map(\.states)
  }

  /// A few of the instruments on one panel, with the posterior from the findings.
  ///
  /// - Throws: ``InferenceError`` when the joint states are too many or the findings are impossible.
  package func view(of few: Set<Int>) throws(InferenceError) -> PanelView {
    let numbers = few.sorted()
    if let view = views.withLock({ $0[numbers] }) { return view }
    let view = try PanelView(panel(of: numbers), numbers: numbers, of: evidence)
    views.withLock { $0[numbers] = view }
    return view
  }

  /// What is known after some readings, on a panel with the instruments that may be read next.
  ///
  /// - Throws: ``InferenceError`` when the joint states are too many or the findings are impossible.
  package func state(
    after readings: [Reading], before further: [Int] = []
  ) throws(InferenceError) -> PanelState {
    let numbers = Set(readings.map(\.instrument) + further).sorted()
    let start = try start(of: numbers)
    return PanelState(
      panel: start.panel, findings: start.findings, readings: readings.placed(by: numbers),
      numbers: numbers)
  }

  /// What may be read next with some instruments.
  ///
  /// - Throws: ``InferenceError`` when the joint states are too many or the findings are impossible.
  package func outlook(
    for instruments: [Int], after readings: [Reading]
  ) throws(InferenceError) -> Outlook {
    try state(after: readings, before: instruments).outlook(for: instruments)
  }

  private func start(of numbers: [Int]) throws(InferenceError) -> Start {
    if let start = starts.withLock({ $0[numbers] }) { return start }
    let panel = try panel(of: numbers)
    let findings: [Double]
    if let joint = try evidence.joint(over: panel.space, classes: panel.classes) {
      findings = joint
    } else {
      findings = try PanelView(panel, of: evidence).findings
    }
    let start = Start(panel: panel, findings: findings)
    starts.withLock { $0[numbers] = start }
    return start
  }

  private func panel(of numbers: [Int]) throws(InferenceError) -> Panel {
    let few = numbers.map { instruments[$0] }
    let shape = try shapes.shape(of: ReachPattern(few, widths: shares.map(\.count)))
    return Panel(shape, prior: prior, shares: shares, instruments: few, trait: trait)
  }
}
