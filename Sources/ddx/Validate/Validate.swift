import ArgumentParser
import DDXCore
import DDXDocuments

/// `ddx validate`: checks documents, and reports what is wrong.
struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract:
      "Check profiles, cohorts, protocols and their cases, evidence tables and vocabularies.",
    discussion: """
      The namespace of the root element gives the kind of a document. A protocol edition is also \
      tested with its cases, those beside it or else the shipped ones; a case that does not give \
      the expected result is an error.

      Examples:
        ddx validate patient.xml
        ddx validate Profiles/patients/
        ddx validate my-clinic.xml
      """)

  @Argument(
    help: "Documents, directories of documents, or - for standard input.",
    completion: .file(extensions: ["xml"]))
  var file: [String] = []

  @OptionGroup var input: InputOptions

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  func validate() throws { try input.check(file) }

  func run() async throws {
    var console = Console()
    let inputs = try input.paths(file, &console, messages.renderer)
    let empty = inputs.tell(&console)
    let set = try await ModuleSet.load(modules, &console, messages.renderer)
    var feed = ProfileFeed(inputs.paths)
    var desk = CheckDesk(inputs.paths)
    let renderer = messages.renderer
    await OrderedRun(jobs: input.threads).run {
      feed.portion()
    } work: { inputs in
      inputs.map { DocumentCheck($0, set, renderer) }
    } take: { checks in
      for check in checks { desk.take(check, &console) }
      return true
    }
    desk.close(before: inputs.paths.count, &console)
    console.flush()
    if empty + desk.bad > 0 { throw ExitCode.badInput }
  }
}
