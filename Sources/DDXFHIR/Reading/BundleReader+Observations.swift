internal import DDXCore
internal import DDXDocuments

extension BundleReader {
  private static let statuses = ["final", "amended", "corrected", "preliminary"]

  mutating func observation(_ resource: Resource) {
    let object = resource.object
    guard object.text("status").map(Self.statuses.contains) == true else {
      draft.note(.notRead, resource.origin, .status)
      return
    }
    let words = object.codings("code")
    let time = object.time(
      "effectiveDateTime", "effectiveInstant", "effectivePeriod", "issued")
    let own = words.filter { $0.isOwn("finding") }
    if let first = own.first, own.contains(where: { $0.code != first.code }) {
      draft.note(.notRead, resource.origin, .severalFindings)
    } else if let first = own.first {
      ownFinding(first, resource, time)
    } else if words.contains(where: { $0.isOwn("observation") && $0.code == "block-relief" }) {
      relief(resource)
    } else if words.contains(where: { $0.isOwn("observation") && $0.code == "other-pain" }) {
      otherPain(resource, time)
    } else if let measured = words.lazy.compactMap(KnownCodes.measured).first {
      measure(measured, resource, time)
    } else {
      coded(words, resource, time)
    }
  }

  /// A finding by our own code.
  private mutating func ownFinding(_ word: CodedWord, _ resource: Resource, _ time: FHIRTime?) {
    guard let definition = findings[word.code] else {
      draft.note(.notRead, resource.origin, .noCode)
      return
    }
    let (object, code) = (resource.object, definition.code.name)
    let words = [word.display, object.object("code")?.text("text")]
    guard !words.contains(where: { $0.map { findings.isOfOther($0, than: definition) } == true })
    else {
      draft.note(.notRead, resource.origin, .wordsAgainstCode, subject: code)
      return
    }
    if isUnknown(object) {
      add(definition, [.init("state", "not-known")], from: resource, at: time)
      return
    }
    let state: DocumentElement.Attribute? =
      probability(object).map { .init("probability", $0) }
      ?? object.truth("valueBoolean").map { .init("state", $0 ? "present" : "absent") }
      ?? answered(object).map { .init("state", $0) }
    guard let state else {
      draft.note(.notRead, resource.origin, .noValue, subject: code)
      return
    }
    let sites = object.objects("bodySite")
    switch SitePlace.attributes(sites) {
    case .failure(let error):
      draft.note(.notRead, resource.origin, error.reason, subject: code)
    case .success(let place):
      let fields = [ProfileForm.grade(definition), ProfileForm.course]
      guard let parts = components(object, "finding-part", fields) else {
        draft.note(.notRead, resource.origin, .noAnswer, subject: code)
        return
      }
      add(
        definition, [state] + place + parts, from: resource, at: time,
        remark: remark(on: sites, of: definition, read: place))
    }
  }

  /// Whether it was asked for, and nobody knew.
  private func isUnknown(_ object: JSONObject) -> Bool {
    object.codings("dataAbsentReason").contains { $0.code == "asked-unknown" }
      && object.choice("value") == nil
  }

  private func probability(_ object: JSONObject) -> String? {
    let found = object.extensions(FHIRNames.own("finding-probability")).first
    guard let value = found?.choice("value") else { return nil }
    return AnswerText.text([value], of: ProfileForm.probability)
  }

  /// A state as an answer of the form.
  private func answered(_ object: JSONObject) -> String? {
    guard let value = object.choice("value"), value.type == "CodeableConcept" else { return nil }
    return AnswerText.text([value], of: FindingAnswer.field)
      .flatMap(FindingAnswer.init(rawValue:))?.state
  }

  /// A finding by the code of another system: the measurement decides, or that it is there.
  private mutating func coded(_ words: [CodedWord], _ resource: Resource, _ time: FHIRTime?) {
    switch match(words) {
    case .failure(let error): draft.note(.notRead, resource.origin, error.reason)
    case .success(nil): draft.note(.notRead, resource.origin, .noCode)
    case .success(let match?):
      let code = match.finding.code.name
      if match.relation == .broader {
        draft.note(.suggested, resource.origin, .broader, subject: code)
        return
      }
      guard let isPresent = Measurement(resource.object).meets(match.relation) else {
        draft.note(.notRead, resource.origin, .noValue, subject: code)
        return
      }
      if !isPresent, match.relation == .narrower {
        draft.note(.suggested, resource.origin, .refutedPart, subject: code)
        return
      }
      add(match.finding, isPresent: isPresent, from: resource, at: time)
    }
  }

