import DDXCore
import DDXRanking

/// A verdict or suspect that comes before any injection, whatever the next step.
enum Precedence {
  /// Nothing is injected: a safety gate is closed.
  case stop(SafetyVerdict)
  /// The pain probably comes from elsewhere, and some findings say from where.
  case investigate([Candidate.NamedSuspect])

  /// The precedence in a ranking, or nil if there is none.
  init?(_ ranking: Ranking) {
    if ranking.safety.verdict == .stop {
      self = .stop(ranking.safety)
      return
    }
    // A suspect that an injection settles is a next step like any other, and so is a question.
    guard ranking.recommendation?.kind != .procedure, ranking.recommendation?.kind != .ask,
      let other = ranking.candidate(.other), !other.notableSuspects.isEmpty,
      other.rank == 1 || other.posttest.value > 0.5
    else { return nil }
    self = .investigate(other.notableSuspects)
  }

  /// Its kind of recommendation.
  var kind: Recommendation.Kind {
    switch self {
    case .stop: .stop
    case .investigate: .investigate
    }
  }
}
