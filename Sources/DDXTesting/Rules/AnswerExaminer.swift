internal import DDXCore

/// Asks a source about a profile, again and in other forms, and holds the answers to the rules.
struct AnswerExaminer {
  let source: any PainSource
  let rules: ClinicalProtocol
  /// The findings that the module declares.
  let declared: Set<FindingCode>
  let assessmentRules: [any AssessmentRule]

  /// What a profile shows.
  struct Findings {
    var faults: [Fault] = []
    /// Whether the source was assessed; nil where it threw.
    var isAssessed: Bool?
  }

  /// What the answer to a profile does not hold to.
  func examine(_ profile: ClinicalProfile) -> Findings {
    let answer: Assessment
    do {
      answer = try source.assess(profile, under: rules)
    } catch {
      return Findings(faults: [Fault(.survival, "it throws \(error)", key: "\(type(of: error))")])
    }
    var findings = Findings()
    switch answer {
    case .notApplicable(let reason):
      findings.isAssessed = false
      if reason.allSatisfy(\.isWhitespace) {
        findings.faults.append(Fault(.applicability, "it does not apply, and gives no reason"))
      }
    case .assessed(let assessment):
      findings.isAssessed = true
      findings.faults += assessmentRules.flatMap { $0.faults(in: assessment, of: profile) }
    }
    findings.faults += comparisons(of: profile, answer: answer)
    return findings
  }

  /// The answer to a profile, or nil where the source throws or does not apply.
  func assessment(of profile: ClinicalProfile) -> SourceAssessment? {
    guard case .assessed(let assessment)? = try? source.assess(profile, under: rules) else {
      return nil
    }
    return assessment
  }

  private func comparisons(of profile: ClinicalProfile, answer: Assessment) -> [Fault] {
    let parts = difference(of: profile, from: answer)
    guard parts.isEmpty else {
      return [Fault(.determinism, "asked twice, it changes \(list(parts))", key: "twice")]
    }
    return reordered(profile).flatMap { faults(.order, $0, answer, "the order of the findings") }
      + faults(
        .declaration, narrowed(profile), answer, "a finding that the descriptor does not declare")
  }

  /// What changes in the answer when only this is changed in the profile.
  private func faults(
    _ check: ConformanceCheck, _ profile: ClinicalProfile, _ answer: Assessment, _ cause: String
  ) -> [Fault] {
    let parts = difference(of: profile, from: answer)
    return parts.isEmpty ? [] : [Fault(check, "\(cause) changes \(list(parts))", key: "changed")]
  }

  /// The parts that differ in the answer to a profile.
  private func difference(of profile: ClinicalProfile, from answer: Assessment) -> [String] {
    guard let other = try? source.assess(profile, under: rules) else {
      return ["whether it answers"]
    }
    return AnswerDifference.parts(answer, other)
  }

  private func reordered(_ profile: ClinicalProfile) -> [ClinicalProfile] {
    let findings = profile.findings
    guard findings.count > 1 else { return [] }
    var generator = SeededGenerator(seed: UInt64(findings.count))
    let shuffled = generator.permutation(of: findings.count).map { findings[$0] }
    return [profile.with(findings: findings.reversed()), profile.with(findings: shuffled)]
  }

  /// The profile with the declared findings only, and one that no vocabulary has.
  private func narrowed(_ profile: ClinicalProfile) -> ClinicalProfile {
    profile.with(
      findings: profile.findings.filter { declared.contains($0.code) } + [
        Finding(code: "conformance.no-such-finding", state: .present)
      ])
  }

  private func list(_ parts: [String]) -> String {
    parts.count < 2
      ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
  }
}
