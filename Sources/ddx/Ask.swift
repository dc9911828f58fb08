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
    abstract: "Ask the questions that a ranking needs, and write the profile.",
    discussion: """
      Red flags come first, as a checklist; then the patient and the place of the pain; then the \
      most useful questions, at most 12 in all. Answers are read one a line, from a terminal or a \
      pipe; the commands are back, skip, rank, why, save FILE, help and quit. At the end of the input \
      the profile is saved to the file given with -o; an existing file is never overwritten.

      Examples:
        ddx ask -o patient.xml
        ddx ask patient.xml -o more.xml
        printf 'none\\n58\\n' | ddx ask -o patient.xml
      """)

  @Argument(
    help: "A profile to continue.", completion: .file(extensions: ["xml"]))
  var profile: String?

  @Option(name: [.customShort("o"), .customLong("output")], help: "The file to write.")
  var output: String?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  @OptionGroup var layout: PageOptions

  func validate() throws {
    if profile == "-" {
      throw ValidationError("standard input holds the answers; name a file as the profile")
    }
    if let output, InputPaths.isFile(output) {
      throw ValidationError(
        "there is a file \(output) already; give another name, it is never written over")
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
