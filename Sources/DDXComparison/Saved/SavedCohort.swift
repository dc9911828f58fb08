import DDXCore

/// What changed between the saved rankings of many patients, and which of the things that made them
/// differ.
public struct SavedCohort: Sendable {
  /// Something that differs, and for how many.
  public struct Difference: Hashable, Sendable {
    /// What differs.
    public let cause: SavedComparison.Cause
    /// For how many patients.
    public fileprivate(set) var patients = 0
    /// For how many of them anything came out differently.
    public fileprivate(set) var changed = 0
    /// For how many of those it is all that differs, and so the cause.
    public fileprivate(set) var alone = 0
  }

  /// The counts.
  public private(set) var summary: CohortSummary
  /// What differs, in the order in which it was met.
  public private(set) var differences: [Difference] = []
  /// The patients for whom something changed and nothing differs.
  public private(set) var unexplained: [String] = []
  /// For how many something changed and several things differ.
  public private(set) var mixed = 0
  /// The rows of each patient, in the order of the pairs.
  public private(set) var comparisons: [(pair: SavedPairs.Pair, movements: [Movement])] = []

  private var places: [SavedComparison.Cause: Int] = [:]

  /// Compares pairs.
  ///
  /// - Parameters:
  ///   - pairs: The rankings of one document each.
  ///   - threshold: Changes of a probability below it count as small.
  ///   - keeps: The number of most affected patients that are kept.
  public init(_ pairs: [SavedPairs.Pair], threshold: Double = 0, keeps: Int = 10) {
    summary = CohortSummary(keeps: keeps)
    for pair in pairs { add(pair, threshold) }
  }

  private mutating func add(_ pair: SavedPairs.Pair, _ threshold: Double) {
    let comparison = SavedComparison(pair.left, pair.right, threshold: threshold)
    summary.add(
      CohortEntry(
        profile: pair.left.profile.id, left: pair.left.decision, right: pair.right.decision,
        attribution: nil, editChanges: [], movements: comparison.movements,
        agreement: comparison.agreement))
    comparisons.append((pair, comparison.movements))
    let isChanged = pair.left.decision != pair.right.decision
    if comparison.isUnexplained { unexplained.append(pair.left.profile.id) }
    if isChanged, comparison.causes.count > 1 { mixed += 1 }
    for cause in comparison.causes {
      let place = places[cause] ?? differences.count
      if place == differences.count {
        places[cause] = place
        differences.append(Difference(cause: cause))
      }
      differences[place].patients += 1
      if isChanged { differences[place].changed += 1 }
      if isChanged, comparison.causes.count == 1 { differences[place].alone += 1 }
    }
  }
}
