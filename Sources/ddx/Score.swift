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
    abstract: "Hold rankings against patients whose source is known.",
    discussion: """
      --truth names a table with the columns id, source and, where known, site, separated by \
      commas or tabs. The id is that of the profile; several sources are joined by +, and \
      `other` is none of those assessed. A profile without a row is left out, with a note.

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

  @Option(help: ArgumentHelp("The table of what was proven.", valueName: "file"))
  var truth: String

  @OptionGroup var input: InputOptions

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  @Option(help: "How to answer; CSV is a row for each patient.")
  var format = Format.text

  @OptionGroup var messages: MessageOptions

  @Flag(name: .customLong("no-color"), help: "No colour, even on a terminal.")
  var isPlain = false

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, messages.renderer)
    let truths = try table(setup, &console).truths
    let inputs = try input.paths(profile, &console, messages.renderer)
    var patients: [(profile: ClinicalProfile, ranking: Ranking, truth: TruthTable.Truth)] = []
    var (bad, unlabelled, met) = (inputs.empty.count, 0, Set<String>())
    for folder in inputs.empty {
      console.talk("ddx: error: no *.xml file in the directory \(folder)\n")
    }
    for path in inputs.paths {
      do {
        let profile = try setup.profile(at: path).value
        guard let truth = truths[profile.id] else {
          unlabelled += 1
          continue
        }
        guard met.insert(profile.id).inserted else {
          console.talk("\(path): error: another profile has the same id: it would count twice\n")
          bad += 1
          continue
        }
        patients.append((profile, try setup.ranker.rank(profile), truth))
      } catch let faults as DocumentFaults {
        console.talk(faults.diagnostics, messages.renderer)
        bad += 1
      } catch let error as RankingError {
        console.talk("\(path): error: \(error.message)\n")
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
      sheet: ScoreSheet(patients, under: setup.rules, vocabulary: setup.vocabulary),
      glossary: setup.glossary, style: Console.style(isPlain: isPlain))
    switch format {
    case .text: console.answer(report.text())
    case .json: console.answer(report.json())
    case .csv: console.answer(report.csv())
    }
    console.flush()
    if bad > 0 { throw ExitCode.badInput }
  }

  private func table(_ setup: Setup, _ console: inout Console) throws -> TruthTable {
    do {
      let text = try DocumentFile.read(path: truth).text
      return try TruthTable(text, sources: setup.modules.map(\.source.descriptor.id))
    } catch let faults as DocumentFaults {
      console.talk(faults.diagnostics, messages.renderer)
    } catch let faults as TruthTable.Faults {
      for fault in faults.faults {
        console.talk("\(truth):\(fault.line): error: \(fault.message)\n")
      }
    }
    throw ExitCode.badInput
  }
}
