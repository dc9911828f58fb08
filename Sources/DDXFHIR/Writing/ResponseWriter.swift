internal import DDXCore
internal import DDXDocuments

/// Writes a profile as answers to the form.
struct ResponseWriter {
  let vocabulary: Vocabulary

  /// The answers that the root element of a profile gives, in the order of the form.
  func response(_ profile: DocumentElement) -> JSONValue {
    let sections: [(name: String, fields: [ProfileField])] = [
      ("patient", ProfileForm.patient), ("pain", ProfileForm.pain),
    ]
    let first = sections.flatMap { section in
      profile.children.filter { $0.name == section.name }
        .map { item(section.name, $0, section.fields) }
    }
    let lists: [(name: String, fields: [ProfileField])] = [
      ("medication", ProfileForm.medication), ("allergy", ProfileForm.allergy),
      ("other-pain", ProfileForm.otherPain),
    ]
    let last = lists.flatMap { section in
      profile.children.filter { $0.name == section.name }
        .map { item(section.name, $0, section.fields) }
    }
    return .object(
      ("resourceType", "QuestionnaireResponse"),
      (
        "identifier",
        .object(
          ("system", .text(FHIRNames.own("profile"))), ("value", profile["id"].map { .text($0) }))
      ),
      ("questionnaire", .text("\(FHIRNames.questionnaire)|\(vocabulary.edition)")),
      ("status", "completed"), ("authored", profile["date"].map { .text($0) }),
      (
        "item",
        .list(
          first + findings(profile.child("findings")?.children ?? [])
            + BlockRecord.all(in: profile).map(block) + last)
      ))
  }

  private func item(
    _ link: String, _ element: DocumentElement, _ fields: [ProfileField], more: [JSONValue] = []
  ) -> JSONValue {
    .object(
      ("linkId", .text(link)),
      (
        "item",
        .list(
          fields.compactMap { field in
            element[field.name].map { answer(link, field, $0) }
          } + more)
      ))
  }

  private func answer(_ link: String, _ field: ProfileField, _ text: String) -> JSONValue {
    .object(
      ("linkId", .text("\(link)/\(field.name)")),
      (
        "answer",
        .list(
          FHIRValue.values(of: field, text).map { value in
            let (name, json) = value.answer
            return .object((name, json))
          })
      ))
  }

  private func block(_ record: BlockRecord) -> JSONValue {
    item(
      "block", record.element, ProfileForm.block(vocabulary),
      more: record.scores.map { item("block/score", $0, ProfileForm.score) })
  }

  private func findings(_ elements: [DocumentElement]) -> [JSONValue] {
    let groups = FindingGroups(vocabulary)
    var items: [Int: [(place: Int, item: JSONValue)]] = [:]
    for element in elements {
      let code = FindingCode(element["code"] ?? "")
      guard let (group, place) = groups.place(of: code) else { continue }
      items[group, default: []].append((place, finding(element, code)))
    }
    return items.sorted { $0.key < $1.key }.map { group, members in
      // What stands at one place stays in the order of the profile.
      let sorted = members.enumerated().sorted {
        ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
      }
      return .object(
        ("linkId", .text(groups.groups[group].link)),
        ("item", .array(sorted.map(\.element.item))))
    }
  }

  private func finding(_ element: DocumentElement, _ code: FindingCode) -> JSONValue {
    var element = element
    let answer = FindingAnswer(state: element["state"]) ?? .uncertain
    element.attributes.removeAll { $0.name == "state" }
    element.attributes.append(.init("state", answer.rawValue))
    let parts = vocabulary.finding(code).map(QuestionnaireWriter.parts) ?? []
    // A course may be recorded of what asks for none.
    let course = parts.contains { $0.name == "course" } ? [] : [ProfileForm.course]
    return item(
      code.name, element, [FindingAnswer.field, ProfileForm.probability] + parts + course)
  }
}
