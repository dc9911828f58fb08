package import DDXCore
package import DDXRanking

extension Glossary {
  /// An injection in words, such as `lumbar medial branch block, right L4-5 L5-S1, lidocaine`.
  package func words(_ option: Recommendation.Option) -> String {
    var place = [option.side.rawValue]
    if option.side == .unspecified {
      // Nothing recorded tells left from right: the clinician must name the side.
      let hasSide = vocabulary.procedure(option.procedure)?.side == .required
      place = hasSide ? ["on the painful side"] : []
    }
    place += option.levels.map(\.rawValue)
    var words = title(of: option.procedure)
    if !place.isEmpty { words += ", " + place.joined(separator: " ") }
    if let agent = option.agent, agent != .none { words += ", with \(agent.rawValue)" }
    if let earliest = option.earliest { words += ", not before \(earliest)" }
    return words
  }

  /// The treatment of a confirmed source, with its place; nil where none is recommended.
  func treatment(in recommendation: Recommendation) -> String? {
    recommendation.pathway.map { pathway in
      let status = recommendation.criteria.first { $0.criterion.source == recommendation.target }
      let place = status?.place.map { placeWords($0.side, $0.levels) } ?? ""
      return pathway.title + (place.isEmpty ? "" : " (\(place))")
    }
  }

  /// What is not recorded and must be known before the needle of a step; nil where nothing is missing.
  package func beforeNeedle(_ unrecorded: [BeforeNeedle]) -> String? {
    guard !unrecorded.isEmpty else { return nil }
    let facts = unrecorded.map { fact in
      switch fact {
      case .pregnancy: "pregnancy"
      case .medications: "drugs that thin the blood"
      case .allergies: "allergies"
      }
    }
    return "ask about \(listed(facts)): not recorded"
  }

  /// What goes out with a proposed injection: what must be known before it, and what each result would
  /// mean.
  package func notes(on recommendation: Recommendation?) -> [String] {
    let before = beforeNeedle(recommendation?.unrecorded ?? [])
    return (before.map { ["Before the needle: \($0)."] } ?? []) + outcomes(of: recommendation)
  }

  /// What an option is worth, with the threshold it must exceed, in words.
  func worth(of option: Recommendation.Option, in recommendation: Recommendation) -> String {
    let worth = worth(of: option, by: recommendation.objective)
    return recommendation.objective == .netBenefit
      ? worth
      : "\(worth), at \(fixed(recommendation.lambda, 3)) bits per unit of burden"
  }

  /// What an option is worth by the objective, in words.
  func worth(of option: Recommendation.Option, by objective: Objective) -> String {
    if objective == .netBenefit {
      return "net benefit \(fixed(option.value, 3)) for a burden of \(fixed(option.burden, 1))"
    }
    return "\(fixed(option.information, 2)) bits for a burden of \(fixed(option.burden, 1)): "
      + "value \(fixed(option.value, 2))"
  }

