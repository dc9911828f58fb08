import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports
import DDXSimulation

/// `ddx simulate`: what ways to decide come to over the same virtual patients.
struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Compare policies on the same virtual patients.",
    discussion: """
      The virtual patients are drawn from an edition that is assumed to be true: the painful sources \
      from its prior, findings from its evidence, relief from its block model. A study document says \
      which findings a clinic records, what treatments are worth, and which published orders of \
      injection to compare with. Every policy sees the same patients.

      A policy is an edition (with `:no-ask` it never asks, with `:ask` it always asks what is worth \
      asking), the id of an order in the study, or one of by-prevalence, most-probable and random.

      Examples:
        ddx simulate
        ddx simulate --patients 10000 --policy ddx@2026.2 --policy ddx@2026.2:no-ask
        ddx simulate --world ddx@2026.1 --policy ddx@2026.2 --policy facet-first
        ddx simulate --explain --format json > simulation.json
      """)

  /// The forms of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  @Option(
    help: ArgumentHelp("The edition that is assumed to be true.", valueName: "id@edition|file"))
  var world = "ddx@2026.2"

  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "A policy; the others are compared with the first. By default all.",
      valueName: "policy"))
  var policies: [String] = []

  @OptionGroup var study: StudyOption

  @Option(parsing: .unconditional, help: "How many patients.")
  var patients = 2000

  @Option(
    parsing: .unconditional,
    help: "The seed of the random numbers: the same seed gives the same patients.")
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional, help: "One age for all patients, instead of the ages of the study.")
  var age: Int?

  @Option(parsing: .unconditional, help: "The harm of a wrong treatment, instead of the study's.")
  var harm: Double?

  @Option(parsing: .unconditional, help: "The cost of a unit of burden, instead of the study's.")
  var burden: Double?

  @Option(
    parsing: .unconditional,
    help: "How many patients to follow at a time; by default one for each processor.")
  var jobs: Int?

  @Flag(help: "Add the calibration of every policy, and what was treated.")
  var explain = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Repeat the simulation in this many worlds, whose numbers are drawn within the confidence \
      intervals of the edition, to see whether the result holds.
      """))
  var draws: Int?

  @Option(help: "Output format.")
  var format = Format.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write a page instead (.html, .md or .txt), or its first picture (.svg).",
      valueName: "file"),
    transform: OutputFile.name)
  var output: String?

  @OptionGroup var layout: PageOptions

  /// As many patients as take a day of several cores.
  private static let mostPatients = 10_000_000
  /// The most worlds, each with all its patients; assumed.
  private static let mostDraws = 100_000

  func validate() throws {
    guard (1...Self.mostPatients).contains(patients) else {
      throw ValidationError("--patients must be between 1 and \(Self.mostPatients)")
    }
    guard jobs.map({ $0 > 0 }) ?? true else { throw ValidationError("--jobs must be at least 1") }
    guard draws.map({ (1...Self.mostDraws).contains($0) }) ?? true else {
      throw ValidationError("--draws must be between 1 and \(Self.mostDraws)")
    }
    if let output, !output.hasSuffix(".svg"), PageFormat(ending: output) == nil {
      throw ValidationError(
        "`\(output)` has no known extension: use .html, .md, .txt or .svg")
    }
    let editions = policies.map { policy in String(policy.prefix { $0 != ":" }) }
    try OutputPlace.check(output, isNoneOf: [world, study.name] + editions)
    if draws != nil, output != nil {
      throw ValidationError("--draws writes only text, JSON or CSV; omit --output")
    }
    if let age, !(18...110).contains(age) {
      throw ValidationError("--age must be between 18 and 110")
    }
    for (name, value) in [("--harm", harm), ("--burden", burden)] {
      if let value, !(0...1).contains(value) {
        throw ValidationError("\(name) must be between 0 and 1")
      }
    }
  }

  func run() async throws {
    var console = Console()
    let bench = try await SimulationBench.load(self, &console)
    do {
      if let draws {
        console.answer(try await sweep(bench, draws))
      } else {
        try await answer(bench, &console)
      }
      console.flush()
    } catch {
      throw console.failure(of: error)
    }
  }

  private var tasks: Int { jobs ?? Console.processors }

  /// Simulates with the numbers as stated.
  private func answer(_ bench: SimulationBench, _ console: inout Console) async throws {
    let tallies = try await bench.simulation(seed: seed).run(patients: patients, jobs: tasks)
    let report = SimulationReport(
      bench.result(tallies, self), glossary: bench.glossary,
      style: layout.style)
    if let output {
      let text =
        try PageFormat(ending: output).map { try report.page().text(as: $0) } ?? report.svg()
      return try OutputFile(path: output).write(text, isReplacing: true)
    }
    switch format {
    case .text: console.answer(report.text(isExplained: explain))
    case .json: console.answer(report.json())
    case .csv: console.answer(report.csv())
    }
  }

  /// Simulates in worlds whose numbers are drawn.
  private func sweep(_ bench: SimulationBench, _ draws: Int) async throws -> String {
    let worlds = try await bench.sweep(seed: seed).run(
      draws: draws, patients: patients, jobs: tasks)
    let report = SweepReport(
      SweepResult(worlds, patients: patients), of: bench.result(worlds.first ?? [], self),
      style: layout.style)
    return switch format {
    case .text: report.text()
    case .json: report.json()
    case .csv: report.csv()
    }
  }
}
