public import DDXCore
public import DDXRanking

/// How often rankings find the source that was proven, beside ways that look at no finding or no
/// probability.
public struct ScoreSheet: Sendable {
  /// One way to find the source, with how it did.
  public struct Row: Sendable {
    /// The id: the edition, `prevalence`, or that of a fixed order.
    public let id: String
    /// The way in words.
    public let title: String
    /// Where an order was read; nil for a ranking.
    public let citation: Citation?
    /// A true source comes first.
    public let first: Proportion
    /// A true source is among the first two.
    public let firstTwo: Proportion
    /// The next step is aimed at a true source, or at none where no true source has an injection.
    public let step: Proportion
    /// How good its probabilities are; nil where it states none.
    public let probabilities: ProbabilityScore?
  }

  /// The edition that ranked.
  public let rules: String
  /// The study that states the fixed orders.
  public let study: String
  /// The sources that the edition confirms by an injection.
  public let injected: Set<SourceID>
  /// The patients, in the order they came.
  public let patients: [ScoredPatient]
  /// The rows: the edition, the prevalence, the fixed orders.
  public let rows: [Row]
  /// Whether the likeliest site is right, of those patients in whom a site was proven.
  public let site: Proportion

  /// Scores patients under an edition.
  ///
  /// - Parameters:
  ///   - patients: The profiles with their rankings and what was proven.
  ///   - rules: The edition.
  ///   - vocabulary: The findings in use.
  ///   - study: The study whose fixed orders are compared.
  public init(
    _ patients: [(profile: ClinicalProfile, ranking: Ranking, truth: TruthTable.Truth)],
    under rules: ClinicalProtocol, vocabulary: Vocabulary, study: StudyDesign
  ) {
    let scorer = PatientScorer(rules: rules, vocabulary: vocabulary, orders: study.orders)
    let scored = patients.map { scorer.patient($0.profile, $0.ranking, $0.truth) }
    let injected = Set(rules.criteria.map(\.source))
    let ways: [(id: String, title: String, citation: Citation?)] =
      [
        (rules.name, "the ranking", nil), ("prevalence", "the same before any finding", nil),
      ]
      + study.orders.map { order in
        (order.id, order.title, study.citations.first { $0.id == order.citation })
      }
    self.rules = rules.name
    self.study = study.name
    self.injected = injected
    self.patients = scored
    rows = ways.enumerated().map { index, way in
      let answers = scored.map { (answer: $0.answers[index], truth: $0.truth) }
      func proportion(_ holds: (ScoredPatient.Answer, TruthTable.Truth) -> Bool) -> Proportion {
        Proportion(answers.count { holds($0.answer, $0.truth) }, of: answers.count)
      }
      return Row(
        id: way.id, title: way.title, citation: way.citation,
        first: proportion { $0.finds($1, within: 1) },
        firstTwo: proportion { $0.finds($1, within: 2) },
        step: proportion { $0.isStepRight($1, injected: injected) },
        probabilities: ProbabilityScore(
          answers.map { (probabilities: $0.answer.probabilities, truth: $0.truth.sources) }))
    }
    let sites = scored.compactMap(\.isSiteRight)
    site = Proportion(sites.count { $0 }, of: sites.count)
  }
}

extension ScoredPatient.Answer {
  /// Whether the step is aimed at a true source; where it is aimed at none, whether no true source has
  /// an injection.
  public func isStepRight(_ truth: TruthTable.Truth, injected: Set<SourceID>) -> Bool {
    target.map(truth.sources.contains) ?? truth.sources.isDisjoint(with: injected)
  }
}
