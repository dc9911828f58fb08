internal import DDXCore
internal import DDXDocuments

extension BundleReader {
  mutating func medication(_ resource: Resource) {
    let object = resource.object
    let isOrder = resource.type == "MedicationRequest"
    let status = object.text("status") ?? "unknown"
    guard ["active", "on-hold", "intended", "unknown"].contains(status),
      object.truth("doNotPerform") != true,
      !isOrder || object.text("intent")?.hasSuffix("order") == true
    else {
      draft.note(.notRead, resource.origin, .status, subject: "medication")
      return
    }
    // An anticoagulant that is paused or planned may be in the blood on the day of a block.
    guard status == "active" else {
      draft.note(.suggested, resource.origin, .notActive, subject: "medication")
      return
    }
    let concept = drug(object)
    let words = concept?.objects("coding").compactMap(CodedWord.init) ?? []
    // Many systems name the drug only beside the reference to it.
    let reference = object.object("medicationReference")?.text("display")
    let texts = ([concept?.text("text")] + words.map(\.display) + [reference]).compactMap { $0 }
    let name = texts.first.map(Draft.plain).flatMap { $0.isEmpty ? nil : $0 }
    let own = words.first { $0.isOwn("drug-class") }.flatMap {
      Medication.DrugClass(rawValue: $0.code)
    }
    let classes = own.map { [$0] } ?? DrugCodes.classes(words, texts)
    if classes.isEmpty {
      draft.note(.suggested, resource.origin, .drugNotClassed, subject: "medication")
    }
    for drugClass in classes {
      let known: [DocumentElement.Attribute] = [.init("class", drugClass.rawValue)]
      draft.others.append(
        .init(
          element: DocumentElement("medication", known + (name.map { [.init("name", $0)] } ?? [])),
          origin: resource.origin))
    }
  }

  /// What the drug is: a concept, or a medication that the resource holds.
  private func drug(_ object: JSONObject) -> JSONObject? {
    if let concept = object.object("medicationCodeableConcept") { return concept }
    guard let reference = object.object("medicationReference")?.text("reference"),
      reference.hasPrefix("#")
    else { return nil }
    return object.objects("contained").first {
      $0.text("resourceType") == "Medication" && $0.text("id") == String(reference.dropFirst())
        && !$0.isModified
    }?.object("code")
  }

  mutating func allergy(_ resource: Resource) {
    let object = resource.object
    let verification = object.codings("verificationStatus").first?.code
    let clinical = object.codings("clinicalStatus").first?.code
    guard verification != "entered-in-error", verification != "refuted",
      clinical == nil || clinical == "active"
    else {
      draft.note(.notRead, resource.origin, .status, subject: "allergy")
      return
    }
    let words = object.codings("code")
    let texts =
      [object.object("code")?.text("text")].compactMap { $0 } + words.compactMap(\.display)
    let own = words.first { $0.isOwn("substance") }.flatMap { Allergy.Substance(rawValue: $0.code) }
    guard let substance = own ?? DrugCodes.substance(texts) else {
      draft.note(.suggested, resource.origin, .substanceNotKnown, subject: "allergy")
      return
    }
    draft.others.append(
      .init(
        element: DocumentElement("allergy", [.init("to", substance.rawValue)]),
        origin: resource.origin))
  }
}
