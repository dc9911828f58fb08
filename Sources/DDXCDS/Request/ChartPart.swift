internal import DDXCore

/// What was sent of one part of a chart.
///
/// Missing is not empty: only where a search was made and found nothing is anything known.
enum ChartPart {
  /// It was not sent.
  case notSent
  /// It was asked for, and the record could not tell.
  case failed
  /// The entries of a bundle, each with its resource; none where nothing was found. Not whole where a
  /// further page was not sent.
  case entries([JSONObject], isWhole: Bool)

  /// Reads what stands under a key of `prefetch`: a bundle, a resource, null, what says that a search
  /// failed, or one of them in the wrapper of CDS Hooks 1.0.
  init(_ value: JSONValue?) {
    switch value {
    case nil: self = .notSent
    case .null: self = .entries([], isWhole: true)
    case .object(let object): self.init(object)
    default: self = .failed
    }
  }

  private init(_ object: JSONObject) {
    guard let type = object.text("resourceType") else {
      // `{"response": {"status": "200 OK"}, "resource": {…}}`
      let status = object.object("response")?.text("status") ?? "200"
      let isWrapped = object["resource"] != nil && object["resourceType"] == nil
      self = isWrapped && status.hasPrefix("2") ? ChartPart(inner: object["resource"]) : .failed
      return
    }
    switch type {
    case "OperationOutcome": self = .failed
    case "Bundle":
      let entries = object.objects("entry").filter {
        $0.object("resource")?.text("resourceType").map { $0 != "OperationOutcome" } == true
      }
      let hasMore = object.objects("link").contains { $0.text("relation") == "next" }
      self = .entries(entries, isWhole: !hasMore)
    default:
      self = .entries(
        [JSONObject(members: [.init(key: "resource", value: .object(object))])], isWhole: true)
    }
  }

  /// What is in a wrapper, which is no wrapper itself.
  private init(inner value: JSONValue?) {
    guard case .object(let object)? = value, object["resourceType"] != nil else {
      self = value == .null ? .entries([], isWhole: true) : .failed
      return
    }
    self.init(object)
  }

  /// The entries; none where nothing was sent.
  var entries: [JSONObject] {
    if case .entries(let entries, _) = self { entries } else { [] }
  }

  /// The resources of the entries.
  var resources: [JSONObject] { entries.compactMap { $0.object("resource") } }
}
