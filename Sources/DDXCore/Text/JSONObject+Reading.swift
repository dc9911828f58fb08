/// What stands in an object, where it is of the type that is asked for.
extension JSONObject {
  /// The text of a key; nil where there is none.
  package func text(_ key: String) -> String? {
    guard case .text(let text)? = self[key] else { return nil }
    return text
  }

  /// The truth of a key; nil where there is none.
  package func truth(_ key: String) -> Bool? {
    guard case .truth(let truth)? = self[key] else { return nil }
    return truth
  }

  /// The number of a key; nil where there is none.
  package func number(_ key: String) -> Double? {
    guard case .number(let number)? = self[key] else { return nil }
    return number
  }

  /// The object of a key; nil where there is none.
  package func object(_ key: String) -> JSONObject? {
    guard case .object(let object)? = self[key] else { return nil }
    return object
  }

  /// The objects of an array, or the one object in its place.
  package func objects(_ key: String) -> [JSONObject] {
    switch self[key] {
    case .array(let values)?:
      values.compactMap { if case .object(let object) = $0 { object } else { nil } }
    case .object(let object)?: [object]
    default: []
    }
  }
}
