#if Serve

import DDXComparison
import DDXCore
import DDXRanking
import Synchronization

/// Computes what takes long, the certainty of a ranking and what would change it, one patient at a
/// time: light pages never wait for more than one core. The results stay with the patient's standing.
actor ReportDesk {
  private let ranker: Ranker

  init(_ ranker: Ranker) { self.ranker = ranker }

  /// The ranking of a standing with its certainty: the one of `ddx rank` and `ddx report`.
  ///
  /// - Throws: `RankingError` if it can't be ranked.
  func certain(_ standing: Workup.Standing) throws(RankingError) -> Ranking {
    if let ranking = standing.kept.ranking { return ranking }
    let ranking = try ranker.rank(standing.profile, draws: .usual)
    standing.kept.ranking = ranking
    return ranking
  }

  /// The smallest changes that would put another source first or lead to another step.
  ///
  /// - Throws: `RankingError` if it can't be ranked.
  func changes(_ standing: Workup.Standing) throws(RankingError) -> SmallestChanges {
    if let changes = standing.kept.changes { return changes }
    let changes = try ranker.smallestChanges(
      of: standing.profile, ranked: try certain(standing))
    standing.kept.changes = changes
    return changes
  }

  /// The results for one standing, as far as they have been computed.
  final class Kept: Sendable {
    private let state = Mutex<(ranking: Ranking?, changes: SmallestChanges?)>((nil, nil))

    fileprivate var ranking: Ranking? {
      get { state.withLock { $0.ranking } }
      set { state.withLock { $0.ranking = newValue } }
    }

    fileprivate var changes: SmallestChanges? {
      get { state.withLock { $0.changes } }
      set { state.withLock { $0.changes = newValue } }
    }
  }
}

#endif
