/// Something about a patient that a rule of safety looks for.
public enum ClinicalSign: Hashable, Sendable {
  /// A finding that is present, or may be.
  case finding(FindingCode)
  /// An age of at least this many years.
  case ageAtLeast(Int)
  /// A sex.
  case sex(Patient.Sex)
  /// A drug of a class.
  case medication(Medication.DrugClass)
  /// An allergy.
  case allergy(Allergy.Substance)
  /// A pregnancy.
  case pregnancy
}

extension ClinicalProfile {
  /// Whether the profile shows a sign.
  ///
  /// A finding that is only probable counts: here the error that matters is the missed one.
  public func shows(_ sign: ClinicalSign) -> Bool {
    switch sign {
    case .finding(let code): findings.contains { $0.code == code && $0.mayBePresent }
    case .ageAtLeast(let years): patient.age >= years
    case .sex(let sex): patient.sex == sex
    case .medication(let drugClass): medications.contains { $0.drugClass == drugClass }
    case .allergy(let substance): allergies.contains { $0.substance == substance }
    case .pregnancy: patient.isPregnant == true
    }
  }
}

extension Finding {
  /// Whether the finding is present, or has some chance to be; one that has resolved is not.
  public var mayBePresent: Bool { state.probability > .zero && course != .resolved }
}