  /// Why a recommendation is what it is.
  package func words(_ reason: Recommendation.Reason) -> String {
    switch reason {
    case .safety: "the safety verdict rules out every injection"
    case .checkFirst(let suspicions):
      "no needle until this is settled: \(listed(suspicions))"
    case .criterionMet(let source, let rule, _):
      "the criterion for \(phrase(of: source)) is met: \(rule)"
    case .prolonged(let source, let rule, _):
      "the relief is lasting, so \(phrase(of: source)) needs nothing further for now: \(rule)"
    case .confirmation(let source, let positive, let needed, let rule, _):
      """
      \(phrase(of: source)) has \(positive) of \(needed) positive blocks; the confirmation is \
      completed first: \(rule)
      """
    case .otherFirst: "another source is the likeliest"
    case .otherWithSuspect(let suspects):
      "another source is more likely than not; suspected: \(listed(suspects))"
    case .mostBeneficial(let source, let value):
      """
      highest expected net benefit (\(fixed(value, 3))), starting with \(phrase(of: source))
      """
    case .askFirst: "the answers may change the step, and asking costs nothing"
    case .examineFirst(let source):
      "no examination of \(phrase(of: source)) is recorded"
    case .mostInformative: "the most information for its burden"
    case .nothingWorthwhile: "no remaining injection is expected to be worth its burden"
    case .painless: "the pain is recorded as 0 of 10, so there is nothing to relieve"
    case .mimicFirst(let suspect):
      "\(suspect) is the likeliest cause, and can be tested by an injection of its own"
    case .toldNothing(let source):
      "the block so far was not a valid test of \(phrase(of: source)), which is still the "
        + "likeliest source that a block can confirm"
    case .confirmationFailed(let source, _, _):
      """
      \(phrase(of: source)) was not confirmed: the block after the positive one fell short, and \
      the protocol counts no further block
      """
    case .elsewhere(let source, let posttest, let there, let pathway):
      """
      the criterion for \(phrase(of: source)) is met, but \(pathway.lowercasedFirst) \
      is not offered: the source is at \(posttest.percent), but only \(there.percent) is where the \
      blocks were
      """
    case .belowFloor(let source, let posttest, let floor, let pathway):
      """
      the criterion for \(phrase(of: source)) is met, but \(pathway.lowercasedFirst) \
      is not offered: the source is at \(posttest.percent) (minimum \(floor.percent))
      """
    case .pathwayBarred(let source, let pathway, let obstacle):
      """
      \(pathway.lowercasedFirst) is not offered for \(phrase(of: source)), although \
      its criterion is met: \(words(obstacle))
      """
    case .pathwayDoubtful(_, let obstacle):
      "check first: \(words(obstacle))"
    case .pathwayBelowHalf(let source, let posttest):
      """
      caution: it is less likely than not (\(posttest.percent)) that \(phrase(of: source)) \
      hurts where the blocks were
      """
    }
  }

  /// An obstacle to a pathway.
  private func words(_ obstacle: Recommendation.Obstacle) -> String {
    switch obstacle {
    case .stated(let reason): reason
    case .possible(let advice): "to be settled first, as it is only possible: \(advice)"
    case .finding(let finding):
      title(of: finding.code) + (finding.level.map { " at \($0.rawValue)" } ?? "")
        + (finding.side == .unspecified ? "" : ", \(finding.side.rawValue)")
    }
  }

  /// Why a procedure is not offered.
  package func words(_ refusal: Recommendation.Refusal, target: SourceID) -> String {
    switch refusal {
    case .criterion(_, let rule, _): "ruled out by the protocol: \(rule)"
    case .contraindication(_, let advice): "contraindicated: \(advice)"
    case .sessions(let used, let allowed, let days):
      "\(used) of \(counted(allowed, "session")) allowed in \(days) days already used"
    case .changesNothing:
      "no criterion of the protocol uses its result, so it would change nothing"
    case .criterionMet(let source):
      "the criterion for \(phrase(of: source)) is already met"
    case .noNumbers: "the protocol has no numbers for it"
    case .painless: "the pain is recorded as 0 of 10, so no relief could be seen"
    case .leadsNowhere(let pathway, let findings):
      "\(pathway.lowercasedFirst) could not follow: "
        + listed(findings.map { words(.finding($0)) })
    case .improbableSuspect(let title, let posttest, let least):
      "\(title.lowercasedFirst) at \(posttest.percent) (minimum \(least.percent))"
    case .improbable(let posttest, let least):
      "\(title(of: target).lowercasedFirst) at \(posttest.percent) "
        + "(minimum \(least.percent))"
    }
  }

  /// A question in words.
  package func words(_ subject: Recommendation.Question.Subject) -> String {
    switch subject {
    case .finding(let code): question(of: code)
    case .block(let detail, let procedure, let day):
      "\(title(of: procedure)) of \(day): \(words(detail))"
    }
  }

  private func words(_ detail: Recommendation.Question.BlockDetail) -> String {
    switch detail {
    case .relief: "how much of the pain did it relieve at its best, in per cent?"
    case .vascularUptake: "did live contrast show it running into a vessel?"
    case .agent: "which local anaesthetic was injected?"
    }
  }

