internal import DDXCore

/// What stands in an object of FHIR.
extension JSONObject {
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

  /// Whether it is a condition that is there now.
  var isActiveProblem: Bool {
    ["active", "recurrence", "relapse"].contains(codings("clinicalStatus").first?.code)
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
