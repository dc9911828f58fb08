internal import DDXCore
internal import DDXFHIR

/// What a record asks, as far as it is used; `fhirServer` and `fhirAuthorization` are never read.
struct CDSRequest {
  /// What tells this call from all others, a UUID.
  let instance: String
  /// The patient, without the type.
  let patient: String
  /// The orders that are reviewed: all drafts, or those that were just selected.
  let orders: [JSONObject]
  /// What was sent of the chart.
  let chart: [ChartKey: ChartPart]

  /// Reads a request.
  ///
  /// - Throws: ``CDSFault`` where it is no request to the service.
  init(_ bytes: [UInt8], to service: CDSService) throws(CDSFault) {
    let root = try Self.object(bytes)
    guard let hook = root.text("hook") else { throw .missing("hook") }
    guard service.hooks.contains(hook) else { throw .otherHook(offered: service.hooks) }
    guard let instance = root.text("hookInstance"), Self.isUUID(instance) else {
      throw .missing("hookInstance")
    }
    guard let context = root.object("context") else { throw .missing("context") }
    guard let user = context.text("userId"), !user.isEmpty else { throw .missing("context.userId") }
    // Some records write `Patient/123`.
    guard let patient = context.text("patientId")?.split(separator: "/").last else {
      throw .missing("context.patientId")
    }
    self.instance = instance
    self.patient = String(patient)
    orders = try Self.orders(context, at: hook)
    let sent = root.object("prefetch")
    if root["prefetch"] != nil, root["prefetch"] != .null, sent == nil {
      throw .missing("prefetch")
    }
    chart = Dictionary(
      uniqueKeysWithValues: ChartKey.allCases.map { ($0, ChartPart(sent?[$0.rawValue])) })
  }

  /// The object that a text holds.
  static func object(_ bytes: [UInt8]) throws(CDSFault) -> JSONObject {
    let root: JSONValue
    do throws(JSONParser.Fault) {
      root = try JSONParser.value(of: bytes, within: FHIRReader.limits)
    } catch {
      let (line, column) = LineIndex(bytes).place(of: error.column - 1)
      throw .json(error.problem, line: line, column: column)
    }
    guard case .object(let object) = root else { throw .missing("the object") }
    return object
  }

  private static func orders(
    _ context: JSONObject, at hook: String
  ) throws(CDSFault) -> [JSONObject] {
    guard hook.hasPrefix("order-") else { return [] }
    guard let drafts = context.object("draftOrders"), drafts.text("resourceType") == "Bundle" else {
      throw .missing("context.draftOrders")
    }
    let all = drafts.objects("entry").compactMap { $0.object("resource") }
    guard hook == "order-select" else { return all }
    guard case .array(let values)? = context["selections"] else {
      throw .missing("context.selections")
    }
    let selected = values.compactMap { value -> String? in
      if case .text(let text) = value { text } else { nil }
    }
    return all.filter { order in
      guard let type = order.text("resourceType"), let id = order.text("id") else { return false }
      return selected.contains("\(type)/\(id)")
    }
  }

  /// Whether a text is written as a UUID.
  static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
  }
}
