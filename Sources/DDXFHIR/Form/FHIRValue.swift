internal import DDXCore
internal import DDXDocuments

/// A value as FHIR writes it.
enum FHIRValue {
  case coding(system: String, code: String)
  case whole(Int)
  case decimal(Double)
  case quantity(Double, unit: String)
  case day(String)
  case time(String)
  case text(String)

  /// The values that an attribute has; several where it is a list of words.
  static func values(of field: ProfileField, _ text: String) -> [FHIRValue] {
    switch field.kind {
    case .word, .flag: [.coding(system: field.system, code: text)]
    case .words:
      text.split(separator: " ").map { .coding(system: field.system, code: String($0)) }
    case .whole: Int(text).map { [.whole($0)] } ?? []
    case .probability, .score: Double(text).map { [.decimal($0)] } ?? []
    case .amount(let unit): Double(text).map { [.quantity($0, unit: unit)] } ?? []
    case .duration: UnitOfTime.quantity(text).map { [.quantity($0.number, unit: $0.unit)] } ?? []
    case .day: [.day(text)]
    case .time: [.time(text + ":00")]
    case .relief, .text: [.text(text)]
    }
  }

  /// As the answer to a question, or in an extension.
  var answer: (name: String, value: JSONValue) {
    switch self {
    case .coding(let system, let code): ("valueCoding", Self.coding(system, code))
    case .whole(let number): ("valueInteger", .number(Double(number)))
    case .decimal(let number): ("valueDecimal", .number(number))
    case .quantity(let number, let unit): ("valueQuantity", Self.quantity(number, unit))
    case .day(let text): ("valueDate", .text(text))
    case .time(let text): ("valueTime", .text(text))
    case .text(let text): ("valueString", .text(text))
    }
  }

  /// As the value of an observation or of a part of one.
  var observed: (name: String, value: JSONValue) {
    switch self {
    case .coding(let system, let code):
      ("valueCodeableConcept", Self.concept(system, code))
    case .decimal(let number): ("valueQuantity", Self.quantity(number, "{score}"))
    case .day(let text): ("valueDateTime", .text(text))
    case .whole, .quantity, .time, .text: answer
    }
  }

  static func coding(_ system: String, _ code: String, _ display: String? = nil) -> JSONValue {
    .object(
      ("system", .text(system)), ("code", .text(code)), ("display", display.map { .text($0) }))
  }

  static func concept(_ system: String, _ code: String, _ text: String? = nil) -> JSONValue {
    .object(
      ("coding", .array([coding(system, code)])), ("text", text.map { .text($0) }))
  }

  static func quantity(
    _ number: Double, _ unit: String, comparator: String? = nil
  ) -> JSONValue {
    .object(
      ("value", .number(number)), ("comparator", comparator.map { .text($0) }),
      ("unit", .text(unit)), ("system", .text(FHIRNames.ucum)), ("code", .text(unit)))
  }

  /// A side, a level or both.
  static func site(_ side: String?, _ level: String?) -> JSONValue {
    let parts = [side, level].compactMap { $0 }
    return concept(
      FHIRNames.own("site"), parts.joined(separator: "/"), parts.joined(separator: " "))
  }
}
