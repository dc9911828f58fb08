import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx what-if`: how the answer changes when a finding or a block was another.
struct WhatIf: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "Change a finding or a block, and see the ranking before and after.",
    discussion: """
      --set CODE=STATE[@side][@level]   STATE: present, absent, unrecorded or a probability
      --set block.N.ATTRIBUTE=VALUE     of the Nth block of the profile; `block` is the last
      --set block+=PROCEDURE,date=DAY,ATTRIBUTE=VALUE,...
      --set age=YEARS
      The attributes of a block are those of a profile, such as relief, relief-duration, agent, \
      side, levels, contrast and vascular-uptake.

      Examples:
        ddx what-if patient.xml --set sij.thigh-thrust=absent@right
        ddx what-if patient.xml --set mri.modic-1=present@L5-S1 --set age=70
        ddx what-if patient.xml --set block.1.vascular-uptake=not-seen
        ddx what-if patient.xml --set "block+=medial-branch-block,date=2026-05-01,side=right,\
      levels=L4-5 L5-S1,agent=bupivacaine,relief=85"
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "A profile, or - for standard input.", completion: .file(extensions: ["xml"]))
  var profile: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("What to change; may be repeated.", valueName: "name=value"),
    completion: .findingStates)
  var settings: [String]

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "How to answer.")
  var format = Format.text

  @OptionGroup var messages: MessageOptions

  @Flag(name: .customLong("no-color"), help: "No colour, even on a terminal.")
  var isPlain = false

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    do {
      let decoded = try setup.profile(at: profile)
      console.talk(decoded.notes, messages.renderer)
      let edited = try ProfileEditor(vocabulary: setup.vocabulary)
        .edit(decoded.value, with: settings)
      let report = WhatIfReport(
        before: try setup.ranker.rank(decoded.value), after: try setup.ranker.rank(edited.profile),
        changes: edited.changes, glossary: setup.glossary,
        style: Console.style(isPlain: isPlain))
      console.answer(format == .json ? report.json() : report.text())
      console.flush()
    } catch let faults as DocumentFaults {
      console.talk(faults.diagnostics, messages.renderer)
      throw ExitCode.badInput
    } catch let error as RankingError {
      console.talk("\(profile): error: \(error.message)\n")
      throw ExitCode.badInput
    } catch let error as EditFaults {
      throw ValidationError(error.faults.map(\.message).joined(separator: "\n"))
    }
  }
}
