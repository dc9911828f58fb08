internal import DDXCore
internal import DDXDigest
internal import DDXDocuments

/// Writes a profile as a collection of resources, each with what FHIR has a place for.
struct BundleWriter {
  /// A resource with the address by which others refer to it.
  struct Entry {
    let address: String
    let resource: JSONValue
  }

  let vocabulary: Vocabulary
  /// The root element of the profile.
  let profile: DocumentElement
  /// What tells the addresses of this profile from those of another.
  private let seed: String

  init(vocabulary: Vocabulary, profile: DocumentElement, seed: String) {
    self.vocabulary = vocabulary
    self.profile = profile
    self.seed = seed
  }

  /// The day of the profile.
  var day: JSONValue? { profile["date"].map { .text($0) } }

  /// The patient, to whom all is referred.
  var subject: JSONValue { reference(address(0)) }

  /// The bundle of these resources.
  func bundle(_ entries: [Entry]) -> JSONValue {
    .object(
      ("resourceType", "Bundle"),
      (
        "identifier",
        .object(
          ("system", .text(FHIRNames.own("profile"))), ("value", profile["id"].map { .text($0) }))
      ),
      ("type", "collection"),
      ("timestamp", profile["date"].map { .text("\($0)T00:00:00Z") }),
      (
        "entry",
        .array(
          entries.map {
            .object(("fullUrl", .text($0.address)), ("resource", $0.resource))
          })
      ))
  }

  /// The resources of the profile, in its order; the patient first, then the low back pain.
  func entries() -> [Entry] {
    var resources = [patient, pain]
    resources += observations()
    for element in profile.children {
      switch element.name {
      case "other-pain": resources.append(otherPain(element))
      case "findings": resources += element.children.map(finding)
      case "medication": resources.append(medication(element))
      case "allergy": resources.append(allergy(element))
      default: continue
      }
    }
    let injections = blocks(BlockRecord.all(in: profile), from: resources.count)
    return (resources + injections).enumerated().map {
      Entry(address: address($0.offset), resource: $0.element)
    }
  }

  /// The address of the resource at a place, which follows from the profile and the place alone.
  func address(_ place: Int) -> String { "urn:uuid:" + SHA256.uuid(of: "\(seed)/\(place)") }

  func reference(_ address: String) -> JSONValue { .object(("reference", .text(address))) }

  private var patient: JSONValue {
    let sex = profile.child("patient")?["sex"]
    return .object(("resourceType", "Patient"), ("gender", sex.map { .text($0) }))
  }

  /// What is measured of the patient and the pain.
  private func observations() -> [JSONValue] {
    let patient = profile.child("patient")
    var found: [JSONValue] = []
    func add(_ code: String, _ title: String, _ category: String, _ value: (String, JSONValue)) {
      found.append(
        observation(
          code: FHIRValue.concept(FHIRNames.loinc, code, title), category: category,
          [value]))
    }
    if let age = patient?["age"].flatMap(Double.init) {
      add("30525-0", "age", "survey", ("valueQuantity", FHIRValue.quantity(age, "a")))
    }
    if let bmi = patient?["bmi"].flatMap(Double.init) {
      add(
        "39156-5", "body-mass index", "vital-signs",
        ("valueQuantity", FHIRValue.quantity(bmi, "kg/m2")))
    }
    if let pregnant = patient?["pregnant"] {
      let own = FHIRValue.coding(FHIRNames.own("yes-no"), pregnant)
      let other = FHIRValue.coding(FHIRNames.snomed, KnownCodes.pregnancy)
      add(
        "82810-3", "pregnancy status", "survey",
        (
          "valueCodeableConcept",
          .object(("coding", .array(pregnant == "yes" ? [own, other] : [own])))
        ))
    }
    if let intensity = profile.child("pain")?["intensity"].flatMap(Double.init) {
      add(
        "72514-3", "pain severity, 0 to 10", "survey",
        ("valueQuantity", FHIRValue.quantity(intensity, "{score}")))
    }
    return found
  }

  /// The low back pain that the profile is of.
  private var pain: JSONValue {
    let pain = profile.child("pain")
    let parts = ProfileForm.pain.filter { ["duration", "setting"].contains($0.name) }
    return .object(
      ("resourceType", "Condition"),
      ("extension", extensions("pain", pain, parts)),
      ("clinicalStatus", FHIRValue.concept(FHIRNames.terminology("condition-clinical"), "active")),
      (
        "verificationStatus",
        FHIRValue.concept(FHIRNames.terminology("condition-ver-status"), "confirmed")
      ),
      ("code", FHIRValue.concept(FHIRNames.snomed, KnownCodes.chronicLowBackPain, "low back pain")),
      ("bodySite", pain?["side"].map { .array([FHIRValue.site($0, nil)]) }), ("subject", subject),
      ("onsetDateTime", onset.map { .text($0) }), ("recordedDate", day))
  }

  /// The month in which the pain began, as far as that follows.
  private var onset: String? {
    guard let date = profile["date"].flatMap({ CalendarDate($0) }),
      let duration = profile.child("pain")?["duration"].flatMap({ ClinicalDuration($0) })
    else { return nil }
    let months = date.year * 12 + date.month - 1 - Int(duration.hours / (30.4375 * 24))
    return CalendarDate(year: months / 12, month: months % 12 + 1, day: 1).map {
      String($0.description.prefix(7))
    }
  }

  private func otherPain(_ element: DocumentElement) -> JSONValue {
    observation(
      code: FHIRValue.concept(FHIRNames.own("observation"), "other-pain", "another pain"),
      category: "survey", components("other-pain", element, ProfileForm.otherPain))
  }

  private func medication(_ element: DocumentElement) -> JSONValue {
    .object(
      ("resourceType", "MedicationStatement"), ("status", "active"),
      (
        "medicationCodeableConcept",
        FHIRValue.concept(FHIRNames.own("drug-class"), element["class"] ?? "", element["name"])
      ),
      ("subject", subject))
  }

  private func allergy(_ element: DocumentElement) -> JSONValue {
    .object(
      ("resourceType", "AllergyIntolerance"),
      (
        "clinicalStatus",
        FHIRValue.concept(FHIRNames.terminology("allergyintolerance-clinical"), "active")
      ),
      (
        "verificationStatus",
        FHIRValue.concept(FHIRNames.terminology("allergyintolerance-verification"), "confirmed")
      ),
      ("code", FHIRValue.concept(FHIRNames.own("substance"), element["to"] ?? "")),
      ("patient", subject))
  }
}
