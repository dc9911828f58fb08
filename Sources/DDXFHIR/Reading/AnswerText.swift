internal import DDXCore
internal import DDXDocuments

/// What values of FHIR are as attributes of a profile.
enum AnswerText {
  /// The text of values of a field, each with its type such as `Coding`; nil where one of them is no
  /// value of it.
  static func text(
    _ values: [(type: Substring, value: JSONValue)], of field: ProfileField
  ) -> String? {
    let texts = values.compactMap { text($0.type, $0.value, of: field) }
    guard texts.count == values.count, let first = texts.first else { return nil }
    if case .words = field.kind { return texts.joined(separator: " ") }
    return texts.count == 1 ? first : nil
  }

  /// Whether one of the values of a field is a text that is longer than a profile keeps.
  static func isCut(
    _ values: [(type: Substring, value: JSONValue)], of field: ProfileField
  ) -> Bool {
    guard case .text = field.kind else { return false }
    return values.contains { string($0.value).map(Draft.isCut) == true }
  }

  private static func text(
    _ type: Substring, _ value: JSONValue, of field: ProfileField
  ) -> String? {
    switch field.kind {
    case .word, .words, .flag: word(type, value, of: field)
    case .whole: number(value).flatMap { Int(exactly: $0) }.map(String.init)
    case .probability, .score: number(value).flatMap(written)
    case .amount(let unit): amount(value, unit)
    case .duration: duration(value)
    case .day: string(value).flatMap(day)
    case .time: string(value).map { String($0.prefix(5)) }
    case .relief: ReliefText.text(type, value)
    case .text: string(value).map(Draft.plain).flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  private static func string(_ value: JSONValue) -> String? {
    if case .text(let text) = value { text } else { nil }
  }

  private static func written(_ number: Double) -> String? {
    number.isFinite && number >= 0 ? DocumentText.number(number) : nil
  }

  /// One of the words of a field, which is of its system, or of none.
  private static func word(
    _ type: Substring, _ value: JSONValue, of field: ProfileField
  ) -> String? {
    let words = field.words ?? []
    switch value {
    case .truth(let truth) where words == ["yes", "no"]: return truth ? "yes" : "no"
    case .text(let text): return words.contains(text) ? text : nil
    case .object(let object):
      let codings =
        type == "Coding"
        ? [CodedWord(object)].compactMap { $0 }
        : object.objects("coding").compactMap(CodedWord.init)
      return codings.first {
        ($0.system == nil || $0.system == field.system) && words.contains($0.code)
      }.map(\.code)
    default: return nil
    }
  }

  /// A number by itself, or that of a quantity without a unit or with that of scores.
  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .number(let number): return number
    case .object(let quantity):
      let unit = quantity.text("code") ?? quantity.text("unit")
      guard unit == nil || ["{score}", "1"].contains(unit), quantity["comparator"] == nil
      else { return nil }
      return quantity.number("value")
    default: return nil
    }
  }

  private static func amount(_ value: JSONValue, _ unit: String) -> String? {
    switch value {
    // A form whose unit is given beside the question may send the number alone.
    case .number(let number): return written(number)
    case .object(let quantity):
      guard quantity["comparator"] == nil, let number = quantity.number("value"),
        (quantity.text("code") ?? quantity.text("unit")) == unit
      else { return nil }
      return written(number)
    default: return nil
    }
  }

  private static func duration(_ value: JSONValue) -> String? {
    switch value {
    case .text(let text): return ClinicalDuration(text) == nil ? nil : text
    case .object(let quantity):
      guard quantity["comparator"] == nil, let number = quantity.number("value"),
        let unit = quantity.text("code") ?? quantity.text("unit")
      else { return nil }
      return UnitOfTime.text(number, unit: unit)
    default: return nil
    }
  }

  /// A day or a month.
  private static func day(_ text: String) -> String? {
    guard let time = FHIRTime(text) else { return nil }
    if time.first == time.last { return time.first.description }
    return text.utf8.count == 7 ? text : nil
  }
}
