internal import DDXFHIR

/// The parts of a chart that are asked for, the most important first: a record may send the first few
/// only.
///
/// The meaning of a key never changes, since records keep what they were told of a service for long.
enum ChartKey: String, CaseIterable, Sendable {
  case patient, answers, medications, statements, allergies, conditions, procedures, exam, labs
  case pain

  /// The search, in the words that every record knows: `=`, `_sort` and `_count` only.
  var template: String {
    let patient = "patient={{context.patientId}}"
    return switch self {
    case .patient: "Patient/{{context.patientId}}"
    case .answers:
      "QuestionnaireResponse?\(patient)&questionnaire=\(FHIRNames.questionnaire)"
        + "&_sort=-authored&_count=1"
    case .medications: "MedicationRequest?\(patient)&status=active"
    case .statements: "MedicationStatement?\(patient)&status=active"
    case .allergies: "AllergyIntolerance?\(patient)"
    case .conditions: "Condition?\(patient)"
    case .procedures: "Procedure?\(patient)&_sort=-date&_count=100"
    case .exam: "Observation?\(patient)&category=exam&_sort=-date&_count=200"
    case .labs: "Observation?\(patient)&category=laboratory&_sort=-date&_count=100"
    case .pain: "Observation?\(patient)&code=http://loinc.org|72514-3&_sort=-date&_count=50"
    }
  }

  /// What it holds, in words.
  var title: String {
    switch self {
    case .patient: "the patient"
    case .answers: "answers to the ddx form"
    case .medications: "medication orders"
    case .statements: "medication in use"
    case .allergies: "allergies"
    case .conditions: "problems"
    case .procedures: "procedures"
    case .exam: "examination"
    case .labs: "laboratory"
    case .pain: "pain scores"
    }
  }
}
