import ArgumentParser

/// `ddx fhir`: profiles to and from systems that speak FHIR R4.
struct FHIR: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fhir",
    abstract: "Exchange profiles with systems that speak FHIR R4.",
    subcommands: [FHIRQuestionnaire.self, ImportFHIR.self, ExportFHIR.self])
}
