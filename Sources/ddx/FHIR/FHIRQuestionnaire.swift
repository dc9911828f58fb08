import ArgumentParser
import DDXCore
import DDXDocuments
import DDXFHIR

/// `ddx fhir questionnaire`: the findings as a form.
struct FHIRQuestionnaire: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questionnaire",
    abstract: "Write the questions as a form, a Questionnaire of FHIR R4.",
    discussion: """
      Any program that shows FHIR forms can display it, and `ddx fhir import` reads the answers. \
      Without a group it asks for all findings, and for blocks, drugs and allergies.

      Examples:
        ddx fhir questionnaire -o form.json
        ddx fhir questionnaire --group "cauda equina" --group "hip tests"
      """)

  @Option(
    help: ArgumentHelp(
      "Only the findings of a group, as `ddx findings` lists them; may be repeated.",
      valueName: "name"),
    completion: .findingGroups)
  var group: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file to write.",
    transform: OutputFile.name)
  var output: String?

  @OptionGroup var modules: ModuleOptions

  func run() async throws {
    var console = Console()
    let set = try await ModuleSet.load(modules, &console, DiagnosticRenderer())
    let vocabulary = set.reader.vocabulary
    let names = try group.flatMap { try Self.groups($0, of: vocabulary) }
    let form = FHIRWriter(vocabulary: vocabulary).questionnaire(
      groups: group.isEmpty ? nil : names)
    try console.answer(form, to: output)
    console.flush()
  }

  private static func groups(_ name: String, of vocabulary: Vocabulary) throws -> [String] {
    let groups = vocabulary.groups(matching: name)
    guard groups.isEmpty else { return groups }
    throw UsageError(unknownGroup: name, of: vocabulary)
  }
}
