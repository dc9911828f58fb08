internal import DDXCore

/// Codes of others that mean something other than one finding; each was seen where
/// Documentation/References.md says.
enum KnownCodes {
  /// SNOMED CT: chronic low back pain.
  static let chronicLowBackPain = "278860009"
  /// SNOMED CT: pregnancy, as a value.
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

  /// Whether a code is the cauda equina syndrome: no one finding, but a reason to ask for all.
  static func isCaudaEquina(_ word: CodedWord) -> Bool {
    word.system == FHIRNames.snomed && word.code == "192970008"
  }

  /// Whether a code orders an injection into the sacroiliac joint.
  static func isSacroiliacInjection(_ word: CodedWord) -> Bool {
    word.code == "G0260" && word.system?.lowercased().contains("hcpcs") == true
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

    /// For how many days it speaks of now; nil where it always does.
    var days: Int? { AgeOfData.days(ofValue: place.attribute) }

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
