import DDXCore
import DDXRanking

/// What follows from a ranking before any injection is weighed.
enum Recommendation {
  /// Nothing is injected: a safety gate is closed.
  case stop(SafetyVerdict)
  /// The pain probably comes from elsewhere, and some findings say from where.
  case investigate([Candidate.NamedSuspect])

  /// What a ranking recommends, or nil where neither holds.
  init?(_ ranking: Ranking) {
    if ranking.safety.verdict == .stop {
      self = .stop(ranking.safety)
      return
    }
    guard let other = ranking.candidate(.other), !other.suspects.isEmpty,
      other.rank == 1 || other.posttest.value > 0.5
    else { return nil }
    self = .investigate(other.suspects)
  }
}
