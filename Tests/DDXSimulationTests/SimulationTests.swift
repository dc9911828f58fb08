import DDXCore
import DDXRanking
import DDXReports
import DDXSimulation
import Testing

@testable import DDXCommands

@Suite struct `A simulation` {
  private func json(_ arguments: [String], jobs: Int) async throws -> String {
    let (bench, options) = try await Bench.load(arguments)
    let tallies = try await bench.simulation(seed: options.seed).run(
      patients: options.patients, jobs: jobs)
    return SimulationReport(bench.result(tallies, options), glossary: bench.glossary).json()
  }

  @Test func `gives the same bytes for the same seed, whatever the number of tasks`() async throws {
    let arguments = [
      "--patients", "100", "--seed", "7", "--policy", "ddx@2026.2", "--policy", "random",
      "--policy", "by-signs",
    ]
    let one = try await json(arguments, jobs: 1)
    #expect(try await json(arguments, jobs: 1) == one)
    #expect(try await json(arguments, jobs: 2) == one)
    #expect(try await json(arguments, jobs: 5) == one)
  }

  @Test func `draws other patients for another seed`() async throws {
    let arguments = ["--patients", "50", "--policy", "facet-first", "--seed"]
    let one = try await json(arguments + ["1"], jobs: 2)
    #expect(try await json(arguments + ["2"], jobs: 2) != one)
  }

  @Test func `counts every patient once, as treated, looked into or unanswered`() async throws {
    let (bench, options) = try await Bench.load(["--patients", "80"])
    let tallies = try await bench.simulation(seed: 3).run(patients: options.patients, jobs: 2)
    #expect(tallies.count == bench.policies.count)
    for tally in tallies {
      #expect(tally[.right].count == 80)
      let ends: [Measure] = [.right, .wrong, .lookedInto, .unanswered]
      #expect(abs(ends.reduce(0) { $0 + tally[$1].mean } - 1) < 1e-9)
      #expect(
        tally.treated.values.reduce(0, +)
          == Int((tally[.right].mean + tally[.wrong].mean) * 80 + 0.5))
      #expect(tally[.inVain].mean <= tally[.lookedInto].mean)
    }
  }

  @Test func `compares a policy with itself as no different`() async throws {
    let (bench, options) = try await Bench.load([
      "--patients", "60", "--policy", "facet-first", "--policy", "facet-first",
    ])
    let tallies = try await bench.simulation(seed: 3).run(patients: options.patients, jobs: 2)
    for measure in Measure.allCases {
      #expect(tallies[1].differences[measure]?.mean == 0)
      #expect(tallies[1].differences[measure]?.error == 0)
    }
  }

  @Test func `never asks under a policy without questions`() async throws {
    let (bench, options) = try await Bench.load([
      "--patients", "60", "--policy", "ddx@2026.2", "--policy", "ddx@2026.2:no-ask",
    ])
    let tallies = try await bench.simulation(seed: 3).run(patients: options.patients, jobs: 2)
    #expect(tallies[0][.questions].mean > 0.5)
    #expect(tallies[1][.questions].mean == 0)
  }

  @Test func `is calibrated in its own world, before and after blocks`() async throws {
    for edition in `A world`.editions {
      let (bench, options) = try await Bench.load([
        "--world", edition, "--policy", "\(edition):no-ask", "--patients", "600",
      ])
      let tally = try #require(
        try await bench.simulation(seed: 11).run(patients: options.patients, jobs: 2).first)
      for calibration in [tally.first.together, tally.last.together] {
        #expect(calibration.count == 3600)
        for bin in calibration.tenths where bin.count >= 30 {
          let count = bin.trueCount
          #expect(
            abs(deviation(count, of: bin.count, from: bin.predicted)) < 4.5,
            "\(edition): predicted \(bin.predicted), true \(bin.observed) of \(bin.count)")
        }
      }
      for (source, calibration) in tally.first {
        let predicted = calibration.tenths.reduce(0) { $0 + $1.predicted * Double($1.count) }
        let count = Int((calibration.prevalence * Double(calibration.count)).rounded())
        #expect(
          abs(deviation(count, of: calibration.count, from: predicted / 600)) < 5,
          "\(edition) \(source)")
      }
    }
  }

  @Test func `is out of step in a world that is another`() async throws {
    let (bench, options) = try await Bench.load([
      "--world", "ddx@2026.2", "--policy", "ddx@2026.1:no-ask", "--policy", "ddx@2026.2:no-ask",
      "--patients", "200",
    ])
    let tallies = try await bench.simulation(seed: 5).run(patients: options.patients, jobs: 2)
    // Who believes in another world predicts worse than who believes in this one.
    #expect(tallies[0].first.together.logScore > tallies[1].first.together.logScore)
  }
}
