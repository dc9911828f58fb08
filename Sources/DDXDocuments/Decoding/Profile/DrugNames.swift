package import DDXCore

/// The classes of drugs by their names: those of ingredients, and of what thins the blood also brands and
/// short forms.
package enum DrugNames {
  /// The names of each class.
  package static let names: [Medication.DrugClass: [String]] = [
    .anticoagulant: [
      "warfarin", "acenocoumarol", "phenprocoumon", "apixaban", "rivaroxaban", "edoxaban",
      "dabigatran", "heparin", "heparins", "enoxaparin", "dalteparin", "tinzaparin", "nadroparin",
      "certoparin", "reviparin", "bemiparin", "danaparoid", "fondaparinux", "argatroban",
      "bivalirudin", "fluindione", "warfarine", "coumadin", "marevan", "marcumar", "marcoumar",
      "sintrom", "eliquis", "xarelto", "lixiana", "savaysa", "pradaxa", "clexane", "lovenox",
      "fragmin", "innohep", "fraxiparine", "arixtra", "lmwh", "doac", "noac", "vka",
    ],
    .antiplatelet: [
      "clopidogrel", "prasugrel", "ticagrelor", "aspirin", "acetylsalicylic", "dipyridamole",
      "cilostazol", "ticlopidine", "triflusal", "cangrelor", "tirofiban", "eptifibatide",
      "abciximab", "asa", "aspirine", "plavix", "iscover", "efient", "brilique", "brilinta",
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

  /// The class of those that some words name which matters most before a needle, or nil.
  static func gravestClass(in text: String) -> Medication.DrugClass? {
    let classes = classes(in: text)
    let gravest: [Medication.DrugClass] = [
      .anticoagulant, .antiplatelet, .immunosuppressant, .corticosteroid,
    ]
    return gravest.first(where: classes.contains)
  }

  /// The classes that some words name; more than one for a mixture.
  package static func classes(in text: String) -> Set<Medication.DrugClass> {
    // 5-ASA is mesalazine, which thins nothing.
    let words = text.lowercased().replacing("5-asa", with: "").replacing("5 asa", with: "")
      .split { !$0.isLetter }.map(String.init)
    return Set(names.filter { $0.value.contains(where: words.contains) }.keys)
  }
}

extension Medication.DrugClass {
  /// Whether a drug of the class makes a needle bleed more.
  package var thinsBlood: Bool { self == .anticoagulant || self == .antiplatelet }
}
