internal import DDXCore
internal import DDXDocuments

extension BundleWriter {
  /// A finding as an observation.
  func finding(_ element: DocumentElement) -> JSONValue {
    let code = FindingCode(element["code"] ?? "")
    let definition = vocabulary.finding(code)
    let codings =
      definition.map(QuestionnaireWriter.codings)
      ?? [FHIRValue.coding(FHIRNames.own("finding"), code.name)]
    let (side, level) = (element["side"], element["level"])
    let parts = (definition.map { [ProfileForm.grade($0)] } ?? []) + [ProfileForm.course]
    return observation(
      code: .object(
        ("coding", .array(codings)), ("text", definition.map { .text($0.title) })),
      category: definition?.kind.category ?? "survey",
      [
        ("extension", probability(element)),
        ("valueBoolean", Self.truth(element["state"])),
        (
          "dataAbsentReason",
          element["state"] == FindingAnswer.unknown.state
            ? FHIRValue.concept(FHIRNames.terminology("data-absent-reason"), "asked-unknown") : nil
        ),
        ("bodySite", side == nil && level == nil ? nil : FHIRValue.site(side, level)),
      ] + components("finding-part", element, parts))
  }

  private static func truth(_ state: String?) -> JSONValue? {
    switch state {
    case FindingAnswer.present.state: true
    case FindingAnswer.absent.state: false
    default: nil
    }
  }

  private func probability(_ element: DocumentElement) -> JSONValue? {
    element["probability"].flatMap(Double.init).map {
      .array([
        .object(
          ("url", .text(FHIRNames.own("finding-probability"))), ("valueDecimal", .number($0)))
      ])
    }
  }
}

extension FindingDefinition.Kind {
  /// What FHIR calls observations of this kind.
  var category: String {
    switch self {
    case .history, .questionnaire, .redFlag: "survey"
    case .examination: "exam"
    case .imaging: "imaging"
    case .laboratory: "laboratory"
    }
  }
}
