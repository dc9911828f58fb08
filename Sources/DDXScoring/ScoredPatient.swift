public import DDXCore
internal import DDXRanking

/// What was said of one patient whose source is known.
public struct ScoredPatient: Sendable {
  /// The id of the profile.
  public let id: String
  /// What was proven.
  public let truth: TruthTable.Truth
  /// What each way to find the source said, in the order of the score sheet.
  public let answers: [Answer]
  /// Whether the likeliest site of a true source is the proven one; nil where none was proven.
  public let isSiteRight: Bool?

  /// What one way to find the source said.
  public struct Answer: Sendable {
    /// The sources, the first to come up first.
    public let order: [SourceID]
    /// The probability of each source; empty where it states none.
    public let probabilities: [SourceID: Probability]
    /// The source that the next step is aimed at, by an injection or a treatment; nil where it injects
    /// and treats none.
    public let target: SourceID?

    /// Whether a true source is among the first so many.
    public func finds(_ truth: TruthTable.Truth, within count: Int) -> Bool {
      order.prefix(count).contains(where: truth.sources.contains)
    }
  }
}

/// Makes the answers for a patient under one edition.
struct PatientScorer {
  let rules: ClinicalProtocol
  let vocabulary: Vocabulary
  let orders: [InjectionOrder]

  func patient(
    _ profile: ClinicalProfile, _ ranking: Ranking, _ truth: TruthTable.Truth
  ) -> ScoredPatient {
    let expanded = profile.expanded(by: vocabulary)
    let failed = failedSources(profile)
    let before = ranking.candidates.sorted {
      ByProbability($0.pretest.value, $0.source) < ByProbability($1.pretest.value, $1.source)
    }
    let fixed = orders.map { order in
      let sources = order.sources(for: expanded, failed: failed)
      return ScoredPatient.Answer(
        order: sources, probabilities: [:], target: sources.first.flatMap(injected))
    }
    return ScoredPatient(
      id: profile.id, truth: truth,
      answers: [
        .init(
          order: ranking.candidates.map(\.source),
          probabilities: probabilities(ranking.candidates, \.posttest),
          target: ranking.recommendation?.target(of: ranking)),
        .init(
          order: before.map(\.source), probabilities: probabilities(before, \.pretest),
          target: before.first.map(\.source).flatMap(injected)),
      ] + fixed, isSiteRight: isSiteRight(ranking, truth))
  }

  private func probabilities(
    _ candidates: [Candidate], _ path: KeyPath<Candidate, Probability>
  ) -> [SourceID: Probability] {
    Dictionary(
      candidates.map { ($0.source, $0[keyPath: path]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The source, where the edition confirms it by an injection.
  private func injected(_ source: SourceID) -> SourceID? {
    rules.criteria.contains { $0.source == source } ? source : nil
  }

  /// The sources of which every block surely fell short of half.
  private func failedSources(_ profile: ClinicalProfile) -> Set<SourceID> {
    Set(
      rules.criteria.filter { criterion in
        let blocks = profile.blocks.filter { criterion.procedures.contains($0.procedure) }
        return !blocks.isEmpty
          && blocks.allSatisfy { $0.reliefRange?.reaches(.half) == false }
      }.map(\.source))
  }

  private func isSiteRight(_ ranking: Ranking, _ truth: TruthTable.Truth) -> Bool? {
    guard let site = truth.site else { return nil }
    return truth.sources.contains { source in
      guard let likeliest = ranking.candidate(source)?.site else { return false }
      return likeliest.isConcerned(side: site.side, level: site.level)
    }
  }
}

extension Recommendation {
  /// The source that it injects or treats, or nil where it does neither.
  fileprivate func target(of ranking: Ranking) -> SourceID? {
    switch kind {
    case .procedure: option?.target
    case .pathway: target
    default: nil
    }
  }
}
