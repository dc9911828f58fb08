package import DDXCore

extension World {
  /// The day on which every patient comes.
  package static let firstDay = CalendarDate(year: 2026, month: 1, day: 5) ?? .epoch

  /// The profile of a patient as a clinic has written it down before anything is asked.
  package func profile(of patient: VirtualPatient) -> ClinicalProfile {
    var findings: [Finding] = []
    for (index, family) in families.enumerated() {
      let wanted = records.families[index].map { $0.map { isRecorded($0, patient) } ?? false }
      guard wanted.contains(true) else { continue }
      for (found, isWanted) in zip(draw(family, patient), wanted) where isWanted {
        findings += found
      }
    }
    for (code, rate) in records.absent where isRecorded(rate, patient) {
      findings.append(Finding(code: code, state: .absent))
    }
    return ClinicalProfile(
      id: "patient-\(patient.number)", date: Self.firstDay, patient: Patient(age: patient.age),
      pain: Pain(
        duration: ClinicalDuration("P24M"), intensity: 7, side: patient.side,
        setting: .painClinic),
      findings: findings.sorted { $0.precedes($1) })
  }

  /// What a patient answers who is asked for a finding, or what an examination shows; what no source
  /// brings about is not there.
  package func answer(of patient: VirtualPatient, to code: FindingCode) -> [Finding] {
    guard let place = places[code] else { return [Finding(code: code, state: .absent)] }
    return draw(families[place.family], patient)[place.sign]
  }

  private func draw(_ family: WorldFamily, _ patient: VirtualPatient) -> [[Finding]] {
    var generator = patient.generator(of: family.key)
    return family.draw(patient, in: strata[patient.stratum], &generator)
  }

  private func isRecorded(_ rate: WorldRecords.Rate, _ patient: VirtualPatient) -> Bool {
    var generator = SeededGenerator(seed: patient.seed, rate.key)
    return generator.happens(rate.rate)
  }
}
