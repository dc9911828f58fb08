import ArgumentParser
import DDXCore
import DDXDialogue
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx ask`: the questions that are worth asking, one at a time.
struct Ask: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask the questions that a ranking needs, and write a profile.",
    discussion: """
      Red flags come first, as a checklist; then the patient and the place of the pain; then the \
      most useful questions, at most 12. Answers are read one per line, from a terminal or a pipe; \
      the commands are back, skip, rank, why, save FILE, help and quit. When the input ends, the \
      profile is saved to the file given with -o; an existing file is never overwritten.

      Examples:
        ddx ask -o patient.xml
        ddx ask patient.xml -o more.xml
        printf 'none\\n58\\n' | ddx ask -o patient.xml
      """)

  @Argument(
    help: "A profile to continue.", completion: .file(extensions: ["xml"]))
  var profile: String?

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file to write.",
    transform: OutputFile.name)
  var output: String?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  @OptionGroup var layout: PageOptions

  func validate() throws {
    if profile == "-" {
      throw ValidationError("the answers come on standard input, so the profile must be a file")
    }
    if output == "-" {
      throw ValidationError("the questions go to standard output, so -o must name a file")
    }
    if let output, InputPaths.isFile(output) {
      throw ValidationError(
        "the file \(output) already exists and is never overwritten; give another name")
    }
  }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    do {
      let start = try profile.map { try setup.profile(at: $0) }
      if let start { console.talk(start.notes, messages.renderer) }
      var conversation = Conversation(
        setup: setup, start: start?.value, output: output,
        style: layout.style)
      try conversation.run(&console)
    } catch {
      throw console.failure(of: error, messages.renderer)
    }
  }
}
