internal import DDXCore
internal import DDXDocuments

extension BundleReader {
  mutating func condition(_ resource: Resource) {
    let object = resource.object
    let words = object.codings("code")
    let verification = object.codings("verificationStatus").first?.code
    if verification == "entered-in-error" {
      draft.note(.notRead, resource.origin, .status)
      return
    }
    if words.contains(where: KnownCodes.isLowBackPain) {
      lowBackPain(resource, verification)
    } else if words.contains(where: KnownCodes.isSource) {
      draft.note(.notRead, resource.origin, .diagnosis)
    } else if words.contains(where: KnownCodes.isCaudaEquina) {
      draft.note(.suggested, resource.origin, .syndrome)
    } else if let drugClass = words.lazy.compactMap(KnownCodes.drugClass).first {
      addKnown(
        DocumentElement("medication", [.init("class", drugClass.rawValue)]), resource, verification)
    } else if let substance = words.lazy.compactMap(KnownCodes.substance).first {
      addKnown(
        DocumentElement("allergy", [.init("to", substance.rawValue)]), resource, verification)
    } else if words.contains(where: KnownCodes.isPregnancy) {
      pregnancyProblem(resource, verification)
    } else {
      problem(words, resource, verification)
    }
  }

  /// A problem of a pregnancy: lists keep many for long after the birth, so that none is taken as it is.
  private mutating func pregnancyProblem(_ resource: Resource, _ verification: String?) {
    let object = resource.object
    let isOver = !object.codings("clinicalStatus").isEmpty && !object.isActiveProblem
    let subject = KnownCodes.Measured.pregnancy.place.attribute
    if isOver || verification == "refuted" {
      draft.note(.notRead, resource.origin, .status, subject: subject)
    } else {
      draft.note(.suggested, resource.origin, .pregnancy, subject: subject)
    }
  }

  /// A drug or an allergy that a list of problems names.
  private mutating func addKnown(
    _ element: DocumentElement, _ resource: Resource, _ verification: String?
  ) {
    guard verification == "confirmed", resource.object.isActiveProblem else {
      draft.note(.suggested, resource.origin, .notConfirmed, subject: element.name)
      return
    }
    draft.others.append(.init(element: element, origin: resource.origin, time: nil))
  }

  /// A problem that a code says to be a finding.
  private mutating func problem(
    _ words: [CodedWord], _ resource: Resource, _ verification: String?
  ) {
    let object = resource.object
    switch match(words) {
    case .failure(let error): draft.note(.notRead, resource.origin, error.reason)
    case .success(nil): draft.note(.notRead, resource.origin, .noCode)
    case .success(let match?):
      let definition = match.finding
      let code = definition.code.name
      let isPast = definition.code.name.hasPrefix("history.")
      let isRefuted = verification == "refuted"
      if let reason = doubt(
        match.relation, verification, isRefuted: isRefuted, isHeld: isPast || object.isActiveProblem
      ) {
        draft.note(.suggested, resource.origin, reason, subject: code)
        return
      }
      add(
        definition, isPresent: !isRefuted, from: resource,
        at: object.time("recordedDate", "onsetDateTime", "onsetPeriod"))
    }
  }

  /// Why a problem only suggests a finding; nil where it says it.
  private func doubt(
    _ relation: FindingCoding.Relation, _ verification: String?, isRefuted: Bool, isHeld: Bool
  ) -> FHIRReason? {
    switch relation {
    case .broader: return .broader
    case .high, .low, .atLeast: return .noValue
    case .narrower where isRefuted: return .refutedPart
    case .equal, .narrower:
      if isRefuted { return nil }
      if verification != "confirmed" { return .notConfirmed }
      return isHeld ? nil : .notActive
    }
  }

  /// The pain that the profile is of: for how long, and where.
  private mutating func lowBackPain(_ resource: Resource, _ verification: String?) {
    let object = resource.object
    if verification == "refuted" {
      draft.note(.notRead, resource.origin, .status, subject: "pain")
      return
    }
    guard object.codings("clinicalStatus").isEmpty || object.isActiveProblem else {
      draft.note(.suggested, resource.origin, .notActive, subject: "pain")
      return
    }
    let own = object.extensions(FHIRNames.own("pain")).first
    let recorded = object.time("recordedDate")
    for field in ProfileForm.pain {
      let values = (own?.extensions(field.name) ?? []).compactMap { $0.choice("value") }
      guard !values.isEmpty else { continue }
      guard let text = AnswerText.text(values, of: field) else {
        draft.note(.notRead, resource.origin, .noAnswer, subject: field.name)
        continue
      }
      draft.add(
        .init(element: "pain", attribute: field.name, text: text, origin: resource.origin),
        at: recorded)
    }
    switch SitePlace.attributes(object.objects("bodySite")) {
    case .failure(let error):
      draft.note(.notRead, resource.origin, error.reason, subject: "side")
    case .success(let place):
      for side in place where side.name == "side" {
        draft.values.append(
          .init(element: "pain", attribute: "side", text: side.value, origin: resource.origin))
      }
    }
    guard own == nil else { return }
    if let onset = object.time("onsetDateTime", "onsetPeriod") {
      began(onset, resource)
    } else if object["onsetString"] != nil || object["onsetAge"] != nil {
      draft.note(.suggested, resource.origin, .noTime, subject: "duration")
    }
  }

  /// For how long it has hurt, by when it began.
  private mutating func began(_ onset: FHIRTime, _ resource: Resource) {
    guard let date = draft.date else {
      draft.note(.suggested, resource.origin, .noDay, subject: "duration")
      return
    }
    guard onset.first <= date else {
      draft.note(.notRead, resource.origin, .later, subject: "duration")
      return
    }
    draft.values.append(
      .init(
        element: "pain", attribute: "duration", text: Self.duration(from: onset, to: date),
        origin: resource.origin))
  }

  /// How long ago it began: in months from two months on, else in days.
  private static func duration(from onset: FHIRTime, to date: CalendarDate) -> String {
    let days = min(onset.last, date).days(until: date)
    let months = Int(Double(days) / 30.4375)
    return months >= 2 ? "P\(months)M" : "P\(days)D"
  }
}