  /// What each answer would mean, in words.
  func words(_ question: Recommendation.Question) -> String {
    question.answers.map { answer in
      let next = answer.next.map { ", then \(words($0))" } ?? ""
      return "\(word(answer.word)) (\(answer.probability.percent)): "
        + "\(title(of: answer.leading.source).lowercasedFirst) "
        + "\(answer.leading.posttest.percent)\(next)"
    }.joined(separator: "; ")
  }

  private func word(_ answer: String) -> String {
    switch answer {
    case "present": "yes"
    case "absent": "no"
    default: answer
    }
  }

  /// What would follow an outcome.
  func words(_ next: Recommendation.Outcome.Next) -> String {
    words(next.kind, procedure: next.procedure, pathway: next.pathway)
  }

  /// A step in brief.
  func words(_ step: Recommendation) -> String {
    words(step.kind, procedure: step.option?.procedure, pathway: step.pathway?.id)
  }

  private func words(
    _ kind: Recommendation.Kind, procedure: ProcedureID?, pathway: String?
  ) -> String {
    switch kind {
    case .stop: "stop"
    case .investigate: "look for another source"
    case .procedure: procedure.map { title(of: $0) } ?? "another injection"
    case .pathway: pathway.map { title(ofPathway: $0) } ?? "its pathway"
    case .observe: "no further injection"
    case .ask: "questions first"
    }
  }
}

extension Recommendation {
  /// The heading of a recommendation.
  var heading: String {
    switch kind {
    case .stop: "Next step: none, see the safety verdict"
    case .investigate:
      reasons.contains { if case .checkFirst = $0 { true } else { false } }
        ? "Next step: a simple test before any needle" : "Next step: look for another source"
    case .procedure: "Next step: one targeted injection"
    case .pathway: "Next step: treat the confirmed source"
    case .observe: "Next step: no injection"
    case .ask: "Next step: ask first, as the answers may change it"
    }
  }
}

extension Recommendation.Reason {
  /// The kind of reason, as JSON names it.
  var kind: String {
    switch self {
    case .safety: "safety"
    case .checkFirst: "checkFirst"
    case .criterionMet: "criterionMet"
    case .prolonged: "prolonged"
    case .confirmation: "confirmation"
    case .toldNothing: "toldNothing"
    case .mimicFirst: "mimicFirst"
    case .otherFirst: "otherFirst"
    case .otherWithSuspect: "otherWithSuspect"
    case .mostInformative: "mostInformative"
    case .mostBeneficial: "mostBeneficial"
    case .askFirst: "askFirst"
    case .examineFirst: "examineFirst"
    case .nothingWorthwhile: "nothingWorthwhile"
    case .painless: "painless"
    case .confirmationFailed: "confirmationFailed"
    case .pathwayBelowHalf: "pathwayBelowHalf"
    case .belowFloor: "belowFloor"
    case .elsewhere: "elsewhere"
    case .pathwayBarred: "pathwayBarred"
    case .pathwayDoubtful: "pathwayDoubtful"
    }
  }
}

extension Recommendation.Refusal {
  /// The kind of refusal, as JSON names it.
  var kind: String {
    switch self {
    case .criterion: "criterion"
    case .contraindication: "contraindication"
    case .sessions: "sessions"
    case .improbable: "improbable"
    case .improbableSuspect: "improbableSuspect"
    case .changesNothing: "changes-nothing"
    case .noNumbers: "no-numbers"
    case .painless: "painless"
    case .leadsNowhere: "leads-nowhere"
    case .criterionMet: "criterion-met"
    }
  }
}

extension [ReliefBand] {
  /// The bands as one relief, such as `relief below 50 %`.
  var words: String { count == ReliefBand.allCases.count ? "any relief" : "relief \(range)" }

  /// The bands as one range.
  var range: String {
    let bands = ReliefBand.allCases.filter(contains)
    return switch bands {
    case [.none]: "below 50 %"
    case [.partial]: "50 to 79 %"
    case [.full]: "80 % or more"
    case [.none, .partial]: "below 80 %"
    case [.partial, .full]: "50 % or more"
    default: "any"
    }
  }
}
