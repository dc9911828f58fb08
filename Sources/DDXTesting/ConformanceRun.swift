internal import DDXCore

/// One run of the suite: the profiles that are tried, and what they show.
struct ConformanceRun {
  private let examiner: AnswerExaminer
  private let fixed: FixedProbes
  private var random: RandomProfiles
  private let profiles: Int
  private var list = FaultList()
  private var assessed = 0
  private var inapplicable = 0

  init(
    examiner: AnswerExaminer, descriptor: ModuleDescriptor, vocabulary: Vocabulary, profiles: Int
  ) {
    self.examiner = examiner
    self.profiles = profiles
    fixed = FixedProbes(vocabulary: vocabulary, declared: descriptor.findings)
    random = RandomProfiles(vocabulary: vocabulary, declared: descriptor.findings)
  }

  /// Notes faults of the module itself.
  mutating func add(_ faults: [Fault]) { faults.forEach { list.add($0) } }

  /// Tries the fixed profiles, those of each finding, and the random ones.
  mutating func tryProfiles() {
    fixed.all.forEach { attempt($0) }
    for code in fixed.declared {
      let profiles = fixed.states(of: code)
      profiles.forEach { attempt(fixed.probe($0)) }
      let answers = profiles.compactMap { profile in
        examiner.assessment(of: profile).map { (profile.findings[0].state, $0) }
      }
      add(AbsenceRule().faults(of: code, in: answers))
    }
    for number in 1...max(1, profiles) {
      attempt(Probe(profile: random.profile(number), draw: number))
    }
  }

  /// What came of a check.
  func outcome(of check: ConformanceCheck) -> ConformanceReport.Outcome {
    if list.has(.determinism), [.order, .declaration, .absence].contains(check) {
      return .notChecked("the same profile gives different answers")
    }
    if let reasons = list.reasons(for: check) { return .failed(reasons) }
    switch check {
    case .identity, .determinism, .survival: return .passed
    case .applicability where inapplicable == 0:
      return .notChecked("it applied to every profile tested")
    case .applicability:
      return assessed > 0 ? .passed : .failed(["it applied to no profile tested"])
    default:
      return assessed > 0 ? .passed : .notChecked("there was no assessment to check")
    }
  }

  private mutating func attempt(_ probe: Probe) {
    let findings = examiner.examine(probe.profile)
    if findings.isAssessed == true { assessed += 1 }
    if findings.isAssessed == false { inapplicable += 1 }
    for fault in findings.faults where !list.counts(fault) {
      let shown = probe.isRandom ? smallest(probe.profile, showing: fault) : probe.profile
      list.add(fault, shownBy: probe.words(shown))
    }
  }

  /// The profile without what it can do without and still show a fault.
  private func smallest(_ profile: ClinicalProfile, showing fault: Fault) -> ClinicalProfile {
    func shows(_ profile: ClinicalProfile) -> Bool {
      examiner.examine(profile).faults.contains { $0.isSame(as: fault) }
    }
    var smallest = profile
    let without = profile.with(blocks: [])
    if shows(without) { smallest = without }
    for finding in profile.findings {
      let fewer = smallest.with(findings: smallest.findings.filter { $0 != finding })
      if shows(fewer) { smallest = fewer }
    }
    return smallest
  }
}
