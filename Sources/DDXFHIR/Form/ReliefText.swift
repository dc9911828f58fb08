internal import DDXCore
internal import DDXDocuments

/// How much of the pain was taken away, as profiles and observations say it.
enum ReliefText {
  /// The bounds, those of two characters first.
  private static let bounds = [">=", "<=", ">", "<"]

  /// The name of the value of an observation, and the value.
  static func value(_ text: String) -> (String, JSONValue?) {
    let word = text.filter { $0 != " " }
    if let number = Double(word) { return ("valueQuantity", FHIRValue.quantity(number, "%")) }
    if let bound = bounds.first(where: word.hasPrefix),
      let number = Double(word.dropFirst(bound.count))
    {
      return ("valueQuantity", FHIRValue.quantity(number, "%", comparator: bound))
    }
    let ends = word.split(separator: "-").compactMap { Double($0) }
    if ends.count == 2 {
      return (
        "valueRange",
        .object(
          ("low", FHIRValue.quantity(ends[0], "%")), ("high", FHIRValue.quantity(ends[1], "%")))
      )
    }
    return ("valueCodeableConcept", FHIRValue.concept(FHIRNames.own("relief"), word))
  }

  /// The words of a profile for the value of an observation, or nil where it is no relief.
  static func text(_ type: Substring, _ value: JSONValue) -> String? {
    guard case .object(let object) = value else {
      if case .text(let text) = value, ReliefRange(text) != nil { return text }
      if case .number(let number) = value { return DocumentText.number(number) }
      return nil
    }
    switch type {
    case "Quantity": return percent(object)
    case "Range":
      guard let low = object.object("low").flatMap(percent),
        let high = object.object("high").flatMap(percent)
      else { return nil }
      return "\(low)-\(high)"
    case "CodeableConcept", "Coding":
      let codings =
        type == "Coding"
        ? [CodedWord(object)].compactMap { $0 }
        : object.objects("coding").compactMap(CodedWord.init)
      return codings.first { $0.isOwn("relief") }.map(\.code)
    default: return nil
    }
  }

  /// A quantity of percent.
  private static func percent(_ quantity: JSONObject) -> String? {
    guard let number = quantity.number("value"), number >= 0,
      (quantity.text("code") ?? quantity.text("unit")) == "%"
    else { return nil }
    let bound = quantity.text("comparator").map { "\($0) " } ?? ""
    return bound + DocumentText.number(number)
  }
}
