import DDXCore
import DDXInference

/// The unrecorded questions that cost nothing: nobody should be injected for what a thigh thrust
/// could tell.
struct FreeQuestions {
  let workup: Workup
  let vocabulary: Vocabulary
  let maker: WorkupMaker

  /// The question that is expected to tell the most about which sources hurt, or nil where none
  /// tells anything.
  var best: Recommendation.FreeQuestion? {
    var best: Recommendation.FreeQuestion?
    for code in unrecorded {
      let bits = information(code)
      if bits > Self.leastBits, bits > (best?.information ?? 0) + 1e-12 {
        best = Recommendation.FreeQuestion(code: code, information: bits)
      }
    }
    return best
  }

  /// Below this many bits a question is not worth the asking; assumed.
  static let leastBits = 0.02

  /// The free findings with an accuracy that the profile does not record, in order of code.
  private var unrecorded: [FindingCode] {
    // What follows from a recorded finding need not be asked, nor what is only a vague word for others.
    let recorded = Set(maker.expanded(workup.profile).findings.map(\.code))
    let wholes = Set(vocabulary.findings.flatMap(\.wholes))
    return maker.assembler.model.codes.filter { code in
      guard let definition = vocabulary.finding(code) else { return false }
      if let given = definition.given, !workup.profile.isPresent(given) { return false }
      let isVague = wholes.contains(code) && vocabulary.scale(holding: code) == nil
      return definition.cost == .free && definition.kind != .redFlag && !isVague
        && !recorded.contains(code)
    }
  }

  /// I(S; finding | evidence).
  ///
  /// A finding whose group or scale was recorded is asked with what that already tells.
  private func information(_ code: FindingCode) -> Double {
    guard let chances = chances(of: code) else { return 0 }
    let joint = workup.posterior.joint
    return Information.bits(
      [
        zip(joint, chances).map { $0 * $1 }, zip(joint, chances).map { $0 * (1 - $1) },
      ], subsets: workup.posterior.subsets)
  }

  /// P(finding present | joint state, evidence); nil where no source speaks of it.
  private func chances(of code: FindingCode) -> [Double]? {
    let model = maker.assembler.model
    if let scale = model.scale(for: code) { return chances(of: code, on: scale) }
    guard let entry = model.entry(for: code), let tie = entry.family.ties[code] else { return nil }
    let placed = workup.assembly.sources.map(PlacedSource.init)
    let rates = placed.map { source in
      source.sites.map {
        source.rate(of: entry.family, at: $0.site, background: entry.background.rate)
          ?? entry.background.rate
      }
    }
    // What the recorded members already say of the hidden node.
    let known =
      workup.assembly.nodes.first { $0.family == entry.family.id }?.observation.known
      ?? (whenOn: 1, whenOff: 1)
    let question = Observation(name: code.name, form: .noisyOr(NoisyOr(rates: rates)))
    return workup.posterior.mean(of: question) { gathered in
      let off = gathered(0)
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
    let placed = workup.assembly.sources.map(PlacedSource.init)
    let question = Observation(
      name: code.name,
      form: .noisyMax(
        NoisyMax(
          asking: placed.map { source in
            source.sites.map {
              scale.distribution(of: source.id, at: $0.site) ?? background
            }
          }, values: known.count)))
    return workup.posterior.mean(of: question) { gathered in
      var (present, all, before) = (0.0, 0.0, 0.0)
      for value in known.indices {
        let upTo = value < known.count - 1 ? gathered(value) : 1
        let chance = known[value] * (upTo - before)
        all += chance
        if value >= least { present += chance }
        before = upTo
      }
      return all > 0 ? present / all : 0
    }
  }
}

extension Observation {
  /// What was learnt of a node that is on or off, wherever it is on.
  fileprivate var known: (whenOn: Double, whenOff: Double)? {
    switch form {
    case .noisyOr(let node): (node.whenOn, node.whenOff)
    case .placed(let placed): (placed.byLeak, placed.node.whenOff)
    case .noisyMax: nil
    }
  }
}
