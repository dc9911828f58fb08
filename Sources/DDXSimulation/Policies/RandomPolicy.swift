import DDXCore
package import DDXRanking

/// Any injection that an edition does not refuse, by lot: what its gates are worth without its choice.
package struct RandomPolicy: Policy {
  package let name = "random"
  package let title = "any injection that is not refused, by lot"
  private let ranker: Ranker
  private let seed: UInt64

  /// Creates a policy.
  package init(under ranker: Ranker, seed: UInt64) {
    self.ranker = ranker
    self.seed = seed
  }

  package func care(for patient: VirtualPatient, at desk: Desk) -> any Care {
    RandomCare(
      consulting: Consulting(ranker, at: desk),
      lots: SeededGenerator(
        seed: seed, SeededGenerator.key("random policy"), UInt64(patient.number)))
  }
}

/// The care of one patient by lot.
struct RandomCare: Care {
  var consulting: Consulting
  var lots: SeededGenerator
  private(set) var standings: [Standing] = []
  private var given: [ProcedureID: Int] = [:]

  /// No procedure is given more often to one patient: three are enough for every criterion.
  private static let most = 3

  init(consulting: Consulting, lots: SeededGenerator) {
    self.consulting = consulting
    self.lots = lots
  }

  mutating func next(_ profile: ClinicalProfile) throws(RankingError) -> PolicyStep {
    let advice = try consulting.advice(on: profile)
    standings = advice.standings
    guard let recommendation = advice.recommendation, recommendation.kind != .stop else {
      return .end(.stop)
    }
    if advice.safety.holdsNeedle { return .end(.investigate) }
    if recommendation.kind == .pathway, let step = recommendation.treatment { return step }
    let open = advice.options.filter { (given[$0.procedure] ?? 0) < Self.most }
      .sorted { $0.procedure < $1.procedure }
    guard !open.isEmpty else { return .end(.observe) }
    let option = open[lots.below(open.count)]
    given[option.procedure, default: 0] += 1
    return option.step
  }
}
