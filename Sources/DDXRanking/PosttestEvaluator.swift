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
    if readings.readings.isEmpty { return findings.assembly.standings(findings.posterior) }
    let assembly = findings.assembly
    let instruments = readings.makers.enumerated().map { index, make in
      make(assembly.reach.map { $0.map { $0[index] } })
    }
    let panel: Panel
    do {
      panel = try Panel(
        network: assembly.network, instruments: instruments,
        trait: model.response.placebo.trait.value)
    } catch {
      throw RankingError(error)
    }
    let factor = panel.factor(
      readings.readings.map(\.reading), name: "blocks", in: findings.posterior.space)
    var joint = findings.posterior.joint
    for state in joint.indices { joint[state] *= factor.likelihoods[state] }
    let total = joint.reduce(0, +)
    guard total > 0 else { throw .impossibleEvidence }
    for state in joint.indices { joint[state] /= total }
    return assembly.standings(
      Posterior(
        space: findings.posterior.space, joint: joint,
        logEvidence: findings.posterior.logEvidence + logarithm(total)))
  }

  private mutating func answers(_ maker: WorkupMaker) throws(RankingError) -> ModuleAnswers {
    let rules = maker.rules
    if let answered, answered.editions == rules.evidenceEditions,
      answered.otherFloor == rules.otherFloor
    {
      return answered.answers
    }
    let answers = try ModuleAnswers(
      profile: profile, rules: rules, registry: maker.registry, other: maker.other)
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
      (source.assessment?.sites ?? []).map { reach(source, $0.site) }
    }
    if let assembled, assembled.multipleSources == multiple, assembled.reach == reached {
      return assembled
    }
    let assembly = maker.assembler.assemble(
      answers.sources, multipleSources: multiple, reach: reach)
    let new = Assembled(
      multipleSources: multiple, reach: reached, assembly: assembly,
      posterior: try Posterior(ranking: assembly.network))
    assembled = new
    return new
  }
}
