internal import DDXCore

extension ProtocolDecoder {
  /// What must be asked before anything is ranked.
  func safety(_ root: ElementReader) -> SafetyRules? {
    guard let section = root.requiredChild("safety") else { return nil }
    var findings = FirstLines()
    let strong = section.requiredChildren("strong").compactMap { strongSign($0, &findings) }
    var ids = FirstLines()
    let combinations = section.children("combination").compactMap { combination($0, &ids) }
    var suspects = FirstLines()
    return SafetyRules(
      strongSigns: strong, combinations: combinations,
      afterInjection: section.children("after-injection").compactMap(afterInjection),
      suspects: section.children("suspect").compactMap { suspect($0, &suspects) })
  }

  private func strongSign(
    _ reader: ElementReader, _ findings: inout FirstLines
  ) -> SafetyRules.StrongSign? {
    let finding = names.finding(reader, "finding")?.code
    if let finding { _ = findings.isNew(finding.name, .finding, reader, "finding") }
    let suspicion = reader.required("suspicion")
    let urgency = reader.requiredWord("urgency", as: SafetyRules.Urgency.self)
    let unchanged = reader.requiredWord("unchanged", as: SafetyRules.Urgency.self)
    let citation = citations.required(reader)
    if let urgency, let unchanged, unchanged > urgency {
      reader.error(.protocol(.unchangedUrgency), "unchanged")
    }
    guard let finding, let suspicion, let urgency, let unchanged, let citation else {
      return nil
    }
    return .init(
      finding: finding, suspicion: suspicion, urgency: urgency, unchangedUrgency: unchanged,
      mustBeAsked: reader.flag("ask") ?? true,
      countsWhen: reader.word("counts-when", as: SafetyRules.Weight.self) ?? .always,
      advice: reader.requiredText(of: "advice"), citation: citation)
  }

  private func combination(
    _ reader: ElementReader, _ ids: inout FirstLines
  ) -> SafetyRules.Combination? {
    let id = reader.required("id")
    if let id { _ = ids.isNew(id, .combination, reader, "id") }
    let suspicion = reader.required("suspicion")
    let threshold = reader.requiredInteger("at-least", in: NumberRange(1, 100))
    let urgency = reader.requiredWord("urgency", as: SafetyRules.Urgency.self)
    let citation = citations.required(reader)
    let given = reader.has("given") ? names.finding(reader, "given")?.code : nil
    let signReaders = reader.requiredChildren("sign")
    let signs = signReaders.compactMap(sign)
    if let threshold, threshold > signReaders.count {
      reader.error(
        .protocol(.threshold(atLeast: threshold, signs: signReaders.count)), "at-least")
    }
    guard let id, let suspicion, let threshold, let urgency, let citation else { return nil }
    return .init(
      id: id, suspicion: suspicion, given: given, threshold: threshold, signs: signs,
      urgency: urgency,
      advice: reader.requiredText(of: "advice"), citation: citation)
  }

  private func afterInjection(_ reader: ElementReader) -> SafetyRules.AfterInjection? {
    let days = reader.requiredInteger("days", in: .days)
    let citation = citations.required(reader)
    let findings = findings(reader)
    guard let days, let citation else { return nil }
    return .init(
      id: reader.string("id") ?? "", days: days, findings: findings,
      advice: reader.requiredText(of: "advice"), citation: citation)
  }

  private func suspect(
    _ reader: ElementReader, _ ids: inout FirstLines
  ) -> SafetyRules.SuspectRule? {
    let id = reader.required("id")
    if let id {
      _ = ids.isNew(id, .suspect, reader, "id")
      let diseases = names.vocabulary.diseases
      if !diseases.isEmpty, names.vocabulary.disease(DiseaseID(id)) == nil {
        let near = NearNames.near(id, among: diseases.map(\.id.name))
        reader.error(.protocol(.unknownSuspect(id: id, near: near)), "id")
      }
    }
    let check = reader.number("check-at", in: .probability)
    let stop = reader.number("stop-at", in: .probability)
    let investigate = reader.number("investigate-at", in: .probability)
    let hasOwn = check != nil || stop != nil
    if hasOwn == (investigate != nil) || (check ?? 0) > (stop ?? 1) {
      reader.error(.protocol(.suspectThresholds), nil)
    }
    let urgency = reader.word("urgency", as: SafetyRules.Urgency.self)
    let citation = citations.required(reader)
    guard let id, let citation else { return nil }
    return .init(
      id: DiseaseID(id), checkAt: check.map(Probability.init(clamping:)),
      stopAt: stop.map(Probability.init(clamping:)),
      investigateAt: investigate.map(Probability.init(clamping:)),
      urgency: urgency ?? .investigate, citation: citation)
  }

  private func sign(_ reader: ElementReader) -> ClinicalSign? {
    let given = ["finding", "age-at-least", "sex", "medication"].filter(reader.has)
    guard given.count == 1, let name = given.first else {
      reader.error(.protocol(.signCount(found: given)), given.last)
      return nil
    }
    return switch name {
    case "finding": names.finding(reader, name).map { .finding($0.code) }
    case "age-at-least":
      reader.integer(name, in: NumberRange(1, 120)).map(ClinicalSign.ageAtLeast)
    case "sex": reader.word(name, as: Patient.Sex.self).map(ClinicalSign.sex)
    default:
      reader.word(name, as: Medication.DrugClass.self).map(ClinicalSign.medication)
    }
  }
}
