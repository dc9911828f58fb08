internal import DDXCore

/// What stands in an object, where it is of the type that is asked for.
extension JSONObject {
  func text(_ key: String) -> String? {
    guard case .text(let text)? = self[key] else { return nil }
    return text
  }

  func truth(_ key: String) -> Bool? {
    guard case .truth(let truth)? = self[key] else { return nil }
    return truth
  }

  func number(_ key: String) -> Double? {
    guard case .number(let number)? = self[key] else { return nil }
    return number
  }

  func object(_ key: String) -> JSONObject? {
    guard case .object(let object)? = self[key] else { return nil }
    return object
  }

  /// The objects of an array, or the one object in its place.
  func objects(_ key: String) -> [JSONObject] {
    switch self[key] {
    case .array(let values)?:
      values.compactMap { if case .object(let object) = $0 { object } else { nil } }
    case .object(let object)?: [object]
    default: []
    }
  }

  /// Whether its meaning is changed in a way that nothing here knows.
  var isModified: Bool { self["modifierExtension"] != nil || self["implicitRules"] != nil }

  /// The extensions of an address.
  func extensions(_ url: String) -> [JSONObject] {
    objects("extension").filter { $0.text("url") == url }
  }

  /// The codes of a concept, or of what stands for one.
  func codings(_ key: String) -> [CodedWord] {
    objects(key).flatMap { $0.objects("coding") }.compactMap(CodedWord.init)
  }

  /// What its elements of choice, such as `valueQuantity`, are called and hold.
  func choice(_ name: String) -> (type: Substring, value: JSONValue)? {
    for member in members where member.key.hasPrefix(name) {
      let type = member.key.dropFirst(name.count)
      if type.first?.isUppercase == true { return (type, member.value) }
    }
    return nil
  }
}

/// One code of a concept, as it was sent.
struct CodedWord: Hashable {
  let system: String?
  let code: String
  let display: String?

  init?(_ coding: JSONObject) {
    guard let code = coding.text("code") else { return nil }
    self.code = code
    system = coding.text("system")
    display = coding.text("display")
  }

  /// Whether it is of a system of ddx.
  func isOwn(_ name: String) -> Bool { system == FHIRNames.own(name) }
}
