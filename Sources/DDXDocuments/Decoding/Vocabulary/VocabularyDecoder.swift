internal import DDXCore
internal import DDXMarkup

/// Makes a vocabulary from its document.
enum VocabularyDecoder {
  /// The vocabulary, or nil with the reason in the log.
  static func decode(_ root: Element, _ log: FaultLog, digest: String) -> Vocabulary? {
    let reader = ElementReader(root, log)
    let edition = reader.required("edition")
    let vocabulary = definitions(reader, edition: edition ?? "", digest: digest)
    if !log.isChecked {
      VocabularyChecks(vocabulary: vocabulary, mustStateEffects: !vocabulary.diseases.isEmpty)
        .check(reader)
    }
    return edition == nil ? nil : vocabulary
  }

  /// The additions of a module's document to a vocabulary.
  ///
  /// What the vocabulary has adopted since stays as it is there; what it has with another kind or
  /// other places is an error.
  static func additions(_ reader: ElementReader, to vocabulary: Vocabulary) -> Vocabulary {
    let own = definitions(reader, edition: "", digest: "")
    for finding in reader.children("finding") {
      guard let code = finding.string("code"),
        let known = vocabulary.finding(FindingCode(code)),
        own.finding(FindingCode(code))?.isRecorded(like: known) != true
      else { continue }
      finding.error(.reference(.inVocabulary(name: code)), "code")
    }
    for procedure in reader.children("procedure") {
      guard let id = procedure.string("id"),
        let known = vocabulary.procedure(ProcedureID(id)),
        let new = own.procedure(ProcedureID(id)),
        new.approach != known.approach || new.levels != known.levels || new.side != known.side
      else { continue }
      procedure.error(.reference(.inVocabulary(name: id)), "id")
    }
    VocabularyChecks(vocabulary: vocabulary.adding(own), mustStateEffects: false).check(reader)
    return own
  }

  private static func definitions(
    _ reader: ElementReader, edition: String, digest: String
  ) -> Vocabulary {
    var diseases = FirstLines()
    var codes = FirstLines()
    var scales = FirstLines()
    var procedures = FirstLines()
    return Vocabulary(
      edition: edition, digest: digest,
      // A set is a finding that stands for others.
      findings: (reader.children("finding") + reader.children("set"))
        .compactMap { finding($0, &codes) },
      procedures: reader.children("procedure").compactMap { procedure($0, &procedures) },
      diseases: reader.children("disease").compactMap { disease($0, &diseases) },
      scales: reader.children("scale").compactMap { scale($0, &scales) },
      contraindications: contraindications(reader),
      synonyms: reader.children("synonyms").map { synonyms($0) })
  }

  /// The words and phrases of a group, which commas part.
  private static func synonyms(_ reader: ElementReader) -> [String] {
    let space = UInt8(ascii: " ")
    // A text has single spaces only.
    return reader.text.utf8.split(separator: UInt8(ascii: ",")).map { words in
      let rest = words.drop { $0 == space }
      return String(Substring(rest.last == space ? rest.dropLast() : rest))
    }
  }

  private static func disease(
    _ reader: ElementReader, _ ids: inout FirstLines
  ) -> DiseaseDefinition? {
    let id = reader.required("id")
    if let id { _ = ids.isNew(id, .disease, reader, "id") }
    let kind = reader.requiredWord("class", as: DiseaseDefinition.Class.self)
    let urgency = reader.requiredWord("urgency", as: SafetyRules.Urgency.self)
    guard let id, let kind, let urgency else { return nil }
    return DiseaseDefinition(
      id: DiseaseID(id), title: reader.text(of: "title"), class: kind, urgency: urgency,
      check: reader.text(of: "check"), advice: reader.text(of: "advice"),
      holdsNeedle: reader.has("needle"))
  }

  private static func scale(
    _ reader: ElementReader, _ ids: inout FirstLines
  ) -> ScaleDefinition? {
    let id = reader.required("id")
    if let id { _ = ids.isNew(id, .scale, reader, "id") }
    var values = FirstLines()
    let found = reader.children("value").compactMap { value -> ScaleDefinition.Value? in
      guard let id = value.required("id") else { return nil }
      _ = values.isNew(id, .value, value, "id")
      return .init(id: id, codes: value.words("codes").map { FindingCode($0) })
    }
    guard let id else { return nil }
    return ScaleDefinition(id: id, title: reader.text(of: "title"), values: found)
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

extension FindingDefinition {
  /// Whether a record of it says the same as one of another definition.
  fileprivate func isRecorded(like other: FindingDefinition) -> Bool {
    code == other.code && kind == other.kind && side == other.side && level == other.level
      && (level == .none || levelKind == other.levelKind)
      && isContralateral == other.isContralateral
      && (grades.isEmpty || grades == other.grades)
  }
}
