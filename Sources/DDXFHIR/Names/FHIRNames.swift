/// The names by which FHIR knows what is of ddx, and those of the systems of others.
package enum FHIRNames {
  /// The form of all questions.
  package static let questionnaire = "urn:ddx:fhir:Questionnaire:low-back-pain"

  static let ucum = "http://unitsofmeasure.org"
  static let loinc = "http://loinc.org"
  static let snomed = "http://snomed.info/sct"
  static let icd10CM = "http://hl7.org/fhir/sid/icd-10-cm"
  static let rxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm"
  static let atc = "http://www.whocc.no/atc"

  /// A system of codes, or the address of an extension, of ddx itself.
  package static func own(_ name: String) -> String { "urn:ddx:fhir:\(name)" }

  /// A system of codes of FHIR itself.
  package static func terminology(_ name: String) -> String {
    "http://terminology.hl7.org/CodeSystem/\(name)"
  }

  /// An extension of FHIR itself.
  static func extensionOfFHIR(_ name: String) -> String {
    "http://hl7.org/fhir/StructureDefinition/\(name)"
  }
}
