#if Serve

import DDXReports

/// One thing that a form asks for.
struct Field {
  /// A value to choose.
  struct Choice {
    /// What is sent.
    let value: String
    /// What is shown.
    let label: String

    init(_ value: String, _ label: String? = nil) {
      self.value = value
      self.label = label ?? value
    }
  }

  /// How it is answered.
  enum Control {
    /// A line of text.
    case text
    /// A number.
    case number
    /// A day.
    case day
    /// One of some.
    case radios([Choice])
    /// Any of some.
    case checks([Choice])
    /// One of many.
    case list([Choice])
  }

  /// The name under which it is sent.
  let name: String
  /// The label.
  let label: String
  /// How it is answered.
  let control: Control
  /// What helps to answer it.
  var hint: String?
  /// Its contents.
  var values: [String] = []
  /// What is wrong with what it holds.
  var error: String?

  init(
    _ name: String, _ label: String, _ control: Control, hint: String? = nil,
    values: [String] = [], error: String? = nil
  ) {
    self.name = name
    self.label = label
    self.control = control
    self.hint = hint
    self.values = values
    self.error = error
  }

  /// The same with one value, where there is one.
  init(
    _ name: String, _ label: String, _ control: Control, hint: String? = nil, value: String?,
    error: String? = nil
  ) {
    self.init(
      name, label, control, hint: hint, values: value.map { [$0] } ?? [], error: error)
  }

  /// The name by which the page leads to it.
  var id: String { "field-" + String(name.map { $0.isLetter || $0.isNumber ? $0 : "-" }) }

  /// The field as its template asks for it.
  var view: [String: Any] {
    let described =
      (hint == nil ? [] : ["\(id)-hint"]) + (error == nil ? [] : ["\(id)-error"])
    var view: [String: Any] = ["id": id, "name": name, "label": label]
    view["hint"] = hint.map { ["id": "\(id)-hint", "text": $0] }
    view["error"] = error.map { ["id": "\(id)-error", "text": $0.capitalisedFirst + "."] }
    view["value"] = values.first
    if !described.isEmpty { view["described"] = described.joined(separator: " ") }
    var inner = view
    switch control {
    case .text: inner["type"] = "text"
    case .number:
      inner["type"] = "text"
      inner["mode"] = "decimal"
      inner["short"] = true
    case .day:
      inner["type"] = "date"
      inner["short"] = true
    case .radios(let choices), .checks(let choices), .list(let choices):
      inner["options"] = choices.enumerated().map { index, choice in
        option(choice, at: index)
      }
    }
    switch control {
    case .text, .number, .day: view["line"] = inner
    case .radios:
      inner["kind"] = "radio"
      view["choices"] = inner
    case .checks:
      inner["kind"] = "checkbox"
      view["choices"] = inner
    case .list: view["list"] = inner
    }
    return view
  }

  private func option(_ choice: Choice, at index: Int) -> [String: Any] {
    let isMany = if case .checks = control { true } else { false }
    return [
      // An error leads to the first of them.
      "id": index == 0 ? id : "\(id)-\(index)", "name": name, "value": choice.value,
      "label": choice.label, "kind": isMany ? "checkbox" : "radio",
      "chosen": values.contains(choice.value),
    ]
  }
}

extension [Field] {
  /// The fields as templates ask for them.
  var views: [[String: Any]] { map(\.view) }

  /// What is wrong, with where it is.
  var faults: [PageFault] {
    compactMap { field in
      field.error.map { error in
        let isQuestion = field.label.hasSuffix("?")
        return PageFault(
          field: field.id,
          text: isQuestion
            ? "\(field.label) \(error.capitalisedFirst)." : "\(field.label): \(error).")
      }
    }
  }
}

/// Something that is wrong with what was sent.
struct PageFault {
  /// The name by which the page leads to its field; nil where it has none.
  let field: String?
  /// What is wrong, and what helps.
  let text: String

  /// The fault as its template asks for it.
  var view: [String: Any] {
    var view: [String: Any] = ["text": text]
    view["field"] = field
    return view
  }
}

#endif
