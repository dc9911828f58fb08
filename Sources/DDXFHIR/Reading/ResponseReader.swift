internal import DDXCore
internal import DDXDocuments

/// Reads answers to the form.
///
/// Parts of one thing are found by what they are called, so that answers nested under answers, and
/// those that stand beside each other without their group, are read alike.
struct ResponseReader {
  /// One thing that is answered in parts: the patient, a finding, a block.
  private final class Subject {
    let link: String
    let origin: Origin
    var attributes: [DocumentElement.Attribute] = []
    var scores: [Subject] = []
    var fault: FHIRReason?
    /// What whoever reads it should know; nil where nothing is.
    var remark: FHIRReason?

    init(link: String, origin: Origin) {
      self.link = link
      self.origin = origin
    }

    var element: DocumentElement {
      DocumentElement(
        String(link.split(separator: "/").last ?? ""), attributes,
        children: scores.map(\.element))
    }
  }

  private let findings: FindingNames
  private let sections: [String: [ProfileField]]
  private var subjects: [Subject] = []
  /// The latest subject of each link.
  private var latest: [String: Subject] = [:]
  private var draft: Draft

  /// Adds the answers of a response to a draft; one that is the whole file and has no day is of that of
  /// the profile.
  ///
  /// - Throws: ``Refusal`` where it answers another form, was withdrawn or means something else.
  static func read(
    _ response: JSONObject, at path: String, isAlone: Bool = false, vocabulary: Vocabulary,
    into draft: inout Draft
  ) throws(Refusal) {
    let form = response.text("questionnaire").map {
      $0.split(separator: "|").first.map(String.init)
    }
    guard form == FHIRNames.questionnaire else {
      throw Refusal(fault: .otherQuestionnaire, offset: response.offset)
    }
    guard ["completed", "amended", "in-progress"].contains(response.text("status")) else {
      throw Refusal(fault: .withdrawn, offset: response.offset)
    }
    if response.isModified { throw Refusal(fault: .modified, offset: response.offset) }
    var reader = ResponseReader(vocabulary: vocabulary, draft: draft)
    var time = response.text("authored").flatMap { FHIRTime($0) }
    if reader.draft.date == nil, let time, time.first == time.last {
      reader.draft.date = time.first
    }
    if isAlone, time == nil { time = draft.date.flatMap { FHIRTime($0.description) } }
    if let identifier = response.object("identifier"),
      identifier.text("system") == FHIRNames.own("profile")
    {
      reader.draft.id = identifier.text("value")
      reader.draft.idOrigin = Origin(
        path: "\(path).identifier", offset: identifier.offset, resource: "QuestionnaireResponse")
    }
    reader.walk(response.objects("item"), "\(path).item", within: nil)
    reader.finish(at: time, of: path)
    draft = reader.draft
  }

  private init(vocabulary: Vocabulary, draft: Draft) {
    findings = FindingNames(vocabulary)
    self.draft = draft
    sections = [
      "patient": ProfileForm.patient, "pain": ProfileForm.pain,
      "other-pain": ProfileForm.otherPain, "block": ProfileForm.block(vocabulary),
      "block/score": ProfileForm.score, "medication": ProfileForm.medication,
      "allergy": ProfileForm.allergy,
    ]
  }

  private mutating func walk(_ items: [JSONObject], _ path: String, within subject: Subject?) {
    for (index, item) in items.enumerated() {
      let path = "\(path)[\(index)]"
      let origin = Origin(path: path, offset: item.offset, resource: "item")
      guard let link = item.text("linkId") else {
        draft.note(.notRead, origin, .noQuestion)
        continue
      }
      var inner = subject
      if item.isModified {
        draft.note(.notRead, origin, .modified)
        continue
      }
      if let opened = open(link, origin, within: subject) {
        inner = opened
        // A group is no question.
        if item["answer"] != nil { draft.note(.notRead, origin, .noQuestion) }
      } else if item["answer"] != nil {
        inner = answer(item, link, origin, within: subject)
      }
      walk(item.objects("item"), "\(path).item", within: inner)
      for (number, answer) in item.objects("answer").enumerated() where answer["item"] != nil {
        walk(answer.objects("item"), "\(path).answer[\(number)].item", within: inner)
      }
    }
  }

  /// The thing that an item begins, or nil where it begins none.
  private mutating func open(
    _ link: String, _ origin: Origin, within subject: Subject?
  ) -> Subject? {
    guard sections[link] != nil || findings[link] != nil else { return nil }
    let opened = Subject(link: link, origin: origin)
    if link == "block/score", let subject, subject.link == "block" {
      subject.scores.append(opened)
    } else {
      add(opened)
    }
    return opened
  }

