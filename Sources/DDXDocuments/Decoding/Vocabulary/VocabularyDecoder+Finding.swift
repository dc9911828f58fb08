internal import DDXCore

extension VocabularyDecoder {
  /// The definition of a finding, or of a stated set of findings.
  static func finding(
    _ reader: ElementReader, _ codes: inout FirstLines
  ) -> FindingDefinition? {
    let code = reader.required("code")
    if let code { _ = codes.isNew(code, .finding, reader, "code") }
    let aliases = reader.children("alias")
    for alias in aliases { _ = codes.isNew(alias.text, .finding, alias, nil) }
    let kind = reader.requiredWord("kind", as: FindingDefinition.Kind.self)
    let group = reader.required("group")
    let cost = reader.requiredWord("cost", as: FindingDefinition.Cost.self)
    let side = reader.word("side", as: FindingDefinition.Place.self)
    let level = reader.word("level", as: FindingDefinition.Place.self)
    let levelKind = reader.word("level-kind", as: LevelKind.self)
    let laterality = reader.word("laterality", as: Laterality.self)
    let grades = reader.words("grades")
    let members = members(reader)
    let effect = effect(reader)
    guard let code, let kind, let group, let cost else { return nil }
    return FindingDefinition(
      code: FindingCode(code), aliases: aliases.map { FindingCode($0.text) },
      names: reader.children("name").map(\.text), kind: kind, group: group,
      title: reader.text(of: "title"), question: reader.text(of: "question"), cost: cost,
      side: side ?? .none, level: level ?? .none, levelKind: levelKind ?? .joint,
      isContralateral: laterality == .contralateral, grades: grades,
      presentFrom: reader.string("present-from"),
      wholes: reader.words("part-of").map { FindingCode($0) }, members: members, effect: effect,
      asksForCheck: reader.has("alone"),
      drugClass: reader.word("drug", as: Medication.DrugClass.self),
      given: reader.string("given").map { FindingCode($0) },
      isAnsweredBySide: reader.has("answered-by"),
      codings: reader.children("coding").compactMap(coding),
      rule: reader.child("rule").flatMap(rule), bars: bars(reader),
      conflicts: reader.children("conflict").compactMap(conflict),
      sex: reader.word("sex", as: Patient.Sex.self),
      latestAge: reader.integer("latest-age", in: NumberRange(0, 120)),
      levelOfWholes: reader.word("part-level", as: Level.self))
  }

  /// The code of the finding in another system; the schema lists the possible relations.
  private static func coding(_ reader: ElementReader) -> FindingCoding? {
    let relation = FindingCoding.Relation(reader.string("relation") ?? "equal")
    guard let system = reader.requiredWord("system", as: FindingCoding.System.self), let relation
    else { return nil }
    return FindingCoding(system: system, code: reader.text, relation: relation)
  }

  /// How the finding follows from others.
  private static func rule(_ reader: ElementReader) -> DerivedRule? {
    let atLeast = reader.requiredInteger("at-least", in: NumberRange(1, 100))
    let parts = reader.requiredChildren("part").compactMap { part -> DerivedRule.Part? in
      let isNeeded = part.flag("needed") ?? false
      if let years = part.integer("age-from", in: NumberRange(0, 120)) {
        return .init(sign: .ageAtLeast(years), isNeeded: isNeeded)
      }
      let state = part.requiredWord("state", as: MemberState.self)
      guard let code = part.required("code"), let state else { return nil }
      return .init(
        sign: .finding(FindingCode(code), isPresent: state == .present), isNeeded: isNeeded,
        side: part.word("side", as: Side.self))
    }
    if let atLeast, atLeast > parts.count {
      reader.error(.vocabulary(.moreThanParts(parts: parts.count)), "at-least")
    }
    let isOpen = reader.string("otherwise") == "unknown"
    return atLeast.map { DerivedRule(atLeast: $0, parts: parts, deniesOtherwise: !isOpen) }
  }

  /// The conflicts of the finding.
  private static func conflict(_ reader: ElementReader) -> FindingConflict? {
    reader.requiredWord("state", as: MemberState.self).map {
      FindingConflict(
        codes: reader.words("codes").map { FindingCode($0) }, isPresent: $0 == .present,
        happens: reader.flag("happens") ?? false)
    }
  }

  /// The pathways that the finding forbids, where given only on its side or at its level.
  private static func bars(_ reader: ElementReader) -> [PathwayBar] {
    let match = reader.words("bars-match")
    return reader.words("bars").map {
      PathwayBar(
        pathway: $0, matchesSide: match.contains("side"), matchesLevel: match.contains("level"))
    }
  }

  private enum Laterality: String, CaseIterable {
    case ipsilateral, contralateral
  }

  private static func members(_ reader: ElementReader) -> [SetMember] {
    var codes = FirstLines()
    return reader.children("member").compactMap { member in
      let code = member.required("code")
      if let code { _ = codes.isNew(code, .member, member, "code") }
      let state = member.requiredWord("state", as: MemberState.self)
      guard let code, let state else { return nil }
      return SetMember(code: FindingCode(code), isPresent: state == .present)
    }
  }

  private enum MemberState: String, CaseIterable {
    case present, absent
  }

  private static let effects = ["proof", "points", "ordinary"]

  /// The meaning of the finding for the diseases; having more than one of the three is an error.
  private static func effect(_ reader: ElementReader) -> FindingEffect? {
    let found = effects.filter(reader.has)
    if found.isEmpty { return nil }
    if found.count > 1 {
      reader.error(.vocabulary(.effectCount(found: found)), found[1])
      return nil
    }
    if let disease = reader.string("proof") { return .proof(DiseaseID(disease)) }
    let diseases = reader.words("points")
    if !diseases.isEmpty { return .points(diseases.map { DiseaseID($0) }) }
    return reader.flag("ordinary") == true ? .ordinary : nil
  }
}

extension ElementReader {
  /// The words of an attribute; none if it is missing.
  func words(_ name: String) -> [String] {
    string(name)?.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) } ?? []
  }
}
