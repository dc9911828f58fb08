import DDXCore

/// Takes what nobody asked about for absent.
struct ReadsSilenceAsAbsence: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    guard !profile.isRecorded(Healthy.groin) else { return .assessed(answer) }
    let silence = ObservedEvidence(
      finding: Finding(code: Healthy.groin, state: .absent),
      worth: .finding(healthy.table.findings[0]), population: nil)
    return try answer.with(evidence: answer.evidence + [silence])
  }
}

/// Hears what is present and drops what is absent.
struct DropsAbsence: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    try answer.with(evidence: answer.evidence.filter { $0.finding.state != .absent })
  }
}

/// Lets the finding that was recorded first decide.
struct DependsOnOrder: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    let first = profile.findings.first { healthy.descriptor.findings.contains($0.code) }
    return try answer.with(share: first?.code == Healthy.limp ? 0.3 : 0.1)
  }
}

/// Answers by chance.
struct Rolls: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    try answer.with(share: .random(in: 0.1...0.2))
  }
}

/// Has another id whenever it is asked.
struct ChangesItsID: Altered {
  let healthy: DeclaredSource

  var descriptor: ModuleDescriptor {
    ModuleDescriptor(
      id: SourceID("piriformis-\(Int.random(in: 0...Int.max))"), name: "Piriformis",
      version: "1.0.0", evidenceEdition: "1", evidenceDigest: "",
      findings: healthy.descriptor.findings)
  }
}

extension ChangesItsID {
  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    .assessed(answer)
  }
}

/// Can't stand limping people above eighty.
struct ThrowsOnTheRare: Altered {
  struct NeverThoughtOf: Error {}
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    if profile.patient.age > 80, profile.isPresent(Healthy.limp) { throw NeverThoughtOf() }
    return .assessed(answer)
  }
}

/// Reads the sacroiliac joint's findings without a word.
struct ReadsWhatItDoesNotDeclare: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    try answer.with(share: profile.isPresent("sij.thigh-thrust") ? 0.01 : 0.1)
  }
}

/// Does not come into question, and keeps the reason to itself.
struct KeepsTheReason: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    profile.patient.age < 30 ? .notApplicable(reason: " ") : .assessed(answer)
  }
}

/// Takes the cap of its table for advice.
struct IgnoresItsCap: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    try answer.with(
      evidence: answer.evidence.map { observed in
        let stated = healthy.table.findings[0]
        return ObservedEvidence(
          finding: observed.finding,
          worth: .finding(
            FindingEvidence(
              code: stated.code, published: stated.published, citation: stated.citation)),
          population: nil)
      })
  }
}

/// Weighs each finding again, to be sure.
struct WeighsTwice: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    try answer.with(evidence: answer.evidence + answer.evidence)
  }
}

/// Is nowhere for certain.
struct LosesASide: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    try answer.with(sites: Array(answer.sites.prefix(1)))
  }
}

/// Is always the one.
struct IsAlwaysTheOne: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    try answer.with(share: 1)
  }
}

/// Promises more than all.
struct PromisesTooMuch: Altered {
  let healthy: DeclaredSource

  func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
    try answer.with(pathways: [
      Pathway(
        id: "stretching", condition: .confirmed, title: "stretching", citation: "assumed",
        successes: [
          .init(blocks: 1, relief: 80, value: Measured(63.2), citation: "assumed", text: "all")
        ])
    ])
  }
}
