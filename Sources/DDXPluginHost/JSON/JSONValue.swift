/// A value of JSON, as a program sent it.
enum JSONValue: Hashable, Sendable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object(JSONObject)
}

/// The members of an object, in the order they were sent; a key stands once.
struct JSONObject: Hashable, Sendable {
  struct Member: Hashable, Sendable {
    let key: String
    let value: JSONValue
  }

  var members: [Member] = []

  /// The value of a key, or nil where it is not there.
  subscript(key: String) -> JSONValue? {
    members.first { $0.key == key }?.value
  }
}