  private mutating func add(_ subject: Subject) {
    subjects.append(subject)
    latest[subject.link] = subject
  }

  /// Reads the answer to a question, and returns the thing that it is of.
  private mutating func answer(
    _ item: JSONObject, _ link: String, _ origin: Origin, within subject: Subject?
  ) -> Subject? {
    guard let slash = link.lastIndex(of: "/") else {
      draft.note(.notRead, origin, .noQuestion)
      return subject
    }
    let (owner, name) = (String(link[..<slash]), link[link.index(after: slash)...])
    guard let field = field(name, of: owner) else {
      draft.note(.notRead, origin, .noQuestion)
      return subject
    }
    let target: Subject
    if let subject, subject.link == owner {
      target = subject
    } else if let known = latest[owner] {
      target = known
    } else {
      target = Subject(link: owner, origin: origin)
      add(target)
    }
    let values = item.objects("answer").map { $0.choice("value") }
    guard !values.isEmpty else { return target }
    let known = values.compactMap { $0 }
    guard known.count == values.count, let text = AnswerText.text(known, of: field) else {
      target.fault = target.fault ?? .noAnswer
      return target
    }
    if AnswerText.isCut(known, of: field) { target.remark = .cut }
    if let before = target.attributes.first(where: { $0.name == field.name }) {
      if before.value != text { target.fault = .answeredTwice }
    } else {
      target.attributes.append(.init(field.name, text))
    }
    return target
  }

  private func field(_ name: Substring, of owner: String) -> ProfileField? {
    if let fields = sections[owner] { return fields.first { $0.name == name } }
    guard let definition = findings[owner] else { return nil }
    switch name {
    case "state": return FindingAnswer.field
    case "probability": return ProfileForm.probability
    case "side": return ProfileForm.side
    case "level": return ProfileForm.level
    case "course": return ProfileForm.course
    case "grade": return ProfileForm.grade(definition)
    default: return nil
    }
  }

  /// Puts what was answered into the draft, as far as it is of now.
  private mutating func finish(at time: FHIRTime?, of path: String) {
    for subject in subjects {
      if let fault = subject.fault ?? subject.scores.compactMap(\.fault).first {
        draft.note(.notRead, subject.origin, fault, subject: subject.link)
        continue
      }
      guard !subject.attributes.isEmpty || !subject.scores.isEmpty else { continue }
      if ["patient", "pain"].contains(subject.link) {
        for attribute in subject.attributes {
          draft.add(
            .init(
              element: subject.link, attribute: attribute.name, text: attribute.value,
              origin: subject.origin), at: time)
        }
        continue
      }
      let part = Draft.Part(
        element: subject.element, origin: subject.origin, time: time?.seconds,
        remark: subject.remark)
      guard
        draft.isOfNow(time, for: days(of: subject.link), subject.origin, subject: subject.link)
      else { continue }
      switch subject.link {
      case "block": draft.blocks.append(Self.block(part, of: path))
      case "medication", "allergy", "other-pain": draft.others.append(part)
      case "block/score": draft.note(.notRead, subject.origin, .noBlock, subject: "score")
      default: finding(part, code: findings[subject.link]?.code.name ?? subject.link)
      }
    }
  }

  /// For how many days an answer speaks of now; nil for what does not age.
  private func days(of link: String) -> Int? {
    if ["block", "block/score", "allergy"].contains(link) { return nil }
    guard let definition = findings[link] else { return AgeOfData.usual }
    return AgeOfData.days(of: definition)
  }

  /// A block; a number of a session is one of its own response.
  private static func block(_ part: Draft.Part, of path: String) -> Draft.Part {
    var part = part
    part.element.attributes = part.element.attributes.map {
      $0.name == "session" ? DocumentElement.Attribute("session", "\(path) \($0.value)") : $0
    }
    return part
  }

  private mutating func finding(_ part: Draft.Part, code: String) {
    var element = DocumentElement("finding", [.init("code", code)])
    guard let answer = part.element["state"].flatMap(FindingAnswer.init(rawValue:)) else {
      // A place alone says nothing.
      draft.note(.notRead, part.origin, .noValue, subject: code)
      return
    }
    let (probability, state) = (part.element["probability"], answer.state)
    switch (state, probability) {
    case (let state?, nil): element.attributes.append(.init("state", state))
    case (nil, let probability?): element.attributes.append(.init("probability", probability))
    default:
      draft.note(.notRead, part.origin, .noAnswer, subject: code)
      return
    }
    if answer != .unknown {
      element.attributes += part.element.attributes.filter {
        ["side", "level", "grade", "course"].contains($0.name)
      }
    }
    draft.findings.append(.init(element: element, origin: part.origin, time: part.time))
  }
}
