import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports
import DDXScoring

/// `ddx score`: how often rankings find the source that was proven.
struct Score: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Compare rankings with the proven source of each patient.",
    discussion: """
      --truth names a table with the columns id, source and, if known, site, separated by commas \
      or tabs. The id is that of the profile; several sources are joined by +, and `other` stands \
      for a source that is not assessed. Profiles without a row are left out, with a note. The \
      fixed orders to compare with come from the study.

      Examples:
        ddx score cohort/ --truth truth.tsv
        ddx score cohort/ --truth truth.csv --protocol asipp@2020 --format json
        ddx score cohort/ --truth truth.csv --format csv > patients.csv
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  @Argument(
    help: "Profiles or directories of profiles.", completion: .file(extensions: ["xml"]))
  var profile: [String]

  @Option(help: ArgumentHelp("The table of proven sources.", valueName: "file"))
  var truth: String

  @OptionGroup var input: InputOptions

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var study: StudyOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "Output format; CSV has a row for each patient.")
  var format = Format.text

  @OptionGroup var messages: MessageOptions

  @OptionGroup var layout: PageOptions

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    let study = try design(setup, &console)
    let truths = try table(setup, &console).truths
    let inputs = try input.paths(profile, &console, messages.renderer)
    var patients: [(profile: ClinicalProfile, ranking: Ranking, truth: TruthTable.Truth)] = []
    var (bad, unlabelled, met) = (inputs.tell(&console), 0, Set<String>())
    for path in inputs.paths {
      do {
        let profile = try setup.profile(at: path).value
        guard let truth = truths[profile.id] else {
          unlabelled += 1
          continue
        }
        guard met.insert(profile.id).inserted else {
          console.talk("\(path): error: another profile has the same id, so it would count twice\n")
          bad += 1
          continue
        }
        patients.append((profile, try setup.ranker.rank(profile), truth))
      } catch {
        guard console.tell(error, at: path, messages.renderer) else { throw error }
        bad += 1
      }
    }
    if unlabelled > 0 {
      console.talk("ddx: note: profiles without a row in \(truth), left out: \(unlabelled)\n")
    }
    let missing = truths.keys.filter { !met.contains($0) }.count
    if missing > 0 { console.talk("ddx: note: rows of \(truth) without a profile: \(missing)\n") }
    if patients.isEmpty {
      console.talk("ddx: error: no profile has a row in \(truth)\n")
      throw ExitCode.badInput
    }
    let report = ScoreReport(
      sheet: ScoreSheet(
        patients, under: setup.rules, vocabulary: setup.vocabulary, study: study),
      glossary: setup.glossary, style: layout.style)
    switch format {
    case .text: console.answer(report.text())
    case .json: console.answer(report.json())
    case .csv: console.answer(report.csv())
    }
    console.flush()
    if bad > 0 { throw ExitCode.badInput }
  }

  private func design(_ setup: Setup, _ console: inout Console) throws -> StudyDesign {
    do {
      return try setup.reader.study(study.document()).value
    } catch {
      throw console.refusal(of: error, isOurs: !study.isFile, messages.renderer)
    }
  }

  private func table(_ setup: Setup, _ console: inout Console) throws -> TruthTable {
    do {
      let text = try DocumentFile.read(path: truth).text
      return try TruthTable(
        text, sources: setup.modules.map(\.source.descriptor.id),
        withoutLevels: setup.sourcesWithoutLevels)
    } catch {
      throw console.failure(of: error, at: truth, messages.renderer)
    }
  }
}
