import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx what-if`: how the answer changes when a finding or a block was another.
struct WhatIf: ProfileCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "Change a finding or a block, and see the ranking before and after.",
    discussion: """
      --set CODE=STATE[@side][@level]   STATE: present, absent, unrecorded or a probability
      --set block.N.ATTRIBUTE=VALUE     the Nth block; `block` alone is the last one
      --set block+=PROCEDURE,date=DAY,ATTRIBUTE=VALUE,...
      --set age=YEARS
      The attributes of a block are those of a profile, such as relief, relief-duration, agent, \
      side, levels, contrast and vascular-uptake. The same change is made in every profile.

      Examples:
        ddx what-if patient.xml --set sij.thigh-thrust=absent@right
        ddx what-if patient.xml --set mri.modic-1=present@L5-S1 --set age=70
        ddx what-if patient.xml --set block.1.vascular-uptake=not-seen
        ddx what-if cohort/ --set age=70 --format ndjson -o at-70.ndjson
        ddx what-if patient.xml --set "block+=medial-branch-block,date=2026-05-01,side=right,\
      levels=L4-5 L5-S1,agent=bupivacaine,relief=85"
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, ndjson
  }

  @Argument(
    help: "Profiles, cohorts, directories of them, or - for standard input.",
    completion: .file(extensions: ["xml"]))
  var profile: [String] = []

  @OptionGroup var input: InputOptions

  @OptionGroup var output: OutputOptions

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("What to change; may be repeated.", valueName: "name=value"),
    completion: .findingStates)
  var settings: [String]

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "Output format.")
  var format = Format.text

  @OptionGroup var messages: MessageOptions

  @OptionGroup var layout: PageOptions

  func validate() throws { try input.check(profile) }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    let editor = ProfileEditor(vocabulary: setup.vocabulary)
    let (ranker, glossary, format) = (setup.ranker, setup.glossary, format)
    let (settings, style) = (settings, style)
    let tally = try await answers(setup, "changed", &console) { profile, _, isSequence in
      let edited: (profile: ClinicalProfile, changes: [ProfileChange])
      do throws(EditFaults) {
        edited = try editor.edit(profile, with: settings)
      } catch {
        // What fits no profile is told once.
        let isOfProfile = isSequence && error.faults.allSatisfy(\.fault.dependsOnProfile)
        throw isOfProfile
          ? error
          : RunStop(error: ValidationError(error.faults.map(\.message).joined(separator: "\n")))
      }
      let report = WhatIfReport(
        before: try ranker.rank(profile), after: try ranker.rank(edited.profile),
        changes: edited.changes, glossary: glossary, style: style)
      return ProfileAnswer(
        text: format == .text
          ? report.text() : report.json(isOneLine: isSequence || format == .ndjson))
    }
    if tally.bad > 0 { throw ExitCode.badInput }
  }

  var form: AnswerForm {
    switch format {
    case .text: .pages(style)
    case .json: .json
    case .ndjson: .records
    }
  }

  var choices: [String] { settings.flatMap { ["--set", $0] } }
}
