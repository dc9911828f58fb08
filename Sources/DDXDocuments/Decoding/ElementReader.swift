internal import DDXCore
internal import DDXMarkup

/// Reads the attributes of one element, and logs their faults.
struct ElementReader {
  /// The element.
  let element: Element
  /// Where faults go.
  let log: FaultLog

  init(_ element: Element, _ log: FaultLog) {
    self.element = element
    self.log = log
    log.read(element)
  }

  /// Its name.
  var name: String { element.name }

  /// Its text; empty if it has elements.
  var text: String { element.text }

  /// The elements that it holds.
  var children: [ElementReader] { element.children.map { ElementReader($0, log) } }

  /// The elements of a name that it holds.
  func children(_ name: String) -> [ElementReader] {
    element.children(name).map { ElementReader($0, log) }
  }

  /// The first element of a name that it holds, or nil; the schema says which must be there.
  func child(_ name: String) -> ElementReader? {
    element.child(name).map { ElementReader($0, log) }
  }

  /// The first element of a name, which must be there.
  func requiredChild(_ name: String) -> ElementReader? {
    if let child = child(name) { return child }
    error(.shape(.elementMissing(element: element.name, expected: [name])))
    return nil
  }

  /// The elements of a name; at least one is required.
  func requiredChildren(_ name: String) -> [ElementReader] {
    let found = children(name)
    if found.isEmpty { error(.shape(.elementMissing(element: element.name, expected: [name]))) }
    return found
  }

  /// The text of an element that must be there.
  func requiredText(of name: String) -> String { requiredChild(name)?.element.text ?? "" }

  /// Its own text, which must not be empty.
  func requiredText() -> String {
    if element.text.isEmpty { error(.value(.notName(subject: element.name, found: ""))) }
    return element.text
  }

  /// The text of the first element of a name that it holds; empty where there is none.
  func text(of name: String) -> String { element.child(name)?.text ?? "" }

  /// The line that it begins on.
  var line: Int { element.line }

  /// Whether it has an attribute; this reads no value.
  func has(_ name: String) -> Bool { element.attribute(name) != nil }

  /// Logs an error.
  func error(_ fault: Fault, _ attribute: String? = nil) {
    log.error(fault, at: element, attribute)
  }

  /// Logs a warning.
  func warning(_ fault: Fault, _ attribute: String? = nil) {
    log.warning(fault, at: element, attribute)
  }

  /// Logs a note.
  func note(_ fault: Fault, _ attribute: String? = nil) {
    log.note(fault, at: element, attribute)
  }

  /// An attribute as it is written, or nil.
  func string(_ name: String) -> String? {
    guard let attribute = element.attribute(name) else { return nil }
    log.read(attribute: attribute)
    return element.value(of: attribute)
  }

  /// An attribute as it is written, as bytes, or nil.
  func bytes(_ name: String) -> ArraySlice<UInt8>? {
    guard let attribute = element.attribute(name) else { return nil }
    log.read(attribute: attribute)
    return element.bytes(of: attribute)
  }

  /// An attribute that must be there.
  func required(_ name: String) -> String? {
    guard let value = string(name) else {
      error(.shape(.attributeMissing(name: name, element: element.name)), name)
      return nil
    }
    guard !value.isEmpty else {
      error(.value(.notName(subject: name, found: "")), name)
      return nil
    }
    return value
  }

  /// One of some words, or nil.
  func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    guard let value = string(name) else { return nil }
    if let word = Word(rawValue: value) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    error(
      .value(
        .unknownWord(
          attribute: name, found: value, allowed: allowed,
          near: NearNames.near(value, of: name, among: allowed))), name)
    return nil
  }

  /// One of some words that must be there.
  func requiredWord<Word: RawRepresentable & CaseIterable>(
    _ name: String, as type: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    required(name) == nil ? nil : word(name)
  }

  /// Yes or no, or nil.
  func flag(_ name: String) -> Bool? { word(name, as: Answer.self).map { $0 == .yes } }

  private enum Answer: String, CaseIterable {
    case yes, no
  }
}
