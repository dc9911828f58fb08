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
  public func text(_ profile: ClinicalProfile) -> String { Self.text(element(profile)).text }

  /// Writes the root element of a profile.
  ///
  /// - Returns: The document, ended by a line feed, and the line on which each element begins: the
  ///   root, then those within it in their order.
  package static func text(_ profile: DocumentElement) -> (text: String, lines: [Int]) {
    var page = XMLPage()
    page.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    var root = profile
    root.attributes.insert(.init("xmlns", DocumentKind.profile.namespace), at: 0)
    let lines = page.element(root)
    return (page.text, lines)
  }

  /// The root element of a profile, without its namespace.
  package func element(_ profile: ClinicalProfile) -> DocumentElement {
    let findings =
      profile.findings.filter { $0.origin == nil }.map(element)
      + profile.notKnown.map {
        DocumentElement("finding", [("code", $0.name), ("state", "not-known")])
      }
    let blocks = elements(profile.blocks)
    return DocumentElement(
      "profile", [("id", profile.id), ("date", profile.date?.description)],
      children: [element(profile.patient)]
        + (profile.pain == Pain() ? [] : [element(profile.pain)])
        + profile.otherPains.map(element)
        + (findings.isEmpty ? [] : [DocumentElement("findings", children: findings)])
        + (blocks.isEmpty ? [] : [DocumentElement("blocks", children: blocks)])
        + profile.medications.map {
          DocumentElement("medication", [("class", $0.drugClass.rawValue), ("name", $0.name)])
        }
        + profile.allergies.map { DocumentElement("allergy", [("to", $0.substance.rawValue)]) })
  }

  private func element(_ patient: Patient) -> DocumentElement {
    DocumentElement(
      "patient",
      [
        ("age", "\(patient.age)"),
        ("sex", patient.sex == .unspecified ? nil : patient.sex.rawValue),
        ("bmi", patient.bodyMassIndex.map(DocumentText.number)),
        ("pregnant", patient.isPregnant.map(DocumentText.flag)),
      ])
  }

  private func element(_ pain: Pain) -> DocumentElement {
    DocumentElement(
      "pain",
      [
        ("duration", pain.duration.map(DocumentText.duration)),
        ("intensity", pain.intensity.map(DocumentText.number)), ("side", side(pain.side)),
        ("setting", pain.setting?.rawValue),
      ])
  }

  private func element(_ pain: OtherPain) -> DocumentElement {
    DocumentElement(
      "other-pain",
      [
        ("code", pain.code?.name), ("side", side(pain.side)),
        ("duration", pain.duration.map(DocumentText.duration)),
        ("intensity", pain.intensity.map(DocumentText.number)),
      ])
  }

  private func element(_ finding: Finding) -> DocumentElement {
    let state: XMLPage.Attribute =
      switch finding.state {
      case .present: ("state", "present")
      case .absent: ("state", "absent")
      case .uncertain(let probability): ("probability", DocumentText.number(probability.value))
      }
    return DocumentElement(
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
