import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXScoring

/// `ddx fit`: a draft of evidence from patients whose source is known.
struct Fit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Draft an evidence document from counts of patients whose source is known.",
    discussion: """
      The table has the columns id and source, as for `ddx score`, and one for each finding, \
      headed by its code, whose cells are present or absent, yes or no, 1 or 0, or empty if not \
      examined. The draft gives the sensitivities and specificities for the source named with \
      --source, with counts and 95 % intervals. It is for review: it can't have the name of a \
      shipped edition, and an existing file is never overwritten.

      Examples:
        ddx fit cohort.csv --source sacroiliac-joint -o draft.xml
        ddx fit cohort.csv --source hip-joint --least 20 --reference "Our clinic, 2024 to 2026"
      """)

  @Argument(help: "The table.", completion: .file(extensions: ["csv", "tsv"]))
  var cohort: String

  @Option(help: ArgumentHelp("The source to count for.", valueName: "id"))
  var source: String

  @Option(help: "The name of the drafted edition.")
  var edition = "draft"

  @Option(help: "Who the patients are and where they come from, for the citation.")
  var reference: String?

  @Option(
    parsing: .unconditional,
    help: "Least number of patients with the source, and without, in whom a finding was examined.")
  var least = 10

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file to write.",
    transform: OutputFile.name)
  var output: String?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  func validate() throws {
    guard least >= 1 else { throw ValidationError("--least must be 1 or more") }
    guard edition.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--edition must have a name")
    }
  }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, DiagnosticRenderer())
    let known = setup.modules.map(\.source.descriptor)
    guard let descriptor = known.first(where: { $0.id.name == source }) else {
      throw UsageError(.unknownModule(source, ids: known.map(\.id)))
    }
    let shipped =
      (standardModules + DDX.added).first { $0.source == descriptor.id }?.documents ?? []
    guard !shipped.contains(where: { $0.path.hasSuffix("/\(edition).xml") }),
      edition != descriptor.evidenceEdition
    else {
      throw ValidationError(
        "`\(edition)` is already an edition of \(source), and editions never change; give another name"
      )
    }
    let table = try cohort(setup, &console)
    let fit = EvidenceFit(descriptor.id, in: table.findings, least: least)
    guard fit.share.count > 0, fit.share.count < fit.size else {
      console.talk(
        "\(cohort): error: nothing to count: the source hurts in \(fit.share.count) of \(fit.size)\n"
      )
      throw ExitCode.badInput
    }
    let draft = try fit.table(
      edition: edition, title: descriptor.name,
      reference: (reference.map { "\($0); " } ?? "")
        + "counted by ddx \(Engine.version) from a table with the SHA-256 \(table.digest)")
    try console.answer(DraftEvidenceWriter().text(draft), to: output)
    console.flush()
  }

  private func cohort(
    _ setup: Setup, _ console: inout Console
  ) throws -> (findings: LabelledFindings, digest: String) {
    do {
      let file = try DocumentFile.read(path: cohort)
      let findings = try LabelledFindings(
        file.text, sources: setup.modules.map(\.source.descriptor.id),
        withoutLevels: setup.sourcesWithoutLevels, vocabulary: setup.vocabulary)
      return (findings, file.digest)
    } catch {
      throw console.failure(of: error, at: cohort)
    }
  }
}
