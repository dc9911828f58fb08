import DDXCore

/// What must be known before a needle and is not recorded: nothing recorded is not nothing there.
public enum BeforeNeedle: String, CaseIterable, Sendable {
  /// Whether the patient is pregnant.
  case pregnancy
  /// What the patient takes: it may thin the blood.
  case medications
  /// What the patient does not tolerate.
  case allergies

  /// What is not recorded of a patient who may be given a needle.
  static func unrecorded(in profile: ClinicalProfile) -> [BeforeNeedle] {
    allCases.filter { fact in
      switch fact {
      case .pregnancy:
        profile.patient.isPregnant == nil && profile.patient.sex != .male
          && profile.patient.age <= Patient.oldestPregnancy
      case .medications: profile.medications.isEmpty
      case .allergies: profile.allergies.isEmpty
      }
    }
  }
}

extension Vocabulary {
  /// Whether a treatment is a needle: what speaks against a needle names every treatment that is one.
  func isNeedle(_ pathway: Pathway) -> Bool {
    contraindications.contains { $0.pathways.contains(pathway.id) }
  }
}
