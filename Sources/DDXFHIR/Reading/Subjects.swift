internal import DDXCore

/// Whose the resources of a bundle are: all of one patient, or the bundle is refused.
struct Subjects {
  private let patient: (address: String?, id: String?)?
  private let count: Int
  private var named: String?

  /// - Parameter patients: The patients of the bundle, with their addresses.
  init(_ patients: [(address: String?, resource: JSONObject)]) {
    count = patients.count
    patient = patients.first.map { ($0.address, $0.resource.text("id")) }
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
    guard let patient else {
      // Without a patient in it, all must name the same one.
      if named == nil { named = reference }
      return named == reference ? .patient : .other
    }
    if reference == patient.address { return .patient }
    let parts = reference.split(separator: "/")
    let id = parts.count >= 2 && parts[parts.count - 2] == "Patient" ? parts.last : nil
    let addressID = patient.address.flatMap { address in
      address.contains("/Patient/") ? address.split(separator: "/").last : nil
    }
    if let id, id == addressID || String(id) == patient.id { return .patient }
    guard id != nil, count == 1, patient.id == nil, addressID == nil else { return .other }
    if named == nil { named = reference }
    return named == reference ? .loosely : .other
  }
}
