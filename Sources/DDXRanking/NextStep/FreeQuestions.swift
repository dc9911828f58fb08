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
    let subsets = presentSubsets
    var best: Recommendation.FreeQuestion?
    for code in unrecorded {
      let bits = information(code, subsets: subsets)
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
    let recorded = Set(workup.profile.findings.map(\.code))
    return maker.assembler.model.codes.filter { code in
      guard let definition = vocabulary.finding(code) else { return false }
      if let given = definition.given, !workup.profile.isPresent(given) { return false }
      return definition.cost == .free && definition.kind != .redFlag && !recorded.contains(code)
    }
  }

  private var presentSubsets: [Int] {
    let space = workup.posterior.space
    var subsets = [Int](repeating: 0, count: space.count)
    for cause in space.radices.indices {
      let stride = space.stride(of: cause)
      let radix = space.radices[cause]
      for state in subsets.indices where state / stride % radix > 0 {
        subsets[state] |= 1 << cause
      }
    }
    return subsets
  }

  /// I(S; finding | evidence).
  ///
  /// A finding whose group was recorded is asked with what the group
  /// already tells.
  private func information(_ code: FindingCode, subsets: [Int]) -> Double {
    guard let entry = maker.assembler.model.entry(for: code),
      let tie = entry.family.ties[code]
    else { return 0 }
    let assembly = workup.assembly
    let space = workup.posterior.space
    let rates = assembly.sources.indices.map { source in
      let rate =
        assembly.sources[source].assessment == nil
        ? nil : entry.family.statement(of: assembly.sources[source].id)?.rate
      return [Double](
        repeating: rate ?? entry.background.rate, count: assembly.causes[source].states.count)
    }
    let node = Observation(name: code.name, rates: rates, whenOn: 1, whenOff: 0)
    let off = space.products(start: 1 - node.leak) { cause, digit in
      digit == 0 ? 1 : node.shrinkage[cause][digit - 1]
    }
    // What the group's recorded members already say of the hidden node, at its first place.
    let known =
      assembly.uses.first { $0.family.id == entry.family.id }?.cells.first?.likelihoods()
      ?? (whenOn: 1, whenOff: 1)
    var present = [Double](repeating: 0, count: space.count)
    var absent = present
    for state in present.indices {
      let (on, none) = (known.whenOn * (1 - off[state]), known.whenOff * off[state])
      let p = on + none > 0 ? (on * tie.whenOn + none * tie.whenOff) / (on + none) : 0
      present[state] = workup.posterior.joint[state] * p
      absent[state] = workup.posterior.joint[state] * (1 - p)
    }
    return Information.bits([present, absent], subsets: subsets)
  }
}
