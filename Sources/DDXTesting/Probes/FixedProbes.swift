internal import DDXCore

/// The profiles that every module is tried with, whatever chance brings.
struct FixedProbes {
  let vocabulary: Vocabulary
  /// The findings that the module declares.
  let declared: [FindingCode]

  /// Every age, every side of pain, everything declared at once, and each finding that is not.
  var all: [Probe] {
    let undeclared = Set(vocabulary.findings.map(\.code)).subtracting(declared).sorted()
    return (12...110).map { probe(profile(age: $0)) }
      + Side.allCases.map { probe(profile(side: $0)) }
      + [FindingState.present, .absent].map { state in
        probe(profile(declared.map { finding($0, state) }))
      }
      + undeclared.map { probe(profile([finding($0, .present)])) }
  }

  /// A finding recorded in each of the states it may be in.
  func states(of code: FindingCode) -> [ClinicalProfile] {
    var states: [FindingState] = [.present, .absent]
    if let some = try? Probability(0.3) { states.append(.uncertain(some)) }
    return states.map { profile([finding(code, $0)]) }
  }

  func probe(_ profile: ClinicalProfile) -> Probe { Probe(profile: profile, draw: nil) }

  private func profile(
    _ findings: [Finding] = [], age: Int = 50, side: Side = .unspecified
  ) -> ClinicalProfile {
    ClinicalProfile(
      id: "fixed", patient: Patient(age: age), pain: Pain(side: side, setting: .painClinic),
      findings: findings)
  }

  /// A finding at a place that it may have.
  private func finding(_ code: FindingCode, _ state: FindingState) -> Finding {
    guard let definition = vocabulary.finding(code) else {
      return Finding(code: code, state: state)
    }
    return Finding(
      code: code, state: state, side: definition.side == .none ? .unspecified : .left,
      level: definition.level == .none ? nil : definition.levelKind == .joint ? .l4L5 : .l5,
      isContralateral: definition.isContralateral)
  }
}
