public import DDXCore
public import DDXRanking

/// What an answer hangs on: the fewest recorded facts that would change it, were they otherwise.
public struct SmallestChanges: Sendable {
  /// Facts recorded otherwise, and what would come of it.
  public struct Change: Hashable, Sendable {
    /// One fact, or two.
    public let facts: [ProfileChange]
    /// What the ranking would come to.
    public let decision: Decision
  }

  /// How far was looked.
  public enum Search: Hashable, Sendable {
    /// Every fact alone.
    case singles
    /// Every fact alone, and where that was not enough every two of those that count.
    case complete
    /// Every fact alone, and as many pairs as one search may try.
    case stopped(pairs: Int)
  }

  /// What the profile comes to as it was recorded.
  public let now: Decision
  /// The smallest change that puts another source first; nil where none was found.
  public let first: Change?
  /// The smallest change that leads to another step; nil where none was found.
  public let step: Change?
  /// How many of the facts would put another source first, each alone.
  public let firstAlone: Int
  /// How many of the facts would lead to another step, each alone.
  public let stepAlone: Int
  /// How many facts were tried.
  public let facts: Int
  /// How many more there are, which weigh less.
  public let untried: Int
  /// How far was looked.
  public let search: Search

  /// As many pairs as are tried where somebody asks why.
  public static let pairs = 150
  /// As many facts are tried, those that weigh most, as each takes a ranking; assumed.
  static let mostFacts = 60
}

extension Ranker {
  /// Looks for the fewest recorded facts that would change the first place or the step, were they
  /// otherwise.
  ///
  /// A finding that is weighed, and is no warning sign, is tried in the opposite state, and as not
  /// recorded where that changes something, the relief of a block on the other
  /// side of each relief that means something under this edition, and vascular uptake as seen or not
  /// seen: each alone, then two at a time of those that change some probability. Of changes of one
  /// size the smallest is the one that moves the probabilities least in all; ties by the order of the
  /// profile. What can't be true of one patient, and what changes the safety verdict, is no change
  /// of the ranking. The step is the one that would be taken as things stand, whether or not something is
  /// asked first.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - ranking: Its ranking by this ranker.
  ///   - pairs: How many pairs may be tried, those of the weightiest facts first; none by default.
  ///   - jobs: How many facts are tried at the same time; the result does not depend on it.
  /// - Returns: The smallest changes that were found.
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func smallestChanges(
    of profile: ClinicalProfile, ranked ranking: Ranking, pairs: Int = 0, jobs: Int = 1
  ) throws(RankingError) -> SmallestChanges {
    let weighed = ranking.candidates.flatMap(\.evidence).flatMap { row -> [FindingCode] in
      guard case .finding(let finding) = row.kind else { return [] }
      return [finding.code] + (finding.origin.map { [$0] } ?? [])
    }.filter { vocabulary.finding($0)?.kind != .redFlag }
    let facts = profile.facts(weighed: Set(weighed), edges: reliefEdges)
    let weights = FactWeights(ranking, of: profile)
    var search = FactSearch(
      ranker: self, profile: profile, now: try decision(for: profile, asks: false),
      facts: weights.heaviest(SmallestChanges.mostFacts, of: facts), of: facts.count)
    search.tryFacts(jobs: jobs)
    if pairs > 0, !search.isSettled { search.tryPairs(limit: pairs, jobs: jobs) }
    return search.found
  }
}

/// A search among the facts of a profile.
private struct FactSearch {
  let ranker: Ranker
  let profile: ClinicalProfile
  let now: Decision
  let facts: [RecordedFact]
  private let count: Int

  /// A fact recorded otherwise, by its place among the facts.
  private typealias Choice = (fact: Int, alternative: RecordedFact.Alternative)
  /// The best set of choices so far, and by how much it moves the probabilities.
  private typealias Best = (choices: [Choice], decision: Decision, distance: Double)

  private var first: Best?
  private var step: Best?
  private var firstAlone: Set<Int> = []
  private var stepAlone: Set<Int> = []
  /// What changes something alone, with how much.
  private var moving: [(choice: Choice, distance: Double)] = []
  private var search = SmallestChanges.Search.singles

  /// Creates a search among some of so many facts.
  init(
    ranker: Ranker, profile: ClinicalProfile, now: Decision, facts: [RecordedFact], of count: Int
  ) {
    self.ranker = ranker
    self.profile = profile
    self.now = now
    self.facts = facts
    self.count = count
  }

