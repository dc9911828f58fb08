import DDXCore
import DDXRanking

/// Shares the changes of one profile out over the edits.
struct Attributor {
  /// The rankers in the direction that is computed.
  let rankers: EditionRankers
  /// Whether the answer is asked for in the other direction.
  let isReversed: Bool
  let profile: ClinicalProfile
  let limits: AttributionLimits

  /// A larger rest is an error.
  static let tolerance = 1e-9

  /// The attribution; in the other direction it is the exact negative.
  func attribution() throws -> Attribution {
    isReversed ? try computed().negated : try computed()
  }

  private func computed() throws -> Attribution {
    let space = rankers.space
    let reads = PosttestReads(left: space.left, right: space.right, profile: profile)
    let (active, inactive) = space.edits.split(by: reads.reads)
    var evaluator = PosttestEvaluator(profile)
    func posttests(_ ranker: Ranker) throws -> [SourceID: Double] {
      Dictionary(
        try evaluator.posttests(under: ranker).map { ($0.source, $0.posttest.value) },
        uniquingKeysWith: { first, _ in first })
    }
    let (left, right) = (try posttests(rankers.left), try posttests(rankers.right))
    let sources = left.keys.filter { right[$0] != nil }.sorted()
    let changes = sources.map { (right[$0] ?? 0) - (left[$0] ?? 0) }
    func worth(_ edits: Set<Int>) throws -> [Double] {
      if edits.isEmpty { return sources.map { left[$0] ?? 0 } }
      let values = try posttests(rankers.ranker(applying: edits))
      return try sources.map { source in
        guard let value = values[source] else {
          throw AttributionError.missing(source, applying: edits)
        }
        return value
      }
    }
    let isExact = active.count <= limits.exact
    let shapley =
      try isExact
      ? Shapley.exact(players: active, worth: worth)
      : Shapley.sampled(
        players: active, among: space.edits.count, pairs: limits.pairs, seed: limits.seed,
        worth: worth)
    let attribution = Attribution(
      sources: sources, changes: changes,
      shares: active.indices.map {
        .init(
          edit: active[$0], amounts: shapley.shares[$0],
          standardErrors: shapley.standardErrors?[$0])
      },
      inactive: inactive, method: isExact ? .exact : .sampled(pairs: limits.pairs))
    try attribution.check()
    return attribution
  }
}

extension Attribution {
  /// Checks that nothing of a change is left over.
  ///
  /// - Throws: ``AttributionError/remainder(_:_:)``.
  func check() throws(AttributionError) {
    for (index, source) in sources.enumerated() {
      let rest = changes[index] - shares.reduce(0) { $0 + $1.amounts[index] }
      guard abs(rest) <= Attributor.tolerance else { throw .remainder(source, rest) }
    }
  }
}

extension [ProtocolEdit] {
  /// The places of the edits that a test accepts, and of the others.
  func split(by isActive: (ProtocolEdit) -> Bool) -> (active: [Int], inactive: [Int]) {
    var (active, inactive): ([Int], [Int]) = ([], [])
    for (index, edit) in enumerated() {
      if isActive(edit) { active.append(index) } else { inactive.append(index) }
    }
    return (active, inactive)
  }
}
