internal import DDXCore

/// Codes of others that mean something other than one finding; each was seen where
/// Documentation/References.md says.
enum KnownCodes {
  /// SNOMED CT: chronic low back pain.
  static let chronicLowBackPain = "278860009"
  /// SNOMED CT: pregnancy, as a value or a problem.
  static let pregnancy = "77386006"

  /// Whether a code is that of the pain a profile is of.
  static func isLowBackPain(_ word: CodedWord) -> Bool {
    switch word.system {
    case FHIRNames.snomed: [chronicLowBackPain, "279039007"].contains(word.code)
    case FHIRNames.icd10CM: word.code.hasPrefix("M54.5")
    default: false
    }
  }

  /// Whether a code is a diagnosis of what is ranked, which is never a finding: it would feed the
  /// answer back.
  static func isSource(_ word: CodedWord) -> Bool {
    switch word.system {
    case FHIRNames.snomed: ["247369005", "202487003", "128196005"].contains(word.code)
    case FHIRNames.icd10CM: word.code.hasPrefix("M47.816")
    default: false
    }
  }

  /// Whether a code is a problem of a pregnancy, or its supervision: all of chapter O, and Z33.1 and
  /// Z34 [ICD-10-CM].
  static func isPregnancy(_ word: CodedWord) -> Bool {
    switch word.system {
    case FHIRNames.snomed: word.code == pregnancy
    case FHIRNames.icd10CM: ["O", "Z33.1", "Z34"].contains { word.code.hasPrefix($0) }
    default: false
    }
  }

  /// Whether a code is the cauda equina syndrome: no one finding, but a reason to ask for all.
  static func isCaudaEquina(_ word: CodedWord) -> Bool {
    switch word.system {
    case FHIRNames.snomed: word.code == "192970008"
    case FHIRNames.icd10CM: word.code == "G83.4"
    default: false
    }
  }

  /// The class of a drug that a condition says the patient takes.
  static func drugClass(_ word: CodedWord) -> Medication.DrugClass? {
    guard word.system == FHIRNames.icd10CM else { return nil }
    return ["Z79.01": .anticoagulant, "Z79.02": .antiplatelet][word.code]
  }

  /// What a condition says the patient does not tolerate.
  static func substance(_ word: CodedWord) -> Allergy.Substance? {
    guard word.system == FHIRNames.icd10CM else { return nil }
    return ["Z91.041": .contrastMedium, "Z88.4": .localAnaesthetic][word.code]
  }

  /// The side that a code names.
  static func side(_ word: CodedWord) -> Side? {
    guard word.system == FHIRNames.snomed else { return nil }
    return ["24028007": .right, "7771000": .left, "51440002": .bilateral][word.code]
  }

  /// Codes of ICD-10-CM, without their points, whose next character is a side [ICD-10-CM].
  private static let sided: Set<String> = [
    "M161", "M163", "M165", "M171", "M173", "M2137", "M8705", "Z9664",
  ]
  /// Codes of ICD-10-CM, without their points, of both sides.
  private static let bilateral: Set<String> = [
    "M160", "M162", "M164", "M166", "M170", "M172", "M174",
  ]

  /// The side that the code of a problem names beside the problem.
  static func sideOfProblem(_ word: CodedWord) -> Side? {
    guard word.system == FHIRNames.icd10CM else { return nil }
    let code = word.code.filter { $0 != "." }
    if bilateral.contains(code) { return .bilateral }
    guard let last = code.last, sided.contains(String(code.dropLast())) else { return nil }
    return ["1": .right, "2": .left, "3": .bilateral][String(last)]
  }

  /// Whether a code is that of an injection into a sacroiliac joint, which says neither side nor drug:
  /// HCPCS G0260, by whatever address its system goes [HCPCS].
  static func isSacroiliacInjection(_ word: CodedWord) -> Bool {
    word.code == "G0260" && word.system?.lowercased().contains("hcpcs") == true
  }

  /// The disc that a code names.
  static func disc(_ word: CodedWord) -> Level? {
    guard word.system == FHIRNames.snomed else { return nil }
    return [
      "76206002": .t12L1, "80064006": .l1L2, "67459009": .l2L3, "62551000": .l3L4,
      "84020006": .l4L5, "715056000": .l5S1,
    ][word.code]
  }

  /// What a LOINC code measures of the patient or the pain, as the attribute of the profile.
  static func measured(_ word: CodedWord) -> Measured? {
    word.system == FHIRNames.loinc ? Measured(rawValue: word.code) : nil
  }

  /// What is measured of the patient or the pain, by its LOINC code.
  enum Measured: String {
    case age = "30525-0"
    case bodyMassIndex = "39156-5"
    case pregnancy = "82810-3"
    case pain = "72514-3"
    case painOfAnyScale = "38208-5"
    case painOnAScale = "38214-3"

    /// The element and the attribute of a profile.
    var place: (element: String, attribute: String) {
      switch self {
      case .age: ("patient", "age")
      case .bodyMassIndex: ("patient", "bmi")
      case .pregnancy: ("patient", "pregnant")
      case .pain, .painOfAnyScale, .painOnAScale: ("pain", "intensity")
      }
    }
  }
}