  /// Whether nothing is left to look for.
  var isSettled: Bool { first != nil && (step != nil || !canStep) }

  /// Whether the step is the ranking's to choose.
  private var canStep: Bool { now.step.map { $0.kind != .stop } ?? false }

  mutating func tryFacts(jobs: Int) {
    let parts = facts.indices.inParts(jobs) { [self] in $0.flatMap(outcomes) }
    for (choice, decision, distance) in parts.joined() {
      if decision.first != now.first { firstAlone.insert(choice.fact) }
      if decision.step != now.step { stepAlone.insert(choice.fact) }
      if distance > Self.least || decision.step != now.step { moving.append((choice, distance)) }
      note([choice], decision, distance, isFirstOpen: true, isStepOpen: true)
    }
  }

  /// The decisions with a fact recorded otherwise.
  ///
  /// Leaving it out has less effect than its opposite, and is tried only where that changes something.
  private func outcomes(of fact: Int) -> [(choice: Choice, decision: Decision, distance: Double)] {
    var found: [(choice: Choice, decision: Decision, distance: Double)] = []
    for alternative in facts[fact].alternatives {
      let changes = found.contains {
        $0.decision.first != now.first || $0.decision.step != now.step
      }
      if alternative == .finding(nil), !changes { continue }
      let choice = Choice(fact, alternative)
      if let (decision, distance) = evaluated([choice]) {
        found.append((choice, decision, distance))
      }
    }
    return found
  }

  /// Tries two at a time, those that move most first.
  mutating func tryPairs(limit: Int, jobs: Int) {
    let (isFirstOpen, isStepOpen) = (first == nil, step == nil)
    let order = moving.enumerated().sorted { left, right in
      left.element.distance != right.element.distance
        ? left.element.distance > right.element.distance : left.offset < right.offset
    }.map(\.element.choice)
    let all = order.indices.lazy.flatMap { place in
      order[..<place].lazy.filter { $0.fact != order[place].fact }.map { other in
        [order[place], other].sorted { $0.fact < $1.fact }
      }
    }
    let pairs = Array(all.prefix(limit + 1))
    search = pairs.count > limit ? .stopped(pairs: limit) : .complete
    let parts = pairs.prefix(limit).indices.inParts(jobs) { [self] in
      $0.map { evaluated(pairs[$0]) }
    }
    for (pair, found) in zip(pairs, parts.joined()) {
      guard let (decision, distance) = found else { continue }
      note(pair, decision, distance, isFirstOpen: isFirstOpen, isStepOpen: isStepOpen)
    }
  }

  private mutating func note(
    _ choices: [Choice], _ decision: Decision, _ distance: Double, isFirstOpen: Bool,
    isStepOpen: Bool
  ) {
    if isFirstOpen, decision.first != now.first, distance < first?.distance ?? .infinity {
      first = (choices, decision, distance)
    }
    if isStepOpen, decision.step != now.step, distance < step?.distance ?? .infinity {
      step = (choices, decision, distance)
    }
  }

  /// What comes of some choices, and by how much they move the probabilities in all; nil where they
  /// can't be made.
  private func evaluated(_ choices: [Choice]) -> (Decision, Double)? {
    let changed = profile.recording(choices.map { (facts[$0.fact].subject, $0.alternative) })
    let recorded = RecordedFindings(
      changed.findings, age: changed.patient.age, vocabulary: ranker.vocabulary)
    guard recorded.arePossible, let decision = try? ranker.decision(for: changed, asks: false),
      decision.safety == now.safety
    else { return nil }
    let before = Dictionary(
      now.standings.map { ($0.source, $0.posttest.value) }, uniquingKeysWith: { first, _ in first })
    let distance = decision.standings.reduce(0) {
      $0 + abs($1.posttest.value - (before[$1.source] ?? 0))
    }
    return (decision, distance)
  }

  var found: SmallestChanges {
    SmallestChanges(
      now: now, first: change(first), step: change(step), firstAlone: firstAlone.count,
      stepAlone: stepAlone.count, facts: facts.count,
      untried: count - facts.count, search: search)
  }

  private func change(_ best: Best?) -> SmallestChanges.Change? {
    best.map { best in
      SmallestChanges.Change(
        facts: best.choices.map { profile.change(facts[$0.fact].subject, to: $0.alternative) },
        decision: best.decision)
    }
  }

  /// The sum of changes of probability below which nothing changed.
  private static let least = 1e-9
}
