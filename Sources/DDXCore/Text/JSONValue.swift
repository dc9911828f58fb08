/// A value of JSON.
package enum JSONValue: Hashable, Sendable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object(JSONObject)
}

/// The members of an object, in the order they were written; a key stands once.
package struct JSONObject: Hashable, Sendable {
  /// A key with its value.
  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSONValue

    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members, in order.
  package var members: [Member]
  /// The byte at which it was read, from 0; it says nothing of what the object is.
  package let offset: Int

  /// Creates an object.
  package init(members: [Member] = [], offset: Int = 0) {
    self.members = members
    self.offset = offset
  }

  /// The value of a key, or nil if there is none.
  package subscript(key: String) -> JSONValue? {
    members.first { $0.key == key }?.value
  }

  /// Whether two say the same, wherever they were read.
  package static func == (left: Self, right: Self) -> Bool { left.members == right.members }

  /// Hashes its value.
  package func hash(into hasher: inout Hasher) { hasher.combine(members) }
}
