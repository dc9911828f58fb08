import DDXCore
import DDXInference

/// The questions worth asking before a needle: unrecorded findings that can be found out for free.
///
/// The value of a question is the expected gain of the best step after the answer over the best step
/// now; if the objective is information, the expected bits. A question whose answers all lead to the
/// same step is not asked.
struct Asking {
  let questions: FreeQuestions
  let workup: Workup
  let offers: Offers
  let next: NextStepRules
  let vocabulary: Vocabulary
  let maker: WorkupMaker

  /// As many questions as anyone will answer in one go; assumed.
  static let most = 5
  /// As many tests of one group as are done in one go; assumed.
  static let mostOfGroup = 2
  /// As many tests as examine a source that never was; assumed.
  static let mostExamining = 2

  /// A question that may be asked, with what its answers lead to.
  private struct Prospect {
    let code: FindingCode
    /// P(present | causes present), subset by subset.
    let chances: [Double]
    /// What an answer is expected to bring.
    let value: Double
    /// Whether one answer leads to another step than the other.
    let changesStep: Bool
  }

  /// Below this many bits a question is not worth the asking where the protocol sets no threshold;
  /// assumed.
  static let leastBits = 0.02

  /// The question that is expected to tell the most about which sources hurt, or nil where none tells
  /// anything.
  var mostTelling: Recommendation.Question? {
    var best: (code: FindingCode, bits: Double, chances: [Double])?
    for code in questions.unrecorded {
      guard let chances = questions.chances(of: code) else { continue }
      let bits = questions.questioner.information(chances)
      if bits > Self.leastBits, bits > (best?.bits ?? 0) + 1e-12 { best = (code, bits, chances) }
    }
    return best.map { question(on: $0.code, $0.bits, $0.chances) }
  }

  /// The questions that are worth the asking from a threshold on, most valuable first; then, where the
  /// source that would be injected was never examined, what examines it.
  func questions(
    before option: Recommendation.Option?, from threshold: Double
  ) -> [Recommendation.Question] {
    let unexamined = option.map { examination(of: $0.target) } ?? []
    let now = offers.strategies?.best()?.value ?? 0
    var all = questions.unrecorded.compactMap { code -> Prospect? in
      questions.chances(of: code).map { prospect(code, $0, now: now) }
    }
    all.sort { left, right in
      // What is worth nothing is so but for the last digits.
      if abs(left.value - right.value) > 1e-9 { return left.value > right.value }
      return left.code < right.code
    }
    func isWorthwhile(_ prospect: Prospect) -> Bool {
      prospect.value >= threshold && prospect.changesStep
    }
    let worthwhile = all.filter(isWorthwhile)
    let examining = all.filter { !isWorthwhile($0) && unexamined.contains($0.code) }
    var chosen: [Prospect] = []
    for (index, prospect) in (worthwhile + examining).enumerated()
    where chosen.count < Self.most {
      // Two tests show whether a source that was never examined can be left in the running.
      if index >= worthwhile.count,
        chosen.filter({ unexamined.contains($0.code) }).count >= Self.mostExamining
      {
        continue
      }
      if !isRelated(prospect.code, to: chosen.map(\.code)) { chosen.append(prospect) }
    }
    return chosen.map { question(on: $0.code, $0.value, $0.chances) }
  }

  /// What asking leads to; where the objective is information every answer may lead to another step.
  private func prospect(_ code: FindingCode, _ chances: [Double], now: Double) -> Prospect {
    guard let strategies = offers.strategies else {
      return Prospect(
        code: code, chances: chances, value: questions.questioner.information(chances),
        changesStep: true)
    }
    let present = strategies.best(weighing: chances)
    let absent = strategies.best(weighing: chances.map { 1 - $0 })
    return Prospect(
      code: code, chances: chances,
      value: max((present?.value ?? 0) + (absent?.value ?? 0) - now, 0),
      changesStep: strategies.step(of: present, offers) != strategies.step(of: absent, offers))
  }

  /// The free examinations of a source, if none of all that it states was recorded.
  private func examination(of source: SourceID) -> Set<FindingCode> {
    let codes = maker.examinations[source] ?? []
    let isExamined = workup.heard.contains { codes.contains($0.code) }
    return isExamined ? [] : codes
  }

  /// Whether a question is one with another: a composite and its part, a whole and its part, two marks
  /// of one scale, or one more test of a group.
  private func isRelated(_ code: FindingCode, to others: [FindingCode]) -> Bool {
    let model = maker.assembler.model
    let family = model.entry(for: code)?.family
    var ofGroup = 0
    for other in others {
      if let scale = model.scale(for: code), scale.scale.codes.contains(other) { return true }
      if family?.group != nil, family?.ties[other] != nil { ofGroup += 1 }
      if vocabulary.isPart(code, of: other) || vocabulary.isPart(other, of: code) { return true }
      let rules = [(code, other), (other, code)]
      if rules.contains(where: { vocabulary.finding($0.0)?.rule?.codes.contains($0.1) == true }) {
        return true
      }
    }
    return ofGroup >= Self.mostOfGroup
  }

  private func question(on code: FindingCode, _ value: Double, _ chances: [Double])
    -> Recommendation.Question
  {
    Recommendation.Question(
      subject: .finding(code), value: value,
      answers: [("present", chances), ("absent", chances.map { 1 - $0 })].map { word, factors in
        let subsets = zip(questions.questioner.subsets, factors).map { $0 * $1 }
        let total = subsets.reduce(0, +)
        return Recommendation.Question.Answer(
          word: word, probability: Probability(clamping: total),
          leading: leading(subsets, total: total),
          next: offers.strategies.map { $0.next(weighing: factors, offers) })
      })
  }

  /// The most probable source, given what each set of sources weighs.
  private func leading(_ subsets: [Double], total: Double) -> (SourceID, Probability) {
    let sources = workup.assembly.sources
    let hidden = workup.assembly.hidden
    let probabilities = sources.indices.map { index -> Double in
      if sources[index].assessment == nil { return 0 }
      let bits =
        sources[index].id == .other ? hidden.reduce(0) { $0 | 1 << $1 } : 1 << index
      return subsets.indices.reduce(0) { $1 & bits != 0 ? $0 + subsets[$1] : $0 } / total
    }
    let places = probabilities.indices.map { ByProbability(probabilities[$0], sources[$0].id) }
    let best = places.indices.min { places[$0] < places[$1] } ?? 0
    return (sources[best].id, Probability(clamping: probabilities[best]))
  }
}

extension Strategies {
  /// The first step of the best strategy, each set of sources weighed with a factor.
  func next(weighing factors: [Double]? = nil, _ offers: Offers) -> Recommendation.Outcome.Next {
    step(of: best(weighing: factors), offers)
  }

  /// The first step of a strategy; to observe where there is none.
  fileprivate func step(
    of best: (index: Int, value: Double)?, _ offers: Offers
  ) -> Recommendation.Outcome.Next {
    guard let best else { return .init(kind: .observe, procedure: nil, pathway: nil) }
    let strategy = all[best.index]
    guard let option = offers.option(of: strategy) else {
      return .init(kind: .pathway, procedure: nil, pathway: strategy.pathway.id)
    }
    return .init(kind: .procedure, procedure: option.procedure, pathway: nil)
  }
}
