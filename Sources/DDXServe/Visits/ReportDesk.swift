#if Serve

import DDXComparison
import DDXCore
import DDXRanking
import Synchronization

/// Computes what takes long, the certainty of a ranking and what would change it, one patient at a
/// time: light pages never wait for more than one core. The results stay with the patient's standing.
actor ReportDesk {
  private let ranker: Ranker
  private let waiting = Atomic<Int>(0)

  /// As many reports are prepared before anybody asks for them; assumed.
  private static let mostWaiting = 20

  init(_ ranker: Ranker) { self.ranker = ranker }

  /// The ranking of a standing with its certainty: the one of `ddx rank` and `ddx report`.
  ///
  /// - Throws: `RankingError` if it can't be ranked.
  func certain(_ standing: Workup.Standing) throws(RankingError) -> Ranking {
    try certain(standing.profile, standing.kept)
  }

  /// The smallest changes that would put another source first or lead to another step.
  ///
  /// - Throws: `RankingError` if it can't be ranked.
  func changes(_ standing: Workup.Standing) throws(RankingError) -> SmallestChanges {
    try changes(standing.profile, standing.kept)
  }

  /// Begins with the report of a standing before somebody asks for it, unless many others wait.
  ///
  /// Whoever has no question left, or looks through the findings or blocks, opens the report next. If
  /// something else is recorded meanwhile, nothing is computed.
  nonisolated func prepare(_ standing: Workup.Standing) {
    guard waiting.load(ordering: .relaxed) < Self.mostWaiting, standing.kept.isFirst() else {
      return
    }
    waiting.add(1, ordering: .relaxed)
    let profile = standing.profile
    Task(priority: .utility) { [weak kept = standing.kept] in
      await prepare(profile) { kept }
    }
  }

  private func prepare(_ profile: ClinicalProfile, _ kept: () -> Kept?) {
    waiting.subtract(1, ordering: .relaxed)
    guard let kept = kept() else { return }
    // What can't be ranked is told to whoever opens the report.
    _ = try? changes(profile, kept)
  }

  private func certain(_ profile: ClinicalProfile, _ kept: Kept) throws(RankingError) -> Ranking {
    if let ranking = kept.ranking { return ranking }
    let ranking = try ranker.rank(profile, draws: .usual)
    kept.ranking = ranking
    return ranking
  }

  private func changes(
    _ profile: ClinicalProfile, _ kept: Kept
  ) throws(RankingError) -> SmallestChanges {
    if let changes = kept.changes { return changes }
    let changes = try ranker.smallestChanges(of: profile, ranked: try certain(profile, kept))
    kept.changes = changes
    return changes
  }

  /// The results for one standing, as far as they have been computed.
  final class Kept: Sendable {
    private let state = Mutex<(ranking: Ranking?, changes: SmallestChanges?)>((nil, nil))
    private let isBegun = Atomic(false)

    /// Whether everything has been computed.
    var isComplete: Bool { state.withLock { $0.changes != nil } }

    /// Whether nobody has asked this before.
    fileprivate func isFirst() -> Bool { !isBegun.exchange(true, ordering: .relaxed) }

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
