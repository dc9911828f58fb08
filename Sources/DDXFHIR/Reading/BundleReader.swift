internal import DDXCore
internal import DDXDocuments

/// Reads the resources of a bundle.
struct BundleReader {
  /// A resource of the bundle.
  struct Resource {
    let object: JSONObject
    let type: String
    let address: String?
    let origin: Origin

    /// What others may call it.
    var names: [String] {
      [address, object.text("id").map { "\(type)/\($0)" }].compactMap { $0 }
    }
  }

  let vocabulary: Vocabulary
  let codes: CodeIndex
  let findings: FindingNames
  var draft: Draft
  /// The procedures that are blocks, by what others call them.
  var blockNames: [String: Int] = [:]
  /// The pain scores from which the relief of a block was told, by what others call them.
  var blockScores: Set<String> = []
  /// What came of the blocks.
  var reliefs: [BlockResult] = []
  private var subjects: Subjects

  /// Adds what a bundle says to a draft.
  ///
  /// - Throws: ``Refusal`` where it is of several patients, or of a type that is not read.
  static func read(
    _ bundle: JSONObject, vocabulary: Vocabulary, into draft: inout Draft
  ) throws(Refusal) {
    let types = ["collection", "searchset", "document", "transaction", "batch"]
    guard let type = bundle.text("type"), types.contains(type) else {
      throw Refusal(fault: .bundleType, offset: bundle.offset)
    }
    if bundle.isModified { throw Refusal(fault: .modified, offset: bundle.offset) }
    for link in bundle.objects("link") where link.text("relation") == "next" {
      draft.warnings.append(Refusal(fault: .incomplete, offset: link.offset))
    }
    if let identifier = bundle.object("identifier"),
      identifier.text("system") == FHIRNames.own("profile")
    {
      draft.id = identifier.text("value")
      draft.idOrigin = Origin(
        path: "Bundle.identifier", offset: identifier.offset, resource: "Bundle")
    }
    if draft.date == nil, let time = bundle.text("timestamp").flatMap({ FHIRTime($0) }) {
      draft.date = time.first == time.last ? time.first : nil
    }
    var resources: [Resource] = []
    if case .array(let entries)? = bundle["entry"] {
      for (index, value) in entries.enumerated() {
        let path = "Bundle.entry[\(index)]"
        guard case .object(let entry) = value, let object = entry.object("resource"),
          let type = object.text("resourceType")
        else {
          draft.note(
            .notRead, Origin(path: path, offset: bundle.offset, resource: ""), .noResource)
          continue
        }
        resources.append(
          Resource(
            object: object, type: type, address: entry.text("fullUrl"),
            origin: Origin(path: "\(path).resource", offset: object.offset, resource: type)))
      }
    }
    let patients = resources.filter { $0.type == "Patient" }
    if patients.count > 1 {
      throw Refusal(fault: .severalPatients, offset: patients[1].object.offset)
    }
    var reader = BundleReader(
      vocabulary: vocabulary, codes: CodeIndex(vocabulary), draft: draft,
      subjects: Subjects(patients.map { ($0.address, $0.object) }))
    for resource in resources where resource.type == "Observation" {
      let words = resource.object.codings("code")
      guard words.contains(where: { $0.isOwn("observation") && $0.code == "block-relief" }) else {
        continue
      }
      reader.blockScores.formUnion(
        resource.object.objects("derivedFrom").compactMap { $0.text("reference") })
    }
    // The answers may say which day it is, and what blocks there were is asked by their results.
    let order = ["QuestionnaireResponse", "Patient", "Procedure"]
    for type in order {
      for resource in resources where resource.type == type { try reader.read(resource) }
    }
    for resource in resources where !order.contains(resource.type) { try reader.read(resource) }
    reader.addReliefs()
    draft = reader.draft
  }

  private init(vocabulary: Vocabulary, codes: CodeIndex, draft: Draft, subjects: Subjects) {
    self.vocabulary = vocabulary
    self.codes = codes
    findings = FindingNames(vocabulary)
    self.draft = draft
    self.subjects = subjects
  }

  private mutating func read(_ resource: Resource) throws(Refusal) {
    // Two patients refuse the bundle, whatever is of the second.
    if resource.type != "Patient", subjects.owner(resource.object) == .other {
      throw Refusal(fault: .otherSubject, offset: resource.object.offset)
    }
    if resource.object.isModified {
      draft.note(.notRead, resource.origin, .modified)
      return
    }
    switch resource.type {
    case "Patient": try patient(resource)
    case "RiskAssessment", "DetectedIssue", "ServiceRequest", "GuidanceResponse":
      draft.note(.notRead, resource.origin, .answer)
    case "Device", "Provenance", "OperationOutcome":
      draft.note(.notRead, resource.origin, .otherType)
    case "QuestionnaireResponse": response(resource)
    case "Observation", "Condition", "Procedure", "MedicationStatement", "MedicationRequest",
      "AllergyIntolerance":
      guard isOfThePatient(resource) else { return }
      switch resource.type {
      case "Observation": observation(resource)
      case "Condition": condition(resource)
      case "Procedure": procedure(resource)
      case "AllergyIntolerance": allergy(resource)
      default: medication(resource)
      }
    default: draft.note(.notRead, resource.origin, .otherType)
    }
  }

  /// Whether a resource is of the patient, or notes that it does not say of whom it is.
  private mutating func isOfThePatient(_ resource: Resource) -> Bool {
    switch subjects.owner(resource.object) {
    case .patient: return true
    case .loosely:
      draft.note(.read, resource.origin, .looseReference)
      return true
    case .unknown, .other:
      draft.note(.notRead, resource.origin, .noSubject)
      return false
    }
  }

  private mutating func response(_ resource: Resource) {
    // Answers to the form name no patient where whoever wrote them knew none.
    if resource.object["subject"] != nil, !isOfThePatient(resource) { return }
    do throws(Refusal) {
      try ResponseReader.read(
        resource.object, at: resource.origin.path, vocabulary: vocabulary, into: &draft)
    } catch {
      // Beside others it is one resource that is not read.
      let reason: FHIRReason =
        error.fault == .otherQuestionnaire ? .otherQuestionnaire : .status
      draft.note(.notRead, resource.origin, reason)
    }
  }

  private mutating func patient(_ resource: Resource) throws(Refusal) {
    let patient = resource.object
    if let gender = patient.text("gender"), ["female", "male", "other"].contains(gender) {
      draft.values.append(
        .init(element: "patient", attribute: "sex", text: gender, origin: resource.origin))
    }
    guard let text = patient.text("birthDate") else { return }
    guard let birth = FHIRTime(text) else {
      throw Refusal(fault: .birthDate, offset: patient.offset)
    }
    guard let date = draft.date else { throw Refusal(fault: .noDay, offset: patient.offset) }
    guard birth.first <= date else {
      throw Refusal(fault: .birthDate, offset: patient.offset)
    }
    // Of two possible ages the lower: born on the last of the days.
    let age = Self.years(from: min(birth.last, date), to: date)
    draft.values.append(
      .init(
        element: "patient", attribute: "age", text: "\(age)", origin: resource.origin,
        remark: birth.first == birth.last ? nil : .birthdayUnknown))
  }

  private static func years(from birth: CalendarDate, to date: CalendarDate) -> Int {
    let hasHadBirthday = (date.month, date.day) >= (birth.month, birth.day)
    return date.year - birth.year - (hasHadBirthday ? 0 : 1)
  }
}
