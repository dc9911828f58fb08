internal import DDXCore

/// Finds the findings and procedures that a document names.
struct VocabularyNames {
  let vocabulary: Vocabulary
  /// The modules that are not in use, whose findings and procedures are unknown.
  var absentModules: [String] = []
  /// The findings by their codes, where many are looked up.
  var table: FindingTable?
  /// Looks for similar names when a name is unknown.
  var search = NearNameSearch()

  /// The definition of the finding that an attribute names; a code unknown is an error, an
  /// earlier one a note.
  func finding(_ reader: ElementReader, _ attribute: String) -> FindingDefinition? {
    if let table, let definition = reader.bytes(attribute).flatMap({ table[$0] }) {
      return definition
    }
    return reader.required(attribute).flatMap { finding(named: $0, reader, attribute) }
  }

  /// The definition of one of the findings that an attribute names.
  func finding(
    named text: String, _ reader: ElementReader, _ attribute: String
  ) -> FindingDefinition? {
    let code = FindingCode(text)
    guard let definition = vocabulary.finding(code) else {
      if isPardoned(text, reader, attribute) { return nil }
      let near = search.findings(near: text, in: vocabulary, reader.log)
      reader.error(.reference(.unknownFinding(code: text, near: near)), attribute)
      return nil
    }
    if definition.code != code {
      reader.log.note(
        .reference(.earlierCode(code: text, now: definition.code.name)), at: reader.element,
        attribute)
    }
    return definition
  }

  /// The definition of the procedure that an attribute names.
  func procedure(_ reader: ElementReader, _ attribute: String) -> ProcedureDefinition? {
    reader.required(attribute).flatMap { procedure(named: $0, reader, attribute) }
  }

  /// The definition of one of the procedures that an attribute names.
  func procedure(
    named text: String, _ reader: ElementReader, _ attribute: String
  ) -> ProcedureDefinition? {
    if let definition = vocabulary.procedure(ProcedureID(text)) { return definition }
    if isPardoned(text, reader, attribute) { return nil }
    let near = search.procedures(near: text, in: vocabulary, reader.log)
    reader.error(.reference(.unknownProcedure(id: text, near: near)), attribute)
    return nil
  }

  /// Whether a name may be that of a module that takes no part: the document is then read with a
  /// warning.
  private func isPardoned(_ name: String, _ reader: ElementReader, _ attribute: String) -> Bool {
    guard !absentModules.isEmpty else { return false }
    reader.warning(
      .reference(.perhapsOfAbsent(name: name, modules: absentModules)), attribute)
    return true
  }
}

/// The first element of each name, so that the second can be reported.
struct FirstLines {
  private var lines: [String: Int] = [:]

  init() {}

  /// The line of the first element of a name, or nil where there is none.
  func line(of name: String) -> Int? { lines[name] }

  /// Notes the first element of a name.
  mutating func note(_ name: String, _ reader: ElementReader) { lines[name] = reader.line }

  /// Whether a name is new; one that is not is an error at its attribute.
  mutating func isNew(
    _ name: String, _ subject: ShapeFault.Subject, _ reader: ElementReader, _ attribute: String?
  ) -> Bool {
    if reader.log.isChecked { return true }
    if let line = lines[name] {
      reader.error(
        .shape(.definedTwice(subject: subject, name: name, line: line)), attribute)
      return false
    }
    lines[name] = reader.line
    return true
  }
}
