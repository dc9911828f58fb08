extension ClinicalProfile {
  /// The profile with findings that nobody can answer, beside those of which that is recorded already.
  package func settingAside(_ codes: [FindingCode]) -> ClinicalProfile {
    let new = codes.filter { !notKnown.contains($0) && !isRecorded($0) }
    return new.isEmpty ? self : with(notKnown: notKnown + new, digest: digest)
  }

  /// The profile with something else in place of what it says; its digest is that of no document,
  /// unless one is given.
  package func with(
    age: Int? = nil, findings: [Finding]? = nil, blocks: [DiagnosticBlock]? = nil,
    notKnown: [FindingCode]? = nil, digest: String = ""
  ) -> ClinicalProfile {
    ClinicalProfile(
      id: id, digest: digest, date: date,
      patient: Patient(
        age: age ?? patient.age, sex: patient.sex, bodyMassIndex: patient.bodyMassIndex,
        isPregnant: patient.isPregnant),
      pain: pain, findings: findings ?? self.findings, blocks: blocks ?? self.blocks,
      medications: medications, allergies: allergies, otherPains: otherPains,
      notKnown: notKnown ?? self.notKnown)
  }
}
