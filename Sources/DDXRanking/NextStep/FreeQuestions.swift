import DDXCore
import DDXInference

/// The unrecorded questions that cost nothing: no injection should replace a thigh thrust.
struct FreeQuestions {
  let workup: Workup
  let vocabulary: Vocabulary
  let maker: WorkupMaker
  private let placed: [PlacedSource]
  /// The expected answers, by the posterior.
  let questioner: Questioner

  init(workup: Workup, vocabulary: Vocabulary, maker: WorkupMaker) {
    self.workup = workup
    self.vocabulary = vocabulary
    self.maker = maker
    // What a study states of a finding differs from site to site only where suspects do.
    placed = workup.assembly.sources.map { source in
      source.id == .other ? PlacedSource(source) : PlacedSource(source).anywhere
    }
    questioner = Questioner(workup.posterior, cause: workup.assembly.sources.count - 1)
  }

  /// The free findings with an accuracy that the profile does not record, in order of code.
  var unrecorded: [FindingCode] {
    // What follows from a recorded finding need not be asked, nor what hardly goes with one that is
    // present, nor what nobody could answer.
    let heard = workup.heard
    var recorded = Set(heard.map(\.code)).union(workup.profile.notKnown)
    let present = Set(heard.filter { $0.state == .present }.map(\.code))
    for code in present { recorded.formUnion(vocabulary.finding(code)?.excluded ?? []) }
    let hasSide = workup.profile.pain.side != .unspecified
    return maker.questions.filter { question in
      if hasSide, question.isAnsweredBySide { return false }
      if let given = question.given, !workup.profile.isPresent(given) { return false }
      return !recorded.contains(question.code) && present.isDisjoint(with: question.excluding)
    }.map(\.code)
  }

  /// P(finding present | causes present, evidence), subset by subset; nil where no source speaks of it.
  ///
  /// A finding whose group or scale was recorded is asked with what that already tells.
  func chances(of code: FindingCode) -> [Double]? {
    let model = maker.assembler.model
    if let scale = model.scale(for: code) { return chances(of: code, on: scale) }
    guard let entry = model.entry(for: code), let tie = entry.family.ties[code] else { return nil }
    let rates = placed.map {
      $0.rates(of: entry.family, background: entry.background.rate)
    }
    let question = Observation(name: code.name, form: .noisyOr(NoisyOr(rates: rates)))
    // What the recorded members already say of the hidden node.
    let node = workup.assembly.nodes.first { $0.family == entry.family.id }
    guard let known = node?.observation.known else {
      return questioner.means(ofChannel: 0, of: question).map { off in
        (1 - off) * tie.whenOn + off * tie.whenOff
      }
    }
    return questioner.means(of: question) { gathered in
      let off = gathered[0]
      let (on, none) = (known.whenOn * (1 - off), known.whenOff * off)
      return on + none > 0 ? (on * tie.whenOn + none * tie.whenOff) / (on + none) : 0
    }
  }

  private func chances(of code: FindingCode, on scale: GradedFamily) -> [Double]? {
    guard let least = scale.scale.values.firstIndex(where: { $0.codes.contains(code) }) else {
      return nil
    }
    let recorded = workup.profile.findings.filter { scale.scale.codes.contains($0.code) }
    let known = scale.likelihoods(recorded)
    let background = maker.assembler.model.background(of: scale)
    let question = Observation(
      name: code.name,
      form: .noisyMax(
        NoisyMax(
          asking: placed.map { source in
            source.sites.map {
              scale.distribution(of: source.id, at: $0.site) ?? background
            }
          }, values: known.count)))
    guard !recorded.isEmpty else {
      return least > 0
        ? questioner.means(ofChannel: least - 1, of: question).map { 1 - $0 }
        : questioner.subsets.map { _ in 1 }
    }
    return questioner.means(of: question) { gathered in
      var (present, all, before) = (0.0, 0.0, 0.0)
      for value in known.indices {
        let upTo = value < known.count - 1 ? gathered[value] : 1
        let chance = known[value] * (upTo - before)
        all += chance
        if value >= least { present += chance }
        before = upTo
      }
      return all > 0 ? present / all : 0
    }
  }
}

/// A question that costs nothing.
struct FreeFinding: Sendable {
  /// What it asks for.
  let code: FindingCode
  /// The finding without which it is not worth asking for, if any.
  let given: FindingCode?
  /// Whether the side of the pain, once recorded, answers it.
  let isAnsweredBySide: Bool
  /// The findings of which it hardly goes with any.
  let excluding: [FindingCode]

  /// The free findings with an accuracy, in order of code: no red flag, and no vague word for others.
  static func all(in model: EvidenceModel, _ vocabulary: Vocabulary) -> [FreeFinding] {
    let wholes = Set(vocabulary.findings.flatMap(\.wholes))
    return model.codes.compactMap { code in
      guard let definition = vocabulary.finding(code), definition.cost == .free,
        definition.kind != .redFlag
      else { return nil }
      let isVague = wholes.contains(code) && vocabulary.scale(holding: code) == nil
      return isVague
        ? nil
        : FreeFinding(
          code: code, given: definition.given, isAnsweredBySide: definition.isAnsweredBySide,
          excluding: definition.excluded)
    }
  }

  /// The free examinations, by the source that states something of them; its suspects apart.
  static func examinations(
    in model: EvidenceModel, _ vocabulary: Vocabulary
  ) -> [SourceID: Set<FindingCode>] {
    var examinations: [SourceID: Set<FindingCode>] = [:]
    for code in model.codes {
      guard let definition = vocabulary.finding(code), definition.cost == .free,
        definition.kind == .examination
      else { continue }
      for statement in model.entry(for: code)?.family.statements ?? []
      where statement.suspect == nil && statement.source != .other {
        // A rate of its own speaks; one carried over from another source's group may not.
        examinations[statement.source, default: []].insert(code)
      }
    }
    return examinations
  }
}

extension FindingDefinition {
  /// The findings that hardly go with it when it is present, such as pain on both sides with pain on
  /// one side only.
  fileprivate var excluded: [FindingCode] { conflicts.filter(\.isPresent).flatMap(\.codes) }
}

extension Observation {
  /// The evidence on a node that is on or off, wherever it is on.
  fileprivate var known: (whenOn: Double, whenOff: Double)? {
    switch form {
    case .noisyOr(let node): (node.whenOn, node.whenOff)
    case .placed(let placed): (placed.byLeak, placed.node.whenOff)
    case .noisyMax: nil
    }
  }
}
