internal import DDXCore

/// Writes the questions of a vocabulary as a form.
struct QuestionnaireWriter {
  let vocabulary: Vocabulary

  /// The form with these groups of findings; nil for all, and for blocks, drugs and allergies beside them.
  func questionnaire(groups names: [String]?) -> JSONValue {
    var lists = WordLists()
    var items = [
      section("patient", "The patient", ProfileForm.patient, &lists),
      section("pain", "The pain", ProfileForm.pain, &lists),
    ]
    let groups = FindingGroups(vocabulary).groups.filter { names?.contains($0.name) ?? true }
    items += groups.map { group in
      .object(
        ("linkId", .text(group.link)), ("text", .text(group.name)), ("type", "group"),
        ("item", .array(group.findings.map { finding($0, &lists) })))
    }
    if names == nil { items += rest(&lists) }
    return .object(
      ("resourceType", "Questionnaire"), ("contained", .array(lists.contained)),
      ("url", .text(FHIRNames.questionnaire)), ("version", .text(vocabulary.edition)),
      ("name", "LowBackPain"), ("title", "Chronic low back pain: the findings that ddx weighs"),
      ("status", "draft"), ("experimental", true), ("subjectType", .array(["Patient"])),
      ("publisher", "ddx"), ("description", .text(Self.description)),
      ("copyright", .text(Self.copyright)), ("item", .array(items)))
  }

  private static let description = """
    What is not answered is not known, and never taken for absent. Answers are read by `ddx fhir import`.
    """

  private static let copyright = """
    This material contains content of SNOMED CT from the Global Patient Set and the Free Set of the \
    International Patient Summary, © SNOMED International, under CC BY 4.0; of LOINC \
    (http://loinc.org), © Regenstrief Institute, Inc., under http://loinc.org/license; and of \
    ICD-10-CM, in the public domain.
    """

  /// What is not a finding and comes after them.
  private func rest(_ lists: inout WordLists) -> [JSONValue] {
    let scores = section("block/score", "Pain after it", ProfileForm.score, repeats: true, &lists)
    return [
      section(
        "block", "A test injection", ProfileForm.block(vocabulary), repeats: true,
        more: [scores], &lists),
      section(
        "medication", "A drug that the patient takes", ProfileForm.medication, repeats: true, &lists
      ),
      section("allergy", "An allergy", ProfileForm.allergy, repeats: true, &lists),
      section("other-pain", "Another pain", ProfileForm.otherPain, repeats: true, &lists),
    ]
  }

  private func section(
    _ link: String, _ title: String, _ fields: [ProfileField], repeats: Bool = false,
    more: [JSONValue] = [], _ lists: inout WordLists
  ) -> JSONValue {
    .object(
      ("linkId", .text(link)), ("text", .text(title)), ("type", "group"),
      ("repeats", repeats ? true : nil),
      ("item", .array(fields.map { question($0, of: link, lists.add($0)) } + more)))
  }

  private func finding(_ definition: FindingDefinition, _ lists: inout WordLists) -> JSONValue {
    let code = definition.code.name
    let state = ProfileField("state", FindingAnswer.field.kind, definition.question)
    var items = [question(state, of: code, lists.add(state))]
    items.append(
      question(
        ProfileForm.probability, of: code, nil, when: (.equal, FindingAnswer.uncertain.rawValue)))
    for field in Self.parts(of: definition) {
      // Grades are those of one finding, and of no list.
      let isGrade = field.name == "grade"
      items.append(
        question(
          field, of: code, isGrade ? nil : lists.add(field), when: (.exists, ""), options: isGrade))
    }
    let hasPlace = definition.side != .none || definition.level != .none
    return .object(
      ("linkId", .text(code)), ("code", .array(Self.codings(of: definition))),
      ("text", .text(definition.title)), ("type", "group"), ("repeats", hasPlace ? true : nil),
      ("item", .array(items)))
  }

  /// What a finding has besides its state.
  static func parts(of definition: FindingDefinition) -> [ProfileField] {
    (definition.side == .none ? [] : [ProfileForm.side])
      + (definition.level == .none ? [] : [ProfileForm.level])
      + (definition.grades.isEmpty ? [] : [ProfileForm.grade(definition)])
      + (definition.kind == .redFlag || definition.effect?.diseases.isEmpty == false
        ? [ProfileForm.course] : [])
  }

  /// The code of a finding, and those that are the same elsewhere.
  static func codings(of definition: FindingDefinition) -> [JSONValue] {
    [FHIRValue.coding(FHIRNames.own("finding"), definition.code.name, definition.title)]
      + definition.codings.filter { $0.relation == .equal }.map {
        FHIRValue.coding($0.system.address, $0.code)
      }
  }

  private enum Condition {
    case exists, equal
  }

  private func question(
    _ field: ProfileField, of link: String, _ list: String?, when: (Condition, String)? = nil,
    options: Bool = false
  ) -> JSONValue {
    let condition: JSONValue? = when.map { condition, code in
      .array([
        .object(
          ("question", .text("\(link)/state")),
          ("operator", condition == .exists ? "exists" : "="),
          ("answerBoolean", condition == .exists ? true : nil),
          (
            "answerCoding",
            condition == .equal ? FHIRValue.coding(FHIRNames.own("state"), code) : nil
          ))
      ])
    }
    return .object(
      ("extension", .list(field.extensions)), ("linkId", .text("\(link)/\(field.name)")),
      ("text", .text(field.question)), ("type", .text(field.type)), ("enableWhen", condition),
      ("repeats", field.isList ? true : nil),
      ("answerValueSet", list.map { .text("#\($0)") }),
      (
        "answerOption",
        options
          ? .list(
            (field.words ?? []).map {
              .object(("valueCoding", FHIRValue.coding(field.system, $0, $0)))
            }) : nil
      ))
  }
}

extension ProfileField {
  fileprivate var isList: Bool { if case .words = kind { true } else { false } }

  /// The type of the question.
  fileprivate var type: String {
    switch kind {
    case .word, .words, .flag: "choice"
    case .whole: "integer"
    case .probability, .score: "decimal"
    case .amount, .duration: "quantity"
    case .day: "date"
    case .time: "time"
    case .relief, .text: "string"
    }
  }

  /// The units of a quantity.
  fileprivate var extensions: [JSONValue] {
    let (address, units): (String, [String]) =
      switch kind {
      case .amount(let unit): ("questionnaire-unit", [unit])
      case .duration: ("questionnaire-unitOption", UnitOfTime.names)
      default: ("", [])
      }
    return units.map {
      .object(
        ("url", .text(FHIRNames.extensionOfFHIR(address))),
        ("valueCoding", FHIRValue.coding(FHIRNames.ucum, $0, $0)))
    }
  }
}

extension FindingCoding.System {
  /// Its address.
  var address: String {
    switch self {
    case .icd10CM: FHIRNames.icd10CM
    case .loinc: FHIRNames.loinc
    case .snomed: FHIRNames.snomed
    }
  }
}
