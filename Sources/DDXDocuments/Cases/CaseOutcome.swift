public import DDXCore

/// What came out of a case, as far as a case can ask for it.
public struct CaseOutcome: Sendable {
  /// How far the criterion of a source has come.
  public struct Criterion: Sendable {
    /// The state, as cases name it.
    public let state: String
    /// Whether further injections at the source are closed.
    public let isClosed: Bool

    /// Creates a criterion's outcome.
    public init(state: String, isClosed: Bool) {
      self.state = state
      self.isClosed = isClosed
    }
  }

  /// The criteria by their sources.
  public let criteria: [SourceID: Criterion]
  /// The kind of recommended step, as cases name it; nil if none.
  public let recommendation: String?
  /// The procedure that is recommended, if any.
  public let procedure: ProcedureID?
  /// The procedures that may not be done.
  public let refused: [ProcedureID]
  /// The sources with their probabilities, the most probable first.
  public let sources: [(id: SourceID, probability: Double)]

  /// Creates an outcome.
  public init(
    criteria: [SourceID: Criterion], recommendation: String?, procedure: ProcedureID?,
    refused: [ProcedureID], sources: [(id: SourceID, probability: Double)]
  ) {
    self.criteria = criteria
    self.recommendation = recommendation
    self.procedure = procedure
    self.refused = refused
    self.sources = sources
  }
}

extension CaseExpectation {
  /// The unexpected results, in words; empty if there are none.
  public func misses(in outcome: CaseOutcome) -> [String] {
    var misses: [String] = []
    func expect(_ isMet: Bool, _ words: @autoclosure () -> String) {
      if !isMet { misses.append(words()) }
    }
    if let criterion {
      let found = outcome.criteria[criterion]
      if let state {
        expect(
          found?.state == state.rawValue,
          "the criterion of `\(criterion)` is \(found?.state ?? "not there"), not \(state.rawValue)"
        )
      }
      if let isClosed {
        expect(
          found?.isClosed == isClosed,
          "the criterion of `\(criterion)` is \(isClosed ? "not closed" : "closed")")
      }
    }
    if let recommendation {
      expect(
        outcome.recommendation == recommendation.rawValue,
        "the recommendation is \(outcome.recommendation ?? "nothing"), not \(recommendation.rawValue)"
      )
    }
    if let procedure {
      expect(
        outcome.procedure == procedure,
        "the procedure recommended is \(outcome.procedure?.name ?? "none"), not `\(procedure)`")
    }
    if let refused {
      expect(outcome.refused.contains(refused), "`\(refused)` is not refused")
    }
    if let first {
      expect(
        outcome.sources.first?.id == first,
        "the first source is \(outcome.sources.first?.id.name ?? "none"), not `\(first)`")
    }
    if let above { expect(probability(above, outcome) > above.probability, miss(above, outcome)) }
    if let below { expect(probability(below, outcome) < below.probability, miss(below, outcome)) }
    return misses
  }

  private func probability(_ bound: Bound, _ outcome: CaseOutcome) -> Double {
    outcome.sources.first { $0.id == bound.source }?.probability ?? 0
  }

  private func miss(_ bound: Bound, _ outcome: CaseOutcome) -> String {
    let side = above == bound ? "above" : "below"
    let thousandths = (probability(bound, outcome) * 1000).rounded() / 1000
    return "`\(bound.source)` is \(thousandths), not \(side) \(bound.probability)"
  }
}
