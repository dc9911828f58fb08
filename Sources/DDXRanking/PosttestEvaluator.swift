public import DDXCore
import DDXInference

/// The post-test probabilities of one profile under many rulings, sharing what the rulings share.
///
/// What the modules say is kept for one edition of the evidence, and the posterior from the findings
/// for as long as the recorded blocks reach the same; the blocks are weighed each time anew. The
/// rankers must be those of one comparison: with equal evidence editions they hold equal evidence.
public struct PosttestEvaluator {
  private let profile: ClinicalProfile
  private var answered: Answered?
  private var assembled: Assembled?

  private struct Answered {
    let editions: [SourceID: String]
    let otherFloor: Double
    let answers: ModuleAnswers
  }

  private struct Assembled {
    let multipleSources: Double
    /// What each recorded block covers of each source at each of its sites.
    let reach: [[[Double]]]
    let assembly: NetworkAssembler.Assembly
    let posterior: Posterior
  }

  /// Creates an evaluator of a profile.
  public init(_ profile: ClinicalProfile) { self.profile = profile.inCanonicalOrder }

  /// The sources with their probabilities, most probable first; ties by id.
  ///
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public mutating func posttests(under ranker: Ranker) throws(RankingError) -> [Standing] {
    let maker = ranker.maker
    let answers = try answers(maker)
    guard let model = maker.blockModel else {
      let findings = try assembled(answers, maker) { _, _ in [] }
      return findings.assembly.standings(findings.posterior)
    }
    let patient = model.patient(profile)
    let readings = BlockReadings(profile: profile, model: model, patient: patient)
    let findings = try assembled(answers, maker) { source, site in
      readings.placements.map { model.coverage($0, of: source, at: site, in: patient) }
    }
    let assembly = findings.assembly
    if readings.readings.isEmpty { return assembly.standings(findings.posterior) }
    let instruments = readings.makers.enumerated().map { index, make in
      make(assembly.reach.map { $0.map { $0[index] } })
    }
    let panel = try Panel(
      ranking: assembly.network, instruments: instruments,
      trait: model.response.placebo.trait.value)
    return assembly.standings(
      try findings.posterior.after(readings.readings.map(\.reading), panel))
  }

  private mutating func answers(_ maker: WorkupMaker) throws(RankingError) -> ModuleAnswers {
    let rules = maker.rules
    if let answered, answered.editions == rules.evidenceEditions,
      answered.otherFloor == rules.otherFloor
    {
      return answered.answers
    }
    let answers = try ModuleAnswers(
      profile: profile.standing, expanded: maker.expanded(profile.standing), rules: rules,
      registry: maker.registry, other: maker.other, vocabulary: maker.vocabulary)
    answered = Answered(
      editions: rules.evidenceEditions, otherFloor: rules.otherFloor, answers: answers)
    assembled = nil
    return answers
  }

  private mutating func assembled(
    _ answers: ModuleAnswers, _ maker: WorkupMaker,
    reach: (NetworkAssembler.Source, Site) -> [Double]
  ) throws(RankingError) -> Assembled {
    let multiple = maker.rules.multipleSources.value
    let reached = answers.sources.map { source in
      PlacedSource(source).sites.map { reach(source, $0.site) }
    }
    if let assembled, assembled.multipleSources == multiple, assembled.reach == reached {
      return assembled
    }
    let assembly = maker.assembler.assemble(
      answers.sources, age: Double(profile.patient.age), painSide: profile.pain.side,
      multipleSources: multiple, reach: reach)
    let new = Assembled(
      multipleSources: multiple, reach: reached, assembly: assembly,
      posterior: try Posterior(ranking: assembly.network, keeping: reached.map(\.classes)))
    assembled = new
    return new
  }
}

extension [[Double]] {
  /// Which rows are alike: the place of the first that is so.
  fileprivate var classes: [Int] {
    map { row in firstIndex(of: row) ?? 0 }
  }
}
