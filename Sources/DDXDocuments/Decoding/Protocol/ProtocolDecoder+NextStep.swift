internal import DDXCore

extension ProtocolDecoder {
  /// What a next step costs; nil where the protocol recommends none.
  func nextStep(_ root: ElementReader) -> NextStepRules? {
    guard let section = root.child("next") else { return nil }
    let lambda =
      section.required("lambda") == nil
      ? nil : section.measured("lambda", low: "low", high: "high", in: NumberRange(0, 10))
    let interval = section.integer("interval", in: .days) ?? 0
    let floor = section.number("floor", in: .probability).flatMap { try? Probability($0) }
    let citation = citations.required(section)
    var ids = FirstLines()
    let burdens = section.requiredChildren("burden").compactMap { burden($0, &ids) }
    var limited = FirstLines()
    let limits = section.children("limit").compactMap { limit($0, &limited) }
    let objective = section.word("objective", as: Objective.self) ?? .information
    let utility = section.child("utility").flatMap(utility)
    if objective == .netBenefit, section.child("utility") == nil {
      section.error(.protocol(.noUtility), "objective")
    }
    let ask = section.number("ask-from", in: .amount).map { Measured($0) }
    guard let lambda, let citation else { return nil }
    return NextStepRules(
      lambda: lambda, citation: citation, burdens: burdens, limits: limits,
      intervalDays: interval, floor: floor, objective: objective,
      depth: section.integer("depth", in: NumberRange(1, 2)) ?? 1, utility: utility,
      askFrom: ask)
  }

  private func utility(_ reader: ElementReader) -> Utility<String>? {
    let harm = reader.required("harm") == nil ? nil : reader.number("harm", in: .amount)
    let burden = reader.required("burden") == nil ? nil : reader.number("burden", in: .amount)
    let citation = citations.required(reader)
    var ids = FirstLines()
    let benefits = reader.children("benefit").compactMap { child -> Utility<String>.Benefit? in
      let pathway = child.required("pathway")
      if let pathway { _ = ids.isNew(pathway, .pathway, child, "pathway") }
      let value =
        child.required("value") == nil
        ? nil : child.measured("value", low: "low", high: "high", in: .probability)
      let citation = citations.required(child)
      guard let pathway, let value, let citation else { return nil }
      return .init(of: pathway, value: value, citation: citation)
    }
    guard let harm, let burden, let citation else { return nil }
    return Utility(
      harm: Measured(harm), burden: Measured(burden), citation: citation, benefits: benefits)
  }

  private func burden(
    _ reader: ElementReader, _ ids: inout FirstLines
  ) -> NextStepRules.Burden? {
    let procedure = names.procedure(reader, "procedure")
    if let procedure { _ = ids.isNew(procedure.id.name, .procedure, reader, "procedure") }
    let value =
      reader.required("value") == nil
      ? nil : reader.measured("value", low: "low", high: "high", in: .amount)
    let levels = reader.integer("levels", in: NumberRange(1, 7)) ?? 1
    let least = reader.number("least-probability", in: .probability) ?? 0
    let citation = citations.required(reader)
    guard let procedure, let value, let citation else { return nil }
    return .init(
      procedure: procedure.id, value: value, levels: levels, leastProbability: least,
      needsCriterion: reader.flag("needs-criterion") ?? false, citation: citation)
  }

  private func limit(
    _ reader: ElementReader, _ names: inout FirstLines
  ) -> NextStepRules.Limit? {
    let procedures = reader.required("procedures") == nil ? [] : procedures(reader)
    let sessions = reader.requiredInteger("sessions", in: NumberRange(0, 1000))
    let within = reader.requiredInteger("within", in: .days)
    let citation = citations.required(reader)
    guard !procedures.isEmpty, let sessions, let within, let citation else { return nil }
    let name = procedures.map(\.name).joined(separator: " ")
    guard names.isNew("\(name) within \(within)", .procedure, reader, "procedures") else {
      return nil
    }
    return .init(
      procedures: procedures, sessions: sessions, withinDays: within, citation: citation)
  }

  /// Why a procedure may not be done.
  func contraindications(_ root: ElementReader) -> [Contraindication] {
    var ids = FirstLines()
    let section = root.child("contraindications")
    return (section?.requiredChildren("contraindication") ?? []).compactMap { reader in
      let id = reader.required("id")
      if let id { _ = ids.isNew(id, .contraindication, reader, "id") }
      let verdict = reader.requiredWord("verdict", as: Contraindication.Verdict.self)
      let verified = reader.required("verified") == nil ? nil : reader.flag("verified")
      let procedures = procedures(reader)
      let citation = citations.required(reader)
      let triggers = reader.requiredChildren("when").compactMap(trigger)
      guard let id, let verdict, let verified, let citation else { return nil }
      return Contraindication(
        id: id, verdict: verdict, procedures: procedures, triggers: triggers,
        advice: reader.requiredText(of: "advice"), isVerified: verified, citation: citation)
    }
  }

  private func trigger(_ reader: ElementReader) -> ClinicalSign? {
    let given = ["finding", "medication", "allergy", "pregnancy"].filter(reader.has)
    guard given.count == 1, let name = given.first else {
      reader.error(.protocol(.signCount(found: given)), given.last)
      return nil
    }
    return switch name {
    case "finding": names.finding(reader, name).map { .finding($0.code) }
    case "medication":
      reader.word(name, as: Medication.DrugClass.self).map(ClinicalSign.medication)
    case "allergy":
      reader.word(name, as: Allergy.Substance.self).map(ClinicalSign.allergy)
    default: reader.flag(name) == true ? .pregnancy : nil
    }
  }
}
