/// What the findings say of the joint states of a panel: a posterior that keeps its classes apart.
package struct PanelView: Sendable {
  /// The panel.
  package let panel: Panel
  /// The posterior from the findings alone.
  package let beforeReadings: Posterior
  /// P(joint state of the panel | findings).
  package let findings: [Double]
  /// The panel's joint state for each of the posterior; nil where they are the same.
  private let ofState: [Int]?
  /// The number by which each instrument of the panel is known outside.
  private let numbers: [Int]

  /// Reads the posterior from what the findings said.
  ///
  /// - Parameters:
  ///   - panel: The panel.
  ///   - numbers: The number by which readings name each of its instruments; by default its place.
  ///   - evidence: What the findings said.
  /// - Throws: ``InferenceError`` when the joint states are too many or the findings are impossible.
  package init(
    _ panel: Panel, numbers: [Int]? = nil, of evidence: ContextEvidence
  ) throws(InferenceError) {
    self.init(
      panel, numbers: numbers, over: try Posterior(from: evidence, keeping: panel.classes))
  }

  /// Looks at a posterior that keeps the classes of the panel apart.
  package init(_ panel: Panel, numbers: [Int]? = nil, over posterior: Posterior) {
    self.panel = panel
    self.numbers = numbers ?? Array(panel.instruments.indices)
    beforeReadings = posterior
    ofState = Self.map(posterior, to: panel)
    guard let ofState else {
      findings = posterior.joint
      return
    }
    var sums = [Double](repeating: 0, count: panel.space.count)
    for (state, target) in ofState.enumerated() { sums[target] += posterior.joint[state] }
    findings = sums
  }

  /// The posterior from the findings and some readings.
  ///
  /// - Throws: ``InferenceError/impossibleEvidence`` when nothing is left.
  package func posterior(after readings: [Reading]) throws(InferenceError) -> Posterior {
    if readings.isEmpty { return beforeReadings }
    let likelihoods = panel.likelihoods(placed(readings))
    return try beforeReadings.multiplied(
      by: ofState.map { states in states.map { likelihoods[$0] } } ?? likelihoods)
  }

  /// What is known after some readings, as the panel sees it.
  package func state(after readings: [Reading]) -> PanelState {
    PanelState(
      panel: panel, findings: findings, readings: placed(readings), numbers: numbers)
  }

  /// P(readings) under the prior, without the findings.
  package func probability(of readings: [Reading]) -> Double {
    panel.probability(of: placed(readings))
  }

  /// P(readings | cause absent) and P(readings | cause present in each of its states), without the findings.
  package func conditional(
    _ readings: [Reading], cause: Int
  ) -> (absent: Double, states: [Double]) {
    panel.conditional(placed(readings), cause: cause)
  }

  private func placed(_ readings: [Reading]) -> [Reading] { readings.placed(by: numbers) }

  private static func map(_ posterior: Posterior, to panel: Panel) -> [Int]? {
    let digits = posterior.examples.enumerated().map { cause, examples in
      [0] + examples.map { panel.classes[cause][$0] + 1 }
    }
    if zip(digits, panel.space.radices).allSatisfy({ $0 == Array(0..<$1) }) { return nil }
    var map = [0]
    for (digits, width) in zip(digits, panel.space.radices) {
      var next: [Int] = []
      next.reserveCapacity(map.count * digits.count)
      for state in map { for digit in digits { next.append(state * width + digit) } }
      map = next
    }
    return map
  }
}

extension [Reading] {
  /// The same readings, each naming its instrument by its place among these numbers.
  func placed(by numbers: [Int]) -> [Reading] {
    map { reading in
      guard let place = numbers.firstIndex(of: reading.instrument) else {
        preconditionFailure("a reading of an instrument that the panel does not have")
      }
      return Reading(instrument: place, outcomes: reading.outcomes)
    }
  }
}
