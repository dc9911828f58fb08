public import DDXCore
public import DDXRanking

/// The effect of a change of edition on a cohort.
///
/// It keeps sums, the most affected patients, and a name and two numbers for each whose answer changes,
/// so that its size hardly grows with the cohort; the order in which patients are added does not matter.
public struct CohortSummary: Sendable {
  /// A patient whose probabilities change much.
  public struct Affected: Hashable, Sendable {
    /// The profile's name.
    public let profile: String
    /// The sum over the sources of the absolute changes.
    public let totalChange: Double
    /// The first place under the left edition.
    public let firstLeft: SourceID
    /// The first place under the right edition.
    public let firstRight: SourceID
    /// The next step under the left edition.
    public let stepLeft: Decision.Step?
    /// The next step under the right edition.
    public let stepRight: Decision.Step?
  }

  /// The number of most affected patients that are kept.
  public let keeps: Int
  /// The number of patients.
  public private(set) var patients = 0
  /// How many have another order of sources.
  public private(set) var ordersChanged = 0
  /// How many have another agent for the next injection, or one where there was none.
  public private(set) var agentsChanged = 0
  /// How many have a probability that changes by the threshold or more.
  public private(set) var moved = 0
  /// How many have the same next step on another side, at other levels or from another day.
  public private(set) var detailsChanged = 0
  /// How the safety verdict changes.
  public private(set) var safety = Transitions<Decision.Safety>()
  /// How the first place changes.
  public private(set) var firstPlaces = Transitions<SourceID>()
  /// How the next step, with its agent, changes.
  public private(set) var steps = Transitions<CohortStep>()
  /// The patients whose probabilities change most in sum; ties by name.
  public private(set) var mostAffected: [Affected] = []
  /// The patients whose changes were attributed by a sample.
  public private(set) var sampled = 0

  /// Whether it was asked what each edit did.
  public private(set) var isAttributed = false

  private var changed = ChangedPatients()
  private var overlap = ExactSum()
  private var tau = ExactSum()
  private var tauCount = 0
  private var edits: [Int: EditSums] = [:]

  private struct EditSums {
    var patients = 0
    var steps = 0
    var safety = 0
    var details = 0
    var absolute: [SourceID: ExactSum] = [:]
    var signed: [SourceID: ExactSum] = [:]
  }

  /// Creates the summary of no patients.
  public init(keeps: Int = 10) { self.keeps = keeps }

  /// The patients whose safety verdict, first place or next step is another, by name.
  public var changedPatients: [ChangedPatient] { changed.all }

  /// How many have another source in the first place.
  public var firstPlacesChanged: Int { firstPlaces.changed }
  /// How many have another safety verdict.
  public var safetyChanged: Int { safety.changed }
  /// How many have another next step, or another agent for it.
  public var stepsChanged: Int { steps.changed }
  /// The mean rank-biased overlap; nil without patients.
  public var meanOverlap: Double? { patients > 0 ? overlap.value / Double(patients) : nil }
  /// The mean Kendall tau-b of the patients who have one.
  public var meanTau: Double? { tauCount > 0 ? tau.value / Double(tauCount) : nil }

  /// Adds a patient.
  public mutating func add(_ entry: CohortEntry) {
    patients += 1
    let changes = Changes(entry.left, entry.right)
    if changes.order { ordersChanged += 1 }
    if changes.agent { agentsChanged += 1 }
    if changes.details { detailsChanged += 1 }
    if entry.movements.contains(where: { $0.moves && !$0.isSmall }) { moved += 1 }
    firstPlaces.add(entry.left.first, entry.right.first)
    safety.add(entry.left.safety, entry.right.safety)
    steps.add(CohortStep(entry.left), CohortStep(entry.right))
    overlap.add(entry.agreement.overlap.value)
    if let value = entry.agreement.tau.value {
      tau.add(value)
      tauCount += 1
    }
    addAffected(entry)
    changed.add(entry.profile, entry.left, entry.right)
    if let attribution = entry.attribution { add(attribution) }
    for change in entry.editChanges {
      var sums = edits[change.edit] ?? EditSums()
      if change.safety { sums.safety += 1 }
      if change.step { sums.steps += 1 }
      if change.details { sums.details += 1 }
      edits[change.edit] = sums
    }
  }

  private mutating func addAffected(_ entry: CohortEntry) {
    let affected = Affected(
      profile: entry.profile, totalChange: entry.totalChange, firstLeft: entry.left.first,
      firstRight: entry.right.first, stepLeft: entry.left.step, stepRight: entry.right.step)
    guard affected.totalChange > 0 else { return }
    let place =
      mostAffected.firstIndex { affected.comesBefore($0) } ?? mostAffected.count
    guard place < keeps else { return }
    mostAffected.insert(affected, at: place)
    if mostAffected.count > keeps { mostAffected.removeLast() }
  }

  private mutating func add(_ attribution: Attribution) {
    isAttributed = true
    if attribution.method != .exact { sampled += 1 }
    for share in attribution.shares {
      var sums = edits[share.edit] ?? EditSums()
      if share.size > 0 { sums.patients += 1 }
      for (source, amount) in zip(attribution.sources, share.amounts) {
        sums.absolute[source, default: ExactSum()].add(abs(amount))
        sums.signed[source, default: ExactSum()].add(amount)
      }
      edits[share.edit] = sums
    }
  }
}

extension CohortSummary {
  /// What one edit does to a cohort.
  public struct EditEffect: Hashable, Sendable {
    /// The edit, by its place among those of the space.
    public let edit: Int
    /// How many patients it moves, however little.
    public let patients: Int
    /// The next steps, with their agents, that it changes by itself.
    public let steps: Int
    /// The safety verdicts that it changes by itself.
    public let safety: Int
    /// The next steps of which it changes only the details, by itself.
    public let details: Int

    /// Whether it changes anything for anyone.
    public var changesAnything: Bool { patients + steps + safety + details > 0 }
    /// The mean absolute amount over all patients, summed over the sources.
    public let meanAbsolute: Double
    /// The mean amount over all patients for each source, by id.
    public let means: [SourceMean]
  }

  /// The mean of one source.
  public struct SourceMean: Hashable, Sendable {
    /// The source.
    public let source: SourceID
    /// The mean amount, right less left.
    public let mean: Double
    /// The mean absolute amount.
    public let meanAbsolute: Double
  }

  /// What each edit that was active for anyone does, the most safety verdicts first; then the greatest
  /// mean absolute amount, the most steps, and the order of the document.
  public var effects: [EditEffect] {
    let count = Double(patients)
    return edits.map { edit, sums in
      let means = sums.signed.keys.sorted().map { source in
        SourceMean(
          source: source, mean: (sums.signed[source]?.value ?? 0) / count,
          meanAbsolute: (sums.absolute[source]?.value ?? 0) / count)
      }
      return EditEffect(
        edit: edit, patients: sums.patients, steps: sums.steps, safety: sums.safety,
        details: sums.details,
        meanAbsolute: means.reduce(0) { $0 + $1.meanAbsolute }, means: means)
    }.sorted {
      ($1.safety, $1.meanAbsolute, $1.steps, $0.edit)
        < ($0.safety, $0.meanAbsolute, $0.steps, $1.edit)
    }
  }
}

extension CohortSummary.Affected {
  func comesBefore(_ other: Self) -> Bool {
    totalChange != other.totalChange
      ? totalChange > other.totalChange : profile.precedes(other.profile)
  }
}
