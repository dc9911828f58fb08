import ArgumentParser
import DDXCore
import DDXDocuments
import DDXFHIR

/// `ddx fhir import`: a profile of answers to the form, or of a bundle.
struct ImportFHIR: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a profile from a Bundle or a QuestionnaireResponse of FHIR R4.",
    discussion: """
      Anything missing is unknown, never absent. Three lists go to standard error, or with --lists to a \
      file: what was imported, what must be confirmed first, and what was left out, each with its place \
      and the reason. Check them before you rank the profile.

      Examples:
        ddx fhir import answers.json -o patient.xml
        ddx fhir import bundle.json --date 2026-05-10 --lists lists.json > patient.xml
      """)

  @Argument(
    help: "A file of FHIR as JSON, or - for standard input.",
    completion: .file(extensions: ["json"]))
  var file: String

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file to write.",
    transform: OutputFile.name)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write the lists to a file, as JSON, instead of standard error.", valueName: "file"),
    transform: OutputFile.name)
  var lists: String?

  @Option(
    help: ArgumentHelp(
      "The date of the profile; by default that of the file.", valueName: "yyyy-mm-dd"),
    transform: New.day)
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "The id of the profile; never the name of a person.", valueName: "name"))
  var id: String?

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if let lists, lists == output ?? "-" {
      throw ValidationError("--lists and --output name the same file")
    }
  }

  func run() async throws {
    var console = Console()
    let set = try await ModuleSet.load(modules, &console, messages.renderer)
    do {
      let (name, bytes) = try DocumentFile.bytes(path: file, limit: FHIRReader.largest)
      let found = try FHIRReader(documents: set.reader)
        .read(bytes, name: name, date: date, id: id)
      console.talk(found.notes, messages.renderer)
      if let lists {
        try console.answer(found.lists, to: lists)
      } else {
        console.talk("\(name): \(found.summary)")
      }
      try console.answer(found.document, to: output)
      console.flush()
    } catch {
      throw console.failure(of: error, at: file, messages.renderer)
    }
  }
}
