public import DDXCore
import DDXInference

/// Ranks profiles under one protocol: made once, used for any number of profiles.
public struct Ranker: Sendable {
  let rules: ClinicalProtocol
  package let vocabulary: Vocabulary
  let maker: WorkupMaker
  let gate: SafetyGate
  /// The attributes that the modules and the rules read.
  let read: RulesRead

  /// Prepares the ranking under a protocol.
  ///
  /// - Parameters:
  ///   - rules: The protocol in force.
  ///   - vocabulary: The findings and procedures in use.
  ///   - modules: The modules, in any order.
  ///   - other: What is known of pain from elsewhere.
  /// - Throws: ``RegistryError`` when the modules can't work together.
  public init(
    rules: ClinicalProtocol, vocabulary: Vocabulary, modules: [LoadedModule],
    other: EvidenceTable
  ) throws(RegistryError) {
    let registry = try Registry(modules)
    let model = try EvidenceModel(
      tables: registry.modules.compactMap { module in
        rules.evidenceEditions[module.source.descriptor.id] == nil ? nil : module.table
      },
      other: other, multipleSources: rules.multipleSources.value)
    let rules = rules.forbidding(vocabulary.contraindications)
    self.init(
      rules: rules, vocabulary: vocabulary,
      maker: WorkupMaker(
        rules: rules, registry: registry, other: DeclaredSource(table: other),
        assembler: NetworkAssembler(model: model), vocabulary: vocabulary))
  }

  init(rules: ClinicalProtocol, vocabulary: Vocabulary, maker: WorkupMaker) {
    self.rules = rules
    self.vocabulary = vocabulary
    self.maker = maker
    gate = SafetyGate(
      rules: rules.safety, contraindications: rules.contraindications, vocabulary: vocabulary)
    read = RulesRead(
      rules,
      modules: maker.registry.modules.map(\.source.descriptor) + [maker.other.descriptor],
      tables: maker.registry.modules.compactMap(\.table), vocabulary: vocabulary)
  }

  /// Ranks a profile.
  ///
  /// A module that fails is listed as unassessed and its share stays in `other`.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - draws: How often the cited numbers are drawn, to say how sure the ranking is.
  ///   - jobs: How many draws are made at the same time; nothing else hangs on it.
  /// - Returns: The ranking, with its certainty where that was asked.
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func rank(
    _ profile: ClinicalProfile, draws: Draws = .none, jobs: Int = 1
  ) throws(RankingError) -> Ranking {
    let workup = try maker.workup(profile.inCanonicalOrder)
    var ranking = try ranking(of: workup, for: profile)
    ranking.certainty = certainty(of: ranking, workup, draws, jobs: jobs)
    return ranking
  }

  /// What the warning signs and the probable dangers ask for; contraindications are added once it is
  /// known which procedures are in question.
  func signs(of workup: Workup, _ candidates: [Candidate]) -> SafetyVerdict {
    let suspects = candidates.first { $0.source == .other }?.suspects ?? []
    return gate.signs(
      in: workup.profile,
      implied: workup.implied,
      suspects: suspects.compactMap { named in
        named.posttest.map { .init(id: DiseaseID(named.suspect.id), probability: $0) }
      })
  }

  /// The whole verdict, with the contraindications of the procedures in question.
  func verdict(
    _ signs: SafetyVerdict, on workup: Workup, _ recommendation: Recommendation?
  ) -> SafetyVerdict {
    signs.adding(
      gate.contraindications(
        in: workup.implied, procedures: recommendation?.proceduresInQuestion))
  }

  /// What a workup leads to, without reasons and without a look ahead.
  ///
  /// - Parameters:
  ///   - workup: The workup.
  ///   - asks: Whether it says what is worth asking, first where the protocol asks first.
  /// - Returns: The sources, the warning signs, and the step where the protocol has rules for one.
  /// - Throws: ``RankingError`` when no step can be worked out.
  func outline(of workup: Workup, asks: Bool) throws(RankingError) -> (
    candidates: [Candidate], signs: SafetyVerdict, step: Recommendation?
  ) {
    let candidates = candidates(of: workup)
    let signs = signs(of: workup, candidates)
    let step = try recommender?.recommendation(
      for: workup, candidates: candidates, safety: signs, looksAhead: false,
      asks: asks)
    return (candidates, signs, step)
  }

  /// The sources of a workup without reasons.
  func candidates(of workup: Workup) -> [Candidate] {
    Explainer(workup: workup, other: maker.other.table, explains: false).candidates(titles: [:])
  }

  /// The rules for the next step, if the protocol has any.
  var recommender: Recommender? {
    rules.nextStep.map {
      Recommender(rules: rules, next: $0, vocabulary: vocabulary, maker: maker)
    }
  }

