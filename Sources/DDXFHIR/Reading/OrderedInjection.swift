package import DDXCore

/// An injection that a `ServiceRequest` asks for.
package struct OrderedInjection: Sendable {
  /// The order as it was sent.
  package let resource: JSONObject
  /// The id of the order, without its type; nil where it has none.
  package let id: String?
  /// The patient that the order names, by the id alone; another reference as it is; nil where there is none.
  package let patient: String?
  /// The procedure; nil where the order leaves open which it is.
  package let procedure: ProcedureID?
  /// The side; nil where the order names none, or contradicts itself.
  package let side: Side?
  /// The levels that the codes of its sites name, in the order of `Level`; empty where it names none.
  package let levels: [Level]

  /// Reads an order.
  ///
  /// It is recognised by our code, by HCPCS G0260 (an injection into the sacroiliac joint), or by its
  /// words.
  ///
  /// - Returns: Nil where it is no order of an injection that ddx is about, or does not hold.
  package init?(_ resource: JSONObject, _ vocabulary: Vocabulary) {
    guard resource.text("resourceType") == "ServiceRequest", !resource.isModified,
      resource.truth("doNotPerform") != true,
      !["revoked", "entered-in-error", "completed"].contains(resource.text("status"))
    else { return nil }
    let words = resource.codings("code")
    let texts =
      words.compactMap(\.display) + resource.objects("code").compactMap { $0.text("text") }
    let name: String?
    if let own = words.first(where: { $0.isOwn("procedure") }) {
      name = own.code
    } else if words.contains(where: KnownCodes.isSacroiliacInjection) {
      name = "sacroiliac-joint-injection"
    } else {
      guard let found = InjectionWords.procedure(in: texts) else { return nil }
      name = found
    }
    self.resource = resource
    id = resource.text("id")
    patient = resource.object("subject")?.text("reference").map { PatientReference($0)?.id ?? $0 }
    procedure = vocabulary.procedures.first { $0.id.name == name }?.id
    side = SitePlace.side(of: resource.objects("bodySite"))
    levels = SitePlace.levels(of: resource.objects("bodySite"))
  }
}
