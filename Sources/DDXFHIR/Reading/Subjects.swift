internal import DDXCore

/// Whose the resources of a bundle are: all of one patient, or the bundle is refused.
struct Subjects {
  private let patient: (address: String?, server: String?, id: String?)?
  /// The reference by which the patient is known where the bundle gives no address.
  private var named: PatientReference?

  /// - Parameter patients: The patients of the bundle, at most one, with their addresses.
  init(_ patients: [(address: String?, resource: JSONObject)]) {
    let address = patients.first?.address
    let reference = address.flatMap { $0.hasPrefix("urn:") ? nil : PatientReference($0) }
    patient = patients.first.map {
      (
        address: address, server: reference?.server, id: reference?.id ?? $0.resource.text("id")
      )
    }
  }

  /// Whose a resource is.
  enum Owner {
    /// The patient's.
    case patient
    /// The patient's, as there is no other, though the reference names no address of the bundle.
    case loosely
    /// It does not say whose.
    case unknown
    /// Somebody else's, or it can't be told.
    case other
  }

  /// Whose a resource is, by its reference to its subject.
  mutating func owner(_ resource: JSONObject) -> Owner {
    let subject = resource.object("subject") ?? resource.object("patient")
    guard let reference = subject?.text("reference"), !reference.isEmpty else { return .unknown }
    if let address = patient?.address, address == reference { return .patient }
    guard let found = PatientReference(reference) else { return .other }
    guard let patient else {
      // Without a patient in it, all must name the same one.
      return isNamed(found) ? .patient : .other
    }
    if reference.hasPrefix("urn:") { return .other }
    if let id = patient.id, id != found.id { return .other }
    if let server = patient.server {
      // The same number on another server is another patient.
      return found.server == nil || found.server == server ? .patient : .other
    }
    if patient.id != nil, found.server == nil { return .patient }
    return isNamed(found) ? .loosely : .other
  }

  /// Whether a reference is the one by which the patient is known, or the first.
  private mutating func isNamed(_ reference: PatientReference) -> Bool {
    if named == nil { named = reference }
    return named == reference
  }
}

/// A reference to a patient: `Patient/7`, `https://clinic.example/fhir/Patient/7`, either with a version
/// behind it, or an address without a server such as `urn:uuid:...`.
struct PatientReference: Equatable {
  /// What stands before `Patient`; nil where nothing does.
  let server: String?
  let id: String

  /// Creates a reference, or nil where a text is none: it is of another type, or of what a resource
  /// holds within itself, which may be anybody.
  init?(_ text: String) {
    if text.hasPrefix("urn:") {
      (server, id) = (nil, text)
      return
    }
    var parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 2, parts[parts.count - 2] == "_history" { parts.removeLast(2) }
    guard parts.count >= 2, parts[parts.count - 2] == "Patient", let id = parts.last, !id.isEmpty
    else { return nil }
    self.id = String(id)
    let before = parts.dropLast(2)
    server = before.isEmpty ? nil : before.joined(separator: "/")
  }
}
