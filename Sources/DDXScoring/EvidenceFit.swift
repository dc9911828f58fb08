public import DDXCore

/// An evidence table of one source, counted from patients whose source is known.
///
/// It is a draft for review: counts of one clinic, with intervals as wide as they are. What can't be
/// counted (sites, groups, coverage, what follows) is not in it.
public struct EvidenceFit: Sendable {
  /// One finding, as it was counted.
  public struct Count: Hashable, Sendable {
    /// The finding.
    public let code: FindingCode
    /// How many of those in whom the source hurts, and in whom it was looked for, had it.
    public let present: Proportion
    /// How many of those in whom it does not hurt, and in whom it was looked for, had it not.
    public let absent: Proportion

    /// The number of patients in whom it was looked for.
    public var size: Int { present.total + absent.total }
  }

  /// The source.
  public let source: SourceID
  /// The number of patients.
  public let size: Int
  /// In how many the source hurts.
  public let share: Proportion
  /// The findings that are counted, in the order of the columns.
  public let counts: [Count]
  /// The findings that too few had been examined for, in the order of the columns.
  public let tooFew: [Count]
  /// How often each source was the one, or one of several.
  public let mix: [(source: SourceID, proportion: Proportion)]
  /// Whether each patient has one source.
  public let isExclusive: Bool

  /// Counts.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - cohort: The patients.
  ///   - least: In how many with the source, and in how many without, a finding must have been looked
  ///     for to be counted.
  public init(_ source: SourceID, in cohort: LabelledFindings, least: Int) {
    self.source = source
    let patients = cohort.patients
    size = patients.count
    share = Proportion(
      patients.count { $0.sources.contains(source) }, of: patients.count)
    let all = cohort.codes.map { code in
      let known = patients.compactMap { patient in
        patient.findings[code].map { (isPresent: $0, hurts: patient.sources.contains(source)) }
      }
      return Count(
        code: code,
        present: Proportion(
          known.count { $0.hurts && $0.isPresent }, of: known.count { $0.hurts }),
        absent: Proportion(
          known.count { !$0.hurts && !$0.isPresent }, of: known.count { !$0.hurts }))
    }
    counts = all.filter { min($0.present.total, $0.absent.total) >= max(1, least) }
    tooFew = all.filter { min($0.present.total, $0.absent.total) < max(1, least) }
    mix = Set(patients.flatMap(\.sources)).sorted().map { source in
      (source, Proportion(patients.count { $0.sources.contains(source) }, of: patients.count))
    }
    isExclusive = patients.allSatisfy { $0.sources.count == 1 }
  }

  /// The table.
  ///
  /// - Parameters:
  ///   - edition: Its edition, such as `draft`.
  ///   - title: The source in words.
  ///   - reference: What the patients are and where they come from, in words.
  /// - Returns: The table, a draft.
  /// - Throws: `NumberError` where a number is out of range.
  public func table(
    edition: String, title: String, reference: String
  ) throws(NumberError) -> EvidenceTable {
    let citation: CitationID = "cohort"
    var findings: [FindingEvidence] = []
    for count in counts {
      findings.append(
        FindingEvidence(
          code: count.code,
          published: try PublishedAccuracy(
            sensitivity: count.present.measured, specificity: count.absent.measured,
            sampleSize: count.size),
          citation: citation, population: "cohort", note: count.words, unit: .patient))
    }
    return EvidenceTable(
      source: source, edition: edition, status: .draft, title: title,
      summary: "Counted from \(size) patients whose source was proven; a draft for review.",
      citations: [
        Citation(id: citation, status: .derived, sampleSize: size, text: reference)
      ],
      populations: [
        StudyPopulation(
          id: "cohort", isExclusive: isExclusive,
          members: mix.compactMap { source, proportion in
            proportion.value.map { .init(source: source, proportion: $0) }
          }, citation: citation)
      ],
      share: ShareTerms(anchors: [
        .init(age: 50, value: share.measured, citation: citation)
      ]),
      findings: findings,
      noted: tooFew.map {
        NotedFinding(code: $0.code, reason: "Too few examined: \($0.words)", citation: citation)
      })
  }
}

extension EvidenceFit.Count {
  /// The counts in words.
  fileprivate var words: String {
    let isEmptyCell = [present, absent].contains { $0.count == 0 || $0.count == $0.total }
    return "Present in \(present.count) of \(present.total) with the source, absent in "
      + "\(absent.count) of \(absent.total) without."
      + (isEmptyCell && present.total > 0 && absent.total > 0
        ? " An empty cell: half a patient is counted there, and half beside it." : "")
  }
}

extension Proportion {
  /// The proportion with its Jeffreys interval; for none and for all, which no accuracy can be, the
  /// mean of Beta(x + ½, n - x + ½).
  var measured: Measured {
    let isAtEnd = count == 0 || count == total
    let point =
      isAtEnd ? (Double(count) + 0.5) / (Double(total) + 1) : Double(count) / Double(total)
    return Measured(point, low: jeffreys?.lowerBound, high: jeffreys?.upperBound)
  }
}
