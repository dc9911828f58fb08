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

  /// The most reports that wait to be prepared; assumed.
  private static let mostWaiting = 20

  init(_ ranker: Ranker) { self.ranker = ranker }

  /// The ranking with its certainty: the one of `ddx rank` and `ddx report`.
  ///
  /// - Throws: `RankingError` if it can't be ranked.
  func certain(_ kept: Kept) throws(RankingError) -> Ranking {
    if let ranking = kept.ranking { return ranking }
    let ranking = try ranker.rank(kept.profile, draws: .usual)
    kept.ranking = ranking
    return ranking
  }

  /// The smallest changes that would put another source first or lead to another step.
  ///
  /// - Throws: `RankingError` if it can't be ranked.
  func changes(_ kept: Kept) throws(RankingError) -> SmallestChanges {
    if let changes = kept.changes { return changes }
    let changes = try ranker.smallestChanges(of: kept.profile, ranked: try certain(kept))
    kept.changes = changes
    return changes
  }

  /// Prepares a report that will probably be opened soon, unless many others wait.
  ///
  /// A visit without further questions, or on the page of findings or blocks, usually opens the report next.
  /// If the patient is changed before the work begins, nothing is computed.
  nonisolated func prepare(_ kept: Kept) {
    guard waiting.load(ordering: .relaxed) < Self.mostWaiting, kept.isFirst() else { return }
    waiting.add(1, ordering: .relaxed)
    Task(priority: .utility) { [weak kept] in
      await prepare { kept }
    }
  }

  private func prepare(_ kept: () -> Kept?) {
    waiting.subtract(1, ordering: .relaxed)
    guard let kept = kept() else { return }
    // If it can't be ranked, the report will say so when it is opened.
    _ = try? changes(kept)
  }

  /// What the report of one patient needs, as far as it has been computed.
  final class Kept: Sendable {
    fileprivate let profile: ClinicalProfile
    private let state = Mutex<(ranking: Ranking?, changes: SmallestChanges?)>((nil, nil))
    private let isBegun = Atomic(false)

    /// Begins with nothing computed.
    init(_ profile: ClinicalProfile) { self.profile = profile }

    /// Whether everything has been computed.
    var isComplete: Bool { state.withLock { $0.changes != nil } }

    /// Whether this is the first call.
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
