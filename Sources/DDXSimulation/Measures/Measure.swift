import DDXCore

/// What is measured of a patient under a policy.
package enum Measure: String, CaseIterable, Sendable {
  /// The number of injections.
  case injections
  /// The number of free questions.
  case questions
  /// What the injections cost.
  case burden
  /// A source was treated that hurts there.
  case right
  /// A source was treated that does not.
  case wrong
  /// A serious disease was there, and nothing was looked into.
  case missed
  /// Everything was stopped, or another source looked into.
  case lookedInto = "looked-into"
  /// The same, and no other source than those with a module hurts.
  case inVain = "in-vain"
  /// Nothing was treated and nothing looked into.
  case unanswered
  /// Success of the right treatment, less the harm of a wrong one, less the burden.
  case netBenefit = "net-benefit"

  /// Whether it is there or not, so that its mean is a proportion.
  package var isProportion: Bool {
    switch self {
    case .injections, .questions, .burden, .netBenefit: false
    case .right, .wrong, .missed, .lookedInto, .inVain, .unanswered: true
    }
  }

  /// Its value in one patient.
  func value(of outcome: PatientOutcome, _ utilities: Utility<SourceID>) -> Double {
    let isLookedInto = outcome.ending == .stop || outcome.ending == .investigate
    switch self {
    case .injections: return Double(outcome.injections)
    case .questions: return Double(outcome.questions)
    case .burden: return outcome.burden
    case .right: return outcome.isRight ? 1 : 0
    case .wrong: return outcome.isWrong ? 1 : 0
    case .missed: return outcome.isMissed ? 1 : 0
    case .lookedInto: return isLookedInto ? 1 : 0
    case .inVain: return isLookedInto && !outcome.hasOther ? 1 : 0
    case .unanswered: return outcome.ending == .observe ? 1 : 0
    case .netBenefit:
      let right = outcome.treated.flatMap { outcome.isRight ? $0 : nil }
      let success = right.flatMap(utilities.benefit) ?? 0
      return success - (outcome.isWrong ? utilities.harm.value : 0)
        - utilities.burden.value * outcome.burden
    }
  }
}
