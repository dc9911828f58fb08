extension JSONValue {
  /// An object; a member without a value is left out.
  package static func object(_ members: (String, JSONValue?)...) -> JSONValue { .object(members) }

  /// An object; a member without a value is left out.
  package static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(
      JSONObject(
        members: members.compactMap { key, value in
          value.map { JSONObject.Member(key: key, value: $0) }
        }))
  }

  /// An array, or nil where it would be empty: FHIR has no empty arrays.
  package static func list(_ values: [JSONValue]) -> JSONValue? {
    values.isEmpty ? nil : .array(values)
  }

  /// The document, ended by a line feed.
  package var document: String {
    var writer = JSONWriter(.pretty)
    writer.value(self)
    return writer.text
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
  package init(booleanLiteral truth: Bool) { self = .truth(truth) }
}

extension JSONWriter {
  /// Writes a value; a whole number has no point.
  fileprivate mutating func value(_ json: JSONValue) {
    switch json {
    case .null: null()
    case .truth(let truth): value(truth)
    case .number(let number):
      if let whole = Int(exactly: number) { value(whole) } else { value(number) }
    case .text(let text): value(text)
    case .array(let values): array(values) { $0.value($1) }
    case .object(let object):
      self.object { writer in
        for member in object.members {
          writer.key(named: member.key)
          writer.value(member.value)
        }
      }
    }
  }
}
