public import DDXCore
import DDXInference

/// Ranks profiles under one protocol: made once, used for any number of profiles.
public struct Ranker: Sendable {
  private let rules: ClinicalProtocol
  private let registry: Registry
  private let other: DeclaredSource
  private let gate: SafetyGate
  private let assembler: NetworkAssembler

  /// Prepares the ranking under a protocol.
  ///
  /// - Parameters:
  ///   - rules: The protocol in force.
  ///   - modules: The modules, in any order.
  ///   - other: What is known of pain from elsewhere.
  /// - Throws: ``RegistryError`` when the modules can't work together.
  public init(
    rules: ClinicalProtocol, modules: [LoadedModule], other: EvidenceTable
  ) throws(RegistryError) {
    self.rules = rules
    self.registry = try Registry(modules)
    self.other = DeclaredSource(table: other)
    self.gate = SafetyGate(rules: rules.safety)
    self.assembler = NetworkAssembler(
      model: try EvidenceModel(
        tables: registry.modules.compactMap { module in
          rules.evidenceEditions[module.source.descriptor.id] == nil ? nil : module.table
        },
        other: other, multipleSources: rules.multipleSources.value))
  }

  /// Ranks a profile.
  ///
  /// A module that fails is listed as unassessed and its share stays in `other`.
  ///
  /// - Throws: ``RankingError`` when no ranking can be made at all.
  public func rank(_ profile: ClinicalProfile) throws(RankingError) -> Ranking {
    let profile = profile.inCanonicalOrder
    let answers = try answers(for: profile)
    let assembly = assembler.assemble(
      answers.sources, multipleSources: rules.multipleSources.value)
    let posterior = try Posterior(ranking: assembly.network)
    let explainer = Explainer(assembly: assembly, posterior: posterior, other: other.table)
    return Ranking(
      profile: .init(id: profile.id, edition: nil, digest: profile.digest),
      rules: .init(id: rules.id, edition: rules.edition, digest: rules.digest),
      modules: moduleReferences,
      safety: gate.verdict(on: profile),
      candidates: explainer.candidates(
        profile: profile, unassessed: Set(answers.unassessed.map(\.source)), titles: titles),
      unassessed: answers.unassessed.map { answer in
        let index = assembly.sources.firstIndex { $0.id == answer.source }
        return .init(
          source: answer.source, isFailure: answer.isFailure, reason: answer.reason,
          pretest: index.map {
            Probability(clamping: assembly.network.prior.marginals[$0])
          })
      },
      blocks: profile.blocks.map(RecordedBlock.init),
      notes: notes(profile, answers, assembly) + explainer.notes,
      logEvidence: posterior.logEvidence)
  }

  /// The network of a profile with the way back to clinical words.
  func assembly(for profile: ClinicalProfile) throws(RankingError) -> NetworkAssembler.Assembly {
    assembler.assemble(
      try answers(for: profile.inCanonicalOrder).sources,
      multipleSources: rules.multipleSources.value)
  }

  private struct Answers {
    var sources: [NetworkAssembler.Source] = []
    var unassessed: [(source: SourceID, isFailure: Bool, reason: String)] = []
    var notes: [RankingNote] = []
  }

  /// Asks every module; `other` comes last, with what the added modules take from it.
  private func answers(for profile: ClinicalProfile) throws(RankingError) -> Answers {
    var answers = Answers()
    var added = 0.0
    for module in registry.modules {
      let id = module.source.descriptor.id
      let isAdded = rules.evidenceEditions[id] == nil
      do {
        switch try module.source.assess(profile, under: rules) {
        case .notApplicable(let reason):
          answers.unassessed.append((id, false, reason))
        case .assessed(let assessment):
          answers.sources.append(
            .init(id: id, share: assessment.share.value, assessment: assessment))
          if isAdded { added += assessment.share.value }
          answers.notes += assessment.notes.map { note in
            guard let code = note.code,
              let finding = profile.findings.first(where: { $0.code == code })
            else { return .remark(note.text, source: id) }
            return .noted(finding, reason: note.text, source: id)
          }
          continue
        }
      } catch {
        answers.unassessed.append((id, true, String(describing: error)))
      }
      if !isAdded, let (share, _) = try? module.table?.share.share(for: profile) {
        answers.sources.append(.init(id: id, share: share.value, assessment: nil))
      }
    }
    guard case .assessed(let elsewhere)? = try? other.assess(profile, under: rules) else {
      throw .noShareForOther
    }
    answers.sources.append(
      .init(
        id: .other, share: max(elsewhere.share.value - added, rules.otherFloor),
        assessment: elsewhere))
    return answers
  }

  private var titles: [SourceID: String] {
    Dictionary(
      registry.modules.map { ($0.source.descriptor.id, $0.source.descriptor.name) },
      uniquingKeysWith: { first, _ in first })
  }

  private var moduleReferences: [Ranking.ModuleReference] {
    (registry.modules.map(\.source.descriptor) + [other.descriptor]).map {
      .init(
        id: $0.id, version: $0.version, contract: $0.contract, evidence: $0.evidenceEdition,
        digest: $0.evidenceDigest)
    }
  }

  private func notes(
    _ profile: ClinicalProfile, _ answers: Answers, _ assembly: NetworkAssembler.Assembly
  ) -> [RankingNote] {
    var notes: [RankingNote] = []
    if let setting = profile.pain.setting, setting != .painClinic {
      notes.append(.setting(setting))
    }
    let prior = assembly.network.prior
    if prior.isLowered {
      notes.append(
        .multipleSourcesLowered(requested: prior.requestedMultiple, used: prior.multiple))
    }
    notes += assembly.elsewhere.map { .elsewhere($0.finding, source: $0.source) }
    notes += answers.notes
    let read = Set(
      (registry.modules.map(\.source.descriptor) + [other.descriptor]).flatMap(\.findings)
        + rules.safety.findings)
    notes += profile.findings.filter { !read.contains($0.code) }.map { .unread($0) }
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
}

extension ClinicalProfile {
  /// The same profile with its findings and blocks in an order that no document changes.
  var inCanonicalOrder: ClinicalProfile {
    ClinicalProfile(
      id: id, digest: digest, date: date, patient: patient, pain: pain,
      findings: findings.sorted { $0.precedes($1) },
      blocks: blocks.enumerated().sorted { left, right in
        left.element.date != right.element.date
          ? left.element.date < right.element.date : left.offset < right.offset
      }.map(\.element),
      medications: medications, allergies: allergies)
  }
}

extension SafetyRules {
  /// Every finding that a rule reads.
  public var findings: [FindingCode] {
    strongSigns.map(\.finding)
      + combinations.flatMap(\.signs).compactMap { sign in
        if case .finding(let code) = sign { code } else { nil }
      } + (afterInjection?.findings ?? [])
  }
}
