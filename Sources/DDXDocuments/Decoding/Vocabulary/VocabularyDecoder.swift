internal import DDXCore

/// Makes a vocabulary from its document.
enum VocabularyDecoder {
  /// The vocabulary, or nil where the log says why not.
  static func decode(_ root: Element, _ log: FaultLog, digest: String) -> Vocabulary? {
    let reader = ElementReader(root, log)
    let entries = definitions(reader)
    guard let edition = reader.required("edition") else { return nil }
    return Vocabulary(
      edition: edition, digest: digest, findings: entries.findings,
      procedures: entries.procedures)
  }

  /// What a module's document adds to a vocabulary; what is there already is an error.
  static func additions(_ reader: ElementReader, to vocabulary: Vocabulary) -> Vocabulary {
    let entries = definitions(reader)
    for finding in reader.children("finding") {
      guard let code = finding.string("code") else { continue }
      if vocabulary.finding(FindingCode(code)) != nil {
        finding.error(.reference(.inVocabulary(name: code)), "code")
      }
    }
    for procedure in reader.children("procedure") {
      guard let id = procedure.string("id") else { continue }
      if vocabulary.procedure(ProcedureID(id)) != nil {
        procedure.error(.reference(.inVocabulary(name: id)), "id")
      }
    }
    return Vocabulary(
      edition: "", digest: "", findings: entries.findings, procedures: entries.procedures)
  }

  private static func definitions(
    _ reader: ElementReader
  ) -> (findings: [FindingDefinition], procedures: [ProcedureDefinition]) {
    var codes = FirstLines()
    var ids = FirstLines()
    return (
      reader.children("finding").compactMap { finding($0, &codes) },
      reader.children("procedure").compactMap { procedure($0, &ids) }
    )
  }

  private static func finding(
    _ reader: ElementReader, _ codes: inout FirstLines
  ) -> FindingDefinition? {
    let code = reader.required("code")
    if let code { _ = codes.isNew(code, .finding, reader, "code") }
    let aliases = reader.children("alias")
    for alias in aliases { _ = codes.isNew(alias.element.text, .finding, alias, nil) }
    let kind = reader.requiredWord("kind", as: FindingDefinition.Kind.self)
    let group = reader.required("group")
    let cost = reader.requiredWord("cost", as: FindingDefinition.Cost.self)
    let side = reader.word("side", as: FindingDefinition.Place.self)
    let level = reader.word("level", as: FindingDefinition.Place.self)
    let levelKind = reader.word("level-kind", as: LevelKind.self)
    let laterality = reader.word("laterality", as: Laterality.self)
    guard let code, let kind, let group, let cost else { return nil }
    return FindingDefinition(
      code: FindingCode(code), aliases: aliases.map { FindingCode($0.element.text) },
      kind: kind, group: group, title: reader.text(of: "title"),
      question: reader.text(of: "question"), cost: cost, side: side ?? .none,
      level: level ?? .none, levelKind: levelKind ?? .joint,
      isContralateral: laterality == .contralateral,
      grades: reader.string("grades")?.split(separator: " ").map(String.init) ?? [],
      given: reader.string("given").map { FindingCode($0) },
      codings: reader.children("coding").map {
        ($0.string("system") ?? "", $0.element.text)
      })
  }

  private enum Laterality: String, CaseIterable {
    case ipsilateral, contralateral
  }

  private static func procedure(
    _ reader: ElementReader, _ ids: inout FirstLines
  ) -> ProcedureDefinition? {
    let id = reader.required("id")
    if let id { _ = ids.isNew(id, .procedure, reader, "id") }
    let approach = reader.required("approach")
    let levels = reader.requiredWord("levels", as: ProcedureLevels.self)
    let side = reader.requiredWord("side", as: FindingDefinition.Place.self)
    let risk = reader.requiredWord("risk", as: ProcedureDefinition.Risk.self)
    guard let id, let approach, let levels, let side, let risk else { return nil }
    return ProcedureDefinition(
      id: ProcedureID(id), title: reader.text(of: "title"), approach: approach,
      levels: LevelKind(rawValue: levels.rawValue), side: side, risk: risk)
  }

  private enum ProcedureLevels: String, CaseIterable {
    case none, joint, root
  }
}
