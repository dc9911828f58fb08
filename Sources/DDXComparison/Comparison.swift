public import DDXCore
public import DDXRanking

/// One patient under two editions: what changed, and which edit changed it.
public struct Comparison: Sendable {
  /// The ranking under the left edition.
  public let left: Ranking
  /// The ranking under the right edition.
  public let right: Ranking
  /// Every source with its place under each, in the order of the left edition.
  public let movements: [Movement]
  /// How far the two orders agree.
  public let agreement: Agreement
  /// Changes of a probability below it are small; 0 leaves none small.
  public let threshold: Double
  /// The effect of each edit; nil if it was not requested.
  public let attribution: Attribution?
  /// The fewest edits that change the safety verdict; nil where it is the same or was not asked for.
  public let safetyFlip: FlipSet<Decision.Safety>?
  /// The fewest edits that change the first place; nil where it is the same or was not asked for.
  public let firstPlaceFlip: FlipSet<SourceID>?
  /// The fewest edits that change the next step; nil where it is the same or was not asked for.
  public let stepFlip: FlipSet<Decision.Step?>?
  /// The fewest edits that change the agent and leave the next step; nil where the step is another,
  /// the agent is the same, or it was not asked for.
  public let agentFlip: FlipSet<DiagnosticBlock.Agent?>?
  /// The fewest edits that change side, levels or first day of the next injection and leave step and
  /// agent; nil where those are others, nothing is, or it was not asked for.
  public let detailsFlip: FlipSet<Decision.Details?>?

  /// In what the decisions differ.
  public var changes: Changes { Changes(left.decision, right.decision) }
  /// Whether anything a reader would act on is another: safety verdict, order, step with its agent
  /// and details, or a probability by the threshold or more.
  public var changesAnything: Bool {
    changes.anything || movements.contains { $0.moves && !$0.isSmall }
  }
}

/// How one source stands under two rankings.
public struct Movement: Hashable, Sendable {
  /// A place in one ranking.
  public struct Place: Hashable, Sendable {
    /// The rank, from 1.
    public let rank: Int
    /// The probability.
    public let posttest: Probability
  }

  /// The source.
  public let source: SourceID
  /// Its place under the left; nil where it was not assessed.
  public let left: Place?
  /// Its place under the right; nil where it was not assessed.
  public let right: Place?
  /// Whether its probability changes by less than the threshold.
  public let isSmall: Bool

  /// The difference of its probabilities, right less left; nil where one is missing.
  public var change: Double? {
    guard let left, let right else { return nil }
    return right.posttest.value - left.posttest.value
  }

  /// Whether rank or probability differ at all.
  public var moves: Bool { left != right }

  /// The movements of all sources, in the order of the left ranking and then of the right.
  static func all(_ left: [Standing], _ right: [Standing], threshold: Double) -> [Movement] {
    func places(_ standings: [Standing]) -> [SourceID: Place] {
      Dictionary(
        standings.enumerated().map { ($1.source, Place(rank: $0 + 1, posttest: $1.posttest)) },
        uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (places(left), places(right))
    let added = right.map(\.source).filter { before[$0] == nil }
    return (left.map(\.source) + added).map { source in
      let (old, new) = (before[source], after[source])
      var isSmall = false
      if let old, let new {
        isSmall = abs(new.posttest.value - old.posttest.value) < threshold
      }
      return Movement(source: source, left: old, right: new, isSmall: isSmall)
    }
  }
}

/// How far two rankings agree.
public struct Agreement: Hashable, Sendable {
  /// On the order, the top first.
  public let overlap: RankBiasedOverlap
  /// On the probabilities of the sources that both assess.
  public let tau: KendallTau

  /// Compares two rankings, each the most probable source first.
  public init(_ left: [Standing], _ right: [Standing]) {
    overlap = RankBiasedOverlap(left.map(\.source), right.map(\.source))
    tau = KendallTau(
      left.compactMap { one in
        right.first { $0.source == one.source }.map {
          (one.posttest.value, $0.posttest.value)
        }
      })
  }
}
