internal import DDXCore
internal import DDXDocuments

/// The classes of drugs, by ingredient and by group; what is in none is asked for, since a missed
/// anticoagulant is the dangerous mistake.
enum DrugCodes {
  /// Ingredients by their RxNorm code [RxNorm].
  private static let rxNorm: [String: Medication.DrugClass] = [
    "11289": .anticoagulant, "154": .anticoagulant, "8150": .anticoagulant,
    "32968": .antiplatelet, "1191": .antiplatelet, "10759": .corticosteroid,
    "6851": .immunosuppressant, "1256": .immunosuppressant, "10689": .opioid, "7804": .opioid,
    "7052": .opioid, "140587": .nsaid, "3355": .nsaid,
  ]

  /// Groups by the beginning of their ATC code [ATC].
  private static let atc: [(prefix: String, drugClass: Medication.DrugClass)] = [
    ("B01AA", .anticoagulant), ("B01AB", .anticoagulant), ("B01AE", .anticoagulant),
    ("B01AF", .anticoagulant), ("B01AX05", .anticoagulant), ("B01AC", .antiplatelet),
    ("M01A", .nsaid), ("N02A", .opioid), ("H02", .corticosteroid), ("L04", .immunosuppressant),
  ]

  /// The classes of a drug, by its codes and its words; more than one for a mixture.
  static func classes(_ words: [CodedWord], _ text: [String]) -> [Medication.DrugClass] {
    var found: Set<Medication.DrugClass> = []
    for word in words {
      if word.system == FHIRNames.rxNorm { found.formUnion([rxNorm[word.code]].compactMap { $0 }) }
      if word.system == FHIRNames.atc {
        found.formUnion(atc.filter { word.code.hasPrefix($0.prefix) }.map(\.drugClass))
      }
    }
    for words in text { found.formUnion(DrugNames.classes(in: words)) }
    return Medication.DrugClass.allCases.filter(found.contains)
  }

  /// All that an allergy is to, by its words; empty where none of them is known or they say that there
  /// is none, as in "no known latex allergy".
  static func substances(_ text: [String]) -> Set<Allergy.Substance> {
    let parts = Set(text.flatMap { $0.lowercased().split { !$0.isLetter } }.map(String.init))
    if parts.contains("no") || parts.contains("not") { return [] }
    return Set(allergens.filter { !parts.isDisjoint(with: $0.words) }.map(\.substance))
  }

  /// The words of what an allergy may be to.
  private static let allergens: [(substance: Allergy.Substance, words: [String])] = [
    (.localAnaesthetic, DiagnosticBlock.Agent.allCases.filter(\.numbs).map(\.rawValue)),
    (.latex, ["latex"]),
    (.contrastMedium, ["contrast", "gadolinium"]),
    (.corticosteroid, DrugNames.names[.corticosteroid] ?? []),
    (.antibiotic, ["penicillin", "amoxicillin", "vancomycin", "cefazolin"]),
  ]
}
