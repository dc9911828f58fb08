internal import DDXCore

extension VocabularyDecoder {
  /// What forbids procedures under every edition.
  static func contraindications(_ reader: ElementReader) -> [Contraindication] {
    var ids = FirstLines()
    return reader.children("contraindication").compactMap { rule in
      let id = rule.required("id")
      if let id { _ = ids.isNew(id, .contraindication, rule, "id") }
      let triggers = rule.requiredChildren("when").compactMap(trigger)
      guard let id else { return nil }
      return Contraindication(
        id: id, verdict: .exclude, procedures: rule.words("procedures").map { ProcedureID($0) },
        pathways: rule.words("pathways"), triggers: triggers,
        advice: rule.requiredText(of: "advice"), isVerified: false,
        citation: "vocabulary")
    }
  }

  private static func trigger(_ reader: ElementReader) -> ClinicalSign? {
    let given = ["finding", "medication", "allergy", "pregnancy"].filter(reader.has)
    guard given.count == 1, let name = given.first else {
      reader.error(.protocol(.signCount(found: given)), given.last)
      return nil
    }
    return switch name {
    case "finding": reader.string(name).map { .finding(FindingCode($0)) }
    case "medication":
      reader.word(name, as: Medication.DrugClass.self).map(ClinicalSign.medication)
    case "allergy":
      reader.word(name, as: Allergy.Substance.self).map(ClinicalSign.allergy)
    default: reader.flag(name) == true ? .pregnancy : nil
    }
  }
}
