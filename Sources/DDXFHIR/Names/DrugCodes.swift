internal import DDXCore

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

  /// Ingredients by name.
  private static let names: [Medication.DrugClass: [String]] = [
    .anticoagulant: [
      "warfarin", "acenocoumarol", "phenprocoumon", "apixaban", "rivaroxaban", "edoxaban",
      "dabigatran", "heparin", "enoxaparin", "dalteparin", "tinzaparin", "nadroparin",
      "fondaparinux", "argatroban", "bivalirudin",
    ],
    .antiplatelet: [
      "clopidogrel", "prasugrel", "ticagrelor", "aspirin", "acetylsalicylic", "dipyridamole",
      "cilostazol", "ticlopidine",
    ],
    .nsaid: [
      "ibuprofen", "naproxen", "diclofenac", "celecoxib", "etoricoxib", "meloxicam",
      "indometacin", "indomethacin", "ketoprofen", "piroxicam", "ketorolac",
    ],
    .opioid: [
      "morphine", "oxycodone", "hydromorphone", "tramadol", "tapentadol", "fentanyl",
      "buprenorphine", "codeine", "tilidine", "methadone", "hydrocodone",
    ],
    .corticosteroid: [
      "prednisone", "prednisolone", "methylprednisolone", "dexamethasone", "hydrocortisone",
      "betamethasone", "triamcinolone",
    ],
    .immunosuppressant: [
      "methotrexate", "azathioprine", "ciclosporin", "cyclosporine", "tacrolimus",
      "mycophenolate", "leflunomide", "adalimumab", "infliximab", "etanercept", "tofacitinib",
    ],
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
    let parts = Set(text.flatMap { $0.lowercased().split { !$0.isLetter } }.map(String.init))
    for (drugClass, ingredients) in names where ingredients.contains(where: parts.contains) {
      found.insert(drugClass)
    }
    return Medication.DrugClass.allCases.filter(found.contains)
  }

  /// What an allergy is to, by its words, or nil where none of them is known or they say that there is
  /// none, as in "no known latex allergy".
  static func substance(_ text: [String]) -> Allergy.Substance? {
    let parts = Set(text.flatMap { $0.lowercased().split { !$0.isLetter } }.map(String.init))
    if parts.contains("no") || parts.contains("not") { return nil }
    let anaesthetics = DiagnosticBlock.Agent.allCases.filter(\.numbs).map(\.rawValue)
    if anaesthetics.contains(where: parts.contains) { return .localAnaesthetic }
    if parts.contains("latex") { return .latex }
    if parts.contains("contrast") || parts.contains("gadolinium") { return .contrastMedium }
    if let steroids = names[.corticosteroid], steroids.contains(where: parts.contains) {
      return .corticosteroid
    }
    if !parts.isDisjoint(with: ["penicillin", "amoxicillin", "vancomycin", "cefazolin"]) {
      return .antibiotic
    }
    return nil
  }
}
