import ArgumentParser
import DDXCore
import DDXReports

/// `ddx findings`: finds the codes for the phrases of a letter.
struct Findings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "Search the findings of the vocabulary, or list a group of them.",
    discussion: """
      Finds findings with all of the words in the code, an everyday name, the title, the group or the \
      question; the beginning of a word is enough, and small misspellings are tolerated. Each finding \
      is shown with the line that records it in a profile.

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

  @Option(
    help: ArgumentHelp("List the findings of a group.", valueName: "name"),
    completion: .findingGroups)
  var group: String?

  @Option(help: "Output format.")
  var format = Format.text

  func run() throws {
    var console = Console()
    let vocabulary = try EditionReader(&console).vocabulary
    let report = FindingsReport(vocabulary: vocabulary, style: Console.style())
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
      throw UsageError(
        "`--format markdown` shows the whole vocabulary", help: "omit the words")
    }
    console.flush()
  }

  /// The findings that are asked for, the best first.
  private func findings(of vocabulary: Vocabulary) throws -> [FindingDefinition] {
    var found =
      words.isEmpty
      ? vocabulary.findings
      : FindingSearch(vocabulary).findings(matching: words.joined(separator: " "))
    if found.isEmpty {
      throw UsageError(
        "no finding has all of these words",
        help: "leave one out, or see `ddx findings` for the groups")
    }
    if let group {
      let groups = vocabulary.groups(matching: group)
      guard !groups.isEmpty else {
        throw UsageError(unknownGroup: group, of: vocabulary)
      }
      found = found.filter { groups.contains($0.group) }
      if found.isEmpty {
        throw UsageError("no finding of this group has these words", help: "leave a word out")
      }
    }
    return found
  }
}

extension UsageError {
  /// A group of findings that a vocabulary does not have.
  init(unknownGroup name: String, of vocabulary: Vocabulary) {
    let near = NearNames.near(name, among: vocabulary.groups.map(\.name))
    self.init(
      "no group `\(name)`",
      help: near.isEmpty
        ? "`ddx findings` lists the groups"
        : "did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?")
  }
}
