internal import DDXCore
internal import DDXDocuments

extension BundleReader {
  mutating func medication(_ resource: Resource) {
    guard mayBeTaken(resource) else {
      draft.note(.notRead, resource.origin, .status, subject: "medication")
      return
    }
    let drug = NamedDrug(concept(resource.object), resource.object)
    if let doubt = doubt(resource, drug) {
      draft.note(.suggested, resource.origin, doubt, subject: "medication")
      return
    }
    if drug.classes.isEmpty {
      draft.note(.suggested, resource.origin, .drugNotClassed, subject: "medication")
    }
    for drugClass in drug.classes {
      draft.others.append(
        .init(
          element: DocumentElement("medication", drug.attributes(as: drugClass)),
          origin: resource.origin, remark: drug.remark))
    }
  }

  /// Whether a drug is taken, or may be.
  private func mayBeTaken(_ resource: Resource) -> Bool {
    let object = resource.object
    let status = object.text("status") ?? "unknown"
    guard ["active", "on-hold", "intended", "unknown"].contains(status),
      object.truth("doNotPerform") != true
    else { return false }
    guard resource.type == "MedicationRequest", let intent = object.text("intent") else {
      return true
    }
    return intent == "plan" || intent.hasSuffix("order")
  }

  /// Why a drug is only suggested; nil where it is taken.
  ///
  /// An anticoagulant that is paused or planned may be in the blood on the day of a block.
  private func doubt(_ resource: Resource, _ drug: NamedDrug) -> FHIRReason? {
    let object = resource.object
    let isActive = object.text("status") == "active"
    let intent = resource.type == "MedicationRequest" ? object.text("intent") ?? "" : "order"
    if isActive, intent.hasSuffix("order") { return nil }
    if let thinner = drug.classes.first(where: \.thinsBlood) {
      return .mayThinBlood(thinner)
    }
    return isActive && intent.isEmpty ? .noIntent : .notActive
  }

  /// What the drug is: a concept, or a medication that the resource holds.
  private func concept(_ object: JSONObject) -> JSONObject? {
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
    let own = words.filter { $0.isOwn("substance") }.compactMap {
      Allergy.Substance(rawValue: $0.code)
    }
    let named = Set(own).union(DrugCodes.substances(texts))
    guard !named.isEmpty else {
      draft.note(.suggested, resource.origin, .substanceNotKnown, subject: "allergy")
      return
    }
    for substance in Allergy.Substance.allCases where named.contains(substance) {
      draft.others.append(
        .init(
          element: DocumentElement("allergy", [.init("to", substance.rawValue)]),
          origin: resource.origin))
    }
  }
}
