public import DDXCore

/// Writes a profile as the document that reads back as the same profile.
///
/// Only what was recorded is written, nothing that follows from it; digest and lines are those of
/// the document and not kept.
public struct ProfileWriter: Sendable {
  let vocabulary: Vocabulary

  /// Creates a writer.
  ///
  /// - Parameter vocabulary: The vocabulary that the profile is named in.
  public init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Writes a profile.
  ///
  /// - Parameter profile: The profile; its id must be a name that XML allows, such as `patient-7`.
  /// - Returns: The document, ended by a line feed.
  public func text(_ profile: ClinicalProfile) -> String {
    var page = XMLPage()
    page.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    page.element(
      "profile",
      [
        ("xmlns", DocumentKind.profile.namespace), ("id", profile.id),
        ("date", profile.date?.description),
      ]
    ) { page in
      write(profile.patient, &page)
      write(profile.pain, &page)
      for pain in profile.otherPains { write(pain, &page) }
      let findings = profile.findings.filter { $0.origin == nil }
      if !findings.isEmpty || !profile.notKnown.isEmpty {
        page.element("findings") { page in
          for finding in findings { write(finding, &page) }
          for code in profile.notKnown {
            page.element("finding", [("code", code.name), ("state", "not-known")])
          }
        }
      }
      if !profile.blocks.isEmpty {
        page.element("blocks") { page in write(profile.blocks, &page) }
      }
      for medication in profile.medications {
        page.element(
          "medication", [("class", medication.drugClass.rawValue), ("name", medication.name)])
      }
      for allergy in profile.allergies {
        page.element("allergy", [("to", allergy.substance.rawValue)])
      }
    }
    return page.text
  }

  private func write(_ patient: Patient, _ page: inout XMLPage) {
    page.element(
      "patient",
      [
        ("age", "\(patient.age)"),
        ("sex", patient.sex == .unspecified ? nil : patient.sex.rawValue),
        ("bmi", patient.bodyMassIndex.map(DocumentText.number)),
        ("pregnant", patient.isPregnant.map(DocumentText.flag)),
      ])
  }

  private func write(_ pain: Pain, _ page: inout XMLPage) {
    guard pain != Pain() else { return }
    page.element(
      "pain",
      [
        ("duration", pain.duration.map(DocumentText.duration)),
        ("intensity", pain.intensity.map(DocumentText.number)), ("side", side(pain.side)),
        ("setting", pain.setting?.rawValue),
      ])
  }

  private func write(_ pain: OtherPain, _ page: inout XMLPage) {
    page.element(
      "other-pain",
      [
        ("code", pain.code?.name), ("side", side(pain.side)),
        ("duration", pain.duration.map(DocumentText.duration)),
        ("intensity", pain.intensity.map(DocumentText.number)),
      ])
  }

  private func write(_ finding: Finding, _ page: inout XMLPage) {
    let state: XMLPage.Attribute =
      switch finding.state {
      case .present: ("state", "present")
      case .absent: ("state", "absent")
      case .uncertain(let probability): ("probability", DocumentText.number(probability.value))
      }
    page.element(
      "finding",
      [
        ("code", finding.code.name), state,
        ("side", side(finding.side, of: vocabulary.finding(finding.code)?.side)),
        ("level", finding.level?.rawValue), ("grade", finding.grade),
        ("course", finding.course?.rawValue),
      ])
  }

  /// A side, left out where it was not said, unless it must be.
  func side(_ side: Side, of place: FindingDefinition.Place? = nil) -> String? {
    side == .unspecified && place != .required ? nil : side.rawValue
  }
}
