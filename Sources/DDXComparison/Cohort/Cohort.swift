public import DDXCore

/// Compares a stream of profiles under two editions, on several threads.
public struct Cohort: Sendable {
  /// Loads one profile.
  public typealias Loader = @Sendable () throws -> ClinicalProfile

  /// The editions.
  public let comparer: EditionComparer
  /// Changes of a probability below it count as small.
  public var threshold = 0.0
  /// Whether to say what each edit did.
  public var attributes = false
  /// How much work an attribution may be.
  public var limits = AttributionLimits.cohort
  /// The number of most affected patients that are kept.
  public var keeps = 10

  /// Creates a cohort.
  public init(comparer: EditionComparer) { self.comparer = comparer }

  /// The profiles that one thread takes at a time.
  private static let portion = 8

  /// Compares every profile.
  ///
  /// A profile that can't be loaded or ranked is reported and the run goes on. What is reported
  /// comes in the order of the input, whatever the threads do; only a few profiles are held at once.
  ///
  /// - Parameters:
  ///   - loaders: The profiles, each loaded on the thread that compares it.
  ///   - threads: How many profiles are compared at the same time.
  ///   - report: Called for each profile, with its place in the input.
  /// - Returns: The summary of the profiles that could be compared.
  public func run(
    _ loaders: some Sequence<Loader>, threads: Int = 1,
    report: (Int, Result<CohortEntry, any Error>) -> Void = { _, _ in }
  ) async -> CohortSummary {
    var summary = CohortSummary(keeps: keeps)
    var position = 0
    var rest = loaders.makeIterator()
    await OrderedRun(jobs: threads).run {
      var portion: [Loader] = []
      while portion.count < Self.portion, let loader = rest.next() { portion.append(loader) }
      return portion.isEmpty ? nil : portion
    } work: {
      compare($0)
    } take: { results in
      for result in results {
        if case .success(let entry) = result { summary.add(entry) }
        report(position, result)
        position += 1
      }
      return true
    }
    return summary
  }

  private func compare(_ portion: [Loader]) -> [Result<CohortEntry, any Error>] {
    portion.map { loader in
      Result {
        try comparer.entry(
          for: loader(), threshold: threshold, attributes: attributes, limits: limits)
      }
    }
  }
}
