import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx export`: a profile's network in plain numbers.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the network of a profile, for another program to check.",
    discussion: """
      Example:
        ddx export patient.xml > network.json
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json
    case jsonNetwork = "json-network"
  }

  @Argument(help: "A profile, or - for standard input.", completion: .file(extensions: ["xml"]))
  var profile: String

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "Output format; json-network is an older name for json.")
  var format = Format.json

  @OptionGroup var messages: MessageOptions

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    do {
      let network = try setup.ranker.export(setup.profile(at: profile).value)
      console.answer(NetworkReport().text(network))
      console.flush()
    } catch {
      throw console.failure(of: error, at: profile, messages.renderer)
    }
  }
}