  /// The ranking that a workup amounts to, for the profile as it was given.
  func ranking(
    of workup: Workup, for profile: ClinicalProfile
  ) throws(RankingError) -> Ranking {
    let explainer = Explainer(workup: workup, other: maker.other.table)
    let candidates = explainer.candidates(titles: titles)
    let safety = signs(of: workup, candidates)
    let recommendation = try recommender?.recommendation(
      for: workup, candidates: candidates, safety: safety, looksAhead: true, asks: true)
    let prior = workup.assembly.network.prior
    let verdict = verdict(safety, on: workup, recommendation)
    let blocks = recordedBlocks(of: workup)
    let notes = notes(on: workup) + explainer.notes
    return Ranking(
      profile: .init(id: workup.profile.id, edition: nil, digest: workup.profile.digest),
      rules: .init(id: rules.id, edition: rules.edition, digest: rules.digest),
      modules: descriptors.filter { !$0.version.isEmpty }.map {
        .init(
          id: $0.id, version: $0.version, contract: $0.contract, evidence: $0.evidenceEdition,
          digest: $0.evidenceDigest)
      },
      safety: verdict,
      candidates: candidates,
      unassessed: workup.answers.unassessed.map { answer in
        .init(
          source: answer.source, isFailure: answer.isFailure, reason: answer.reason,
          pretest: workup.assembly.sources.firstIndex { $0.id == answer.source }.map {
            Probability(clamping: prior.marginals[$0])
          })
      },
      recommendation: recommendation, blocks: blocks, notes: notes,
      ledger: Ledger(
        ranker: self, profile: profile, candidates: candidates, safety: verdict, notes: notes,
        blocks: blocks
      ).entries,
      logEvidence: workup.posterior.logEvidence)
  }

  /// Pain of three months and more is chronic [Treede2019].
  static let chronic = ClinicalDuration("P3M") ?? .zero
  /// The age from which the studies took patients.
  static let adult = 18

  private var descriptors: [ModuleDescriptor] {
    maker.registry.modules.map(\.source.descriptor) + [maker.other.descriptor]
  }

  private var titles: [SourceID: String] {
    Dictionary(descriptors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  private func recordedBlocks(of workup: Workup) -> [RecordedBlock] {
    workup.profile.blocks.enumerated().map { index, block in
      guard let blocks = workup.blocks else {
        return RecordedBlock(block: block, unweighed: .noResponseModel)
      }
      return RecordedBlock(
        block: block,
        unweighed: blocks.readings.unweighed.first { $0.block == index }?.reason,
        explanation: blocks.explanation(ofBlock: index, in: workup))
    }
  }

  private func notes(on workup: Workup) -> [RankingNote] {
    var notes: [RankingNote] = []
    if workup.profile.patient.age < Self.adult {
      notes.append(.young(age: workup.profile.patient.age))
    }
    if workup.profile.hasLevelOfSixLumbar { notes.append(.sixLumbarVertebrae) }
    if let setting = workup.profile.pain.setting, setting != .painClinic {
      notes.append(.setting(setting))
    }
    if let duration = workup.profile.pain.duration, duration < Self.chronic {
      notes.append(.notChronic(duration))
    }
    if workup.profile.pain.isAbsent { notes.append(.painless) }
    let prior = workup.assembly.network.prior
    if prior.isLowered {
      notes.append(
        .multipleSourcesLowered(requested: prior.requestedMultiple, used: prior.multiple))
    }
    notes += workup.assembly.elsewhere.map { .elsewhere($0.finding, source: $0.source) }
    notes += workup.answers.notes
    let read = self.read.findings
    // What implies a finding that is read, such as a stated set, is read with it.
    let origins = Set(
      workup.heard.compactMap { finding in
        read.contains(finding.code) ? finding.origin : nil
      })
    notes += workup.profile.findings.filter { finding in
      !read.contains(finding.code) && !origins.contains(finding.code)
        && vocabulary.finding(finding.code)?.bars.isEmpty != false
    }.map { .unread($0) }
    return notes
  }
}

/// Why no ranking can be made.
public enum RankingError: Error, Hashable, Sendable {
  /// The joint states of sources and sites are more than are enumerated.
  case tooManyStates(Double)
  /// The evidence has probability zero under the model.
  case impossibleEvidence
  /// The table of `other` gives no share.
  case noShareForOther

  init(_ error: InferenceError) {
    switch error {
    case .tooManyStates(let count): self = .tooManyStates(count)
    case .impossibleEvidence: self = .impossibleEvidence
    }
  }
}

extension ClinicalProfile {
  /// Whether a finding or a block names a level that only a patient with six lumbar vertebrae has.
  fileprivate var hasLevelOfSixLumbar: Bool {
    findings.contains { $0.level?.isOfSixLumbar == true }
      || blocks.contains { $0.levels.contains(where: \.isOfSixLumbar) }
  }

  /// The same profile with its findings and blocks in an order that no document changes.
  var inCanonicalOrder: ClinicalProfile {
    ClinicalProfile(
      id: id, digest: digest, date: date, patient: patient, pain: pain,
      findings: findings.sorted { $0.precedes($1) },
      blocks: blocks.enumerated().sorted { left, right in
        left.element.date != right.element.date
          ? left.element.date < right.element.date
          : left.element.canonicalKey.lexicographicallyPrecedes(right.element.canonicalKey)
      }.map(\.element),
      medications: medications, allergies: allergies, otherPains: otherPains,
      notKnown: notKnown)
  }
}

extension DiagnosticBlock {
  /// What orders two blocks of one day, whatever the order of the document.
  fileprivate var canonicalKey: [String] {
    [procedure.name, side.rawValue, levels.map(\.rawValue).joined(separator: " ")]
      + [agent?.rawValue, relief.map { "\($0.percent)" }, reliefDuration.map { "\($0.hours)" }]
      .map { $0 ?? "" }
      + [
        contrast?.rawValue, vascularUptake?.rawValue, sedation?.rawValue, diary?.rawValue,
        volume.map { "\($0)" },
      ].map { $0 ?? "" }
  }
}
