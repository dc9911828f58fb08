import ArgumentParser
import DDXCore
import DDXReports

/// `ddx findings`: the codes under which a profile records what a letter says.
struct Findings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Search the findings of the vocabulary, or list a group of them.",
    discussion: """
      Every word must stand in the code, an everyday name, the title, the group or the question of \
      a finding; the beginning of a word is enough, and a slip of the pen is forgiven. Each finding \
      comes with the line that records it in a profile.

      Examples:
        ddx findings hip pain
        ddx findings Lasegue
        ddx findings --group "cauda equina"
        ddx findings
        ddx findings --format markdown
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @Argument(help: "Words to look for.")
  var words: [String] = []

  @Option(help: ArgumentHelp("List the findings of a group.", valueName: "name"))
  var group: String?

  @Option(help: "How to answer.")
  var format = Format.text

  func run() throws {
    var console = Console()
    let vocabulary = try EditionReader(&console).vocabulary
    let report = FindingsReport(vocabulary: vocabulary)
    let isAll = group == nil && words.isEmpty
    switch format {
    case .text where isAll: console.answer(report.groups())
    case .text:
      let found = try findings(of: vocabulary)
      console.answer(
        report.text(found, limit: group == nil ? FindingsReport.limit : found.count))
    case .json: console.answer(report.json(try findings(of: vocabulary)))
    case .markdown where isAll: console.answer(report.page())
    case .markdown:
      throw ValidationError("as Markdown the whole vocabulary is shown; leave the words out")
    }
    console.flush()
  }

  /// The findings that are asked for, the best first.
  private func findings(of vocabulary: Vocabulary) throws -> [FindingDefinition] {
    var found =
      words.isEmpty
      ? vocabulary.findings : vocabulary.findings(matching: words.joined(separator: " "))
    if found.isEmpty {
      throw ValidationError(
        "no finding has all of these words; leave one out, or see `ddx findings` for the groups")
    }
    if let group {
      let groups = vocabulary.groups(matching: group)
      guard !groups.isEmpty else {
        throw ValidationError("no group `\(group)`; `ddx findings` lists the groups")
      }
      found = found.filter { groups.contains($0.group) }
      if found.isEmpty { throw ValidationError("no finding of this group has these words") }
    }
    return found
  }
}
