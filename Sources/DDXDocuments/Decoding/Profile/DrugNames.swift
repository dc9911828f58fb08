package import DDXCore

/// The classes of drugs by the names of their ingredients.
package enum DrugNames {
  /// The ingredients of each class.
  package static let ingredients: [Medication.DrugClass: [String]] = [
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

  /// The classes that some words name; more than one for a mixture.
  package static func classes(in text: String) -> Set<Medication.DrugClass> {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    return Set(ingredients.filter { $0.value.contains(where: words.contains) }.keys)
  }
}

extension Medication.DrugClass {
  /// Whether a drug of the class makes a needle bleed more.
  package var thinsBlood: Bool { self == .anticoagulant || self == .antiplatelet }
}
