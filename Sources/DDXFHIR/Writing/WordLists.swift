internal import DDXCore

/// The lists of words that a form holds once, however many questions are answered from them.
struct WordLists {
  private(set) var contained: [JSONValue] = []
  private var ids: Set<String> = []

  /// The id of the list of a field, which is added where it is not there; nil for a field without words.
  mutating func add(_ field: ProfileField) -> String? {
    guard let words = field.words else { return nil }
    let id = field.list
    guard ids.insert(id).inserted else { return id }
    contained.append(
      .object(
        ("resourceType", "ValueSet"), ("id", .text(id)), ("status", "draft"),
        (
          "compose",
          .object(
            (
              "include",
              .array([
                .object(
                  ("system", .text(field.system)),
                  (
                    "concept",
                    .array(
                      words.map { .object(("code", .text($0)), ("display", .text(Self.words($0)))) }
                    )
                  ))
              ])
            ))
        ),
        (
          "expansion",
          .object(
            // The lists are those of the form, whenever it is written.
            ("timestamp", "2026-01-01T00:00:00Z"),
            (
              "contains",
              .array(
                words.map { FHIRValue.coding(field.system, $0, Self.words($0)) })
            ))
        )))
    return id
  }

  private static func words(_ code: String) -> String {
    code.contains { $0.isNumber } ? code : String(code.map { $0 == "-" ? " " : $0 })
  }
}