  /// What is measured of the patient or the pain.
  private mutating func measure(
    _ measured: KnownCodes.Measured, _ resource: Resource, _ time: FHIRTime?
  ) {
    let (object, place) = (resource.object, measured.place)
    let isOfBlock =
      !object.objects("partOf").isEmpty || !blockScores.isDisjoint(with: resource.names)
    if place.attribute == "intensity", isOfBlock {
      draft.note(.notRead, resource.origin, .partOfProcedure, subject: "block")
      return
    }
    let value: Result<String, FHIRReasonError> =
      measured == .pregnancy ? pregnancy(object) : Self.quantity(object, of: measured)
    switch value {
    case .failure(let error):
      draft.note(.notRead, resource.origin, error.reason, subject: place.attribute)
    case .success(let text):
      draft.add(
        .init(
          element: place.element, attribute: place.attribute, text: text, origin: resource.origin),
        at: time)
    }
  }

  private func pregnancy(_ object: JSONObject) -> Result<String, FHIRReasonError> {
    if let value = object.choice("value") {
      let flag = ProfileField("pregnant", .flag, "")
      if let own = AnswerText.text([value], of: flag) { return .success(own) }
    }
    let isPregnant = object.codings("valueCodeableConcept").contains {
      $0.system == FHIRNames.snomed && $0.code == KnownCodes.pregnancy
    }
    return isPregnant ? .success("yes") : .failure(FHIRReasonError(reason: .noValue))
  }

  private static func quantity(
    _ object: JSONObject, of measured: KnownCodes.Measured
  ) -> Result<String, FHIRReasonError> {
    let quantity = object.object("valueQuantity")
    let unit = quantity?.text("code") ?? quantity?.text("unit")
    guard let number = quantity?.number("value") ?? object.number("valueInteger"),
      quantity?["comparator"] == nil
    else { return .failure(FHIRReasonError(reason: .noValue)) }
    let (units, range): ([String?], ClosedRange<Double>) =
      switch measured {
      case .age: (["a", "years", "yr"], 0...150)
      case .bodyMassIndex: (["kg/m2"], 10...90)
      // Of another scale, such as 0 to 100 mm, nothing tells but the unit.
      case .pain, .painOfAnyScale, .painOnAScale: (["{score}", "1", "score", nil], 0...10)
      case .pregnancy: ([], 0...0)
      }
    guard units.contains(unit) else { return .failure(FHIRReasonError(reason: .otherUnit)) }
    guard range.contains(number) else { return .failure(FHIRReasonError(reason: .outOfRange)) }
    return .success(DocumentText.number(measured == .age ? number.rounded(.down) : number))
  }

  /// The attributes that the parts of an observation say, or nil where one is no value of its own.
  func components(
    _ object: JSONObject, _ system: String, _ fields: [ProfileField]
  ) -> [DocumentElement.Attribute]? {
    var attributes: [DocumentElement.Attribute] = []
    let parts = object.objects("component")
    for field in fields {
      let values = parts.filter { part in
        part.codings("code").contains { $0.isOwn(system) && $0.code == field.name }
      }.compactMap { $0.choice("value") }
      guard !values.isEmpty else { continue }
      guard let text = AnswerText.text(values, of: field) else { return nil }
      attributes.append(.init(field.name, text))
    }
    return attributes
  }

  /// Another pain, or notes that a part of it can't be read or that it is not of now.
  private mutating func otherPain(_ resource: Resource, _ time: FHIRTime?) {
    let name = "other-pain"
    guard let attributes = components(resource.object, name, ProfileForm.otherPain) else {
      draft.note(.notRead, resource.origin, .noAnswer, subject: name)
      return
    }
    guard draft.isOfNow(time, for: AgeOfData.usual, resource.origin, subject: name) else { return }
    draft.others.append(
      .init(element: DocumentElement(name, attributes), origin: resource.origin))
  }
}
