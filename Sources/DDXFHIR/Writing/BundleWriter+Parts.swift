internal import DDXCore
internal import DDXDocuments

extension BundleWriter {
  /// An observation of the day of the profile, with its value, its parts and what else it has; one that
  /// says nothing says that.
  func observation(
    code: JSONValue, category: String, _ members: [(String, JSONValue?)],
    on time: JSONValue? = nil
  ) -> JSONValue {
    let says = ["value", "component", "dataAbsentReason", "extension"]
    let isEmpty = !members.contains { name, value in
      value != nil && says.contains { name.hasPrefix($0) }
    }
    let absent = FHIRValue.concept(FHIRNames.terminology("data-absent-reason"), "unknown")
    return .object(
      [
        ("resourceType", "Observation"), ("status", "final"),
        (
          "category",
          .array([
            FHIRValue.concept(FHIRNames.terminology("observation-category"), category)
          ])
        ), ("code", code), ("subject", subject), ("effectiveDateTime", time ?? day),
      ] + members + [("dataAbsentReason", isEmpty ? absent : nil)])
  }

  /// What an element says, in one extension.
  func extensions(
    _ name: String, _ element: DocumentElement?, _ fields: [ProfileField]
  ) -> JSONValue? {
    let parts: [JSONValue] = fields.flatMap { field -> [JSONValue] in
      guard let text = element?[field.name] else { return [] }
      return FHIRValue.values(of: field, text).map { value in
        let (type, json) = value.answer
        return .object(("url", .text(field.name)), (type, json))
      }
    }
    return JSONValue.list(parts).map {
      .array([.object(("url", .text(FHIRNames.own(name))), ("extension", $0))])
    }
  }

  /// What an element says, in the parts of an observation.
  func components(
    _ system: String, _ element: DocumentElement, _ fields: [ProfileField]
  ) -> [(String, JSONValue?)] {
    let parts: [JSONValue] = fields.flatMap { field -> [JSONValue] in
      guard let text = element[field.name] else { return [] }
      let code = FHIRValue.concept(FHIRNames.own(system), field.name)
      if case .relief = field.kind {
        let (type, json) = ReliefText.value(text)
        return [.object(("code", code), (type, json))]
      }
      return FHIRValue.values(of: field, text).map { value in
        let (type, json) = value.observed
        return .object(("code", code), (type, json))
      }
    }
    return [("component", .list(parts))]
  }
}
