import ArgumentParser
import DDXCore
import DDXRanking
import DDXSimulation

@testable import DDXCommands

/// The shipped study, as `ddx simulate` puts it together.
enum Bench {
  static func load(_ arguments: [String]) async throws -> (
    bench: SimulationBench, options: Simulate
  ) {
    let options = try Simulate.parse(arguments)
    var console = Console()
    return (try await SimulationBench.load(options, &console), options)
  }

  /// A world of patients of 50 whose right side hurts.
  static func world(_ edition: String, seed: UInt64 = 1) async throws -> (
    world: World, ranker: Ranker
  ) {
    let bench = try await load(["--world", edition]).bench
    let patients = StudyPatients(
      ages: [.init(ages: 50...50, share: 1)], sides: [.init(side: .right, share: 1)])
    let world = try World(
      bench.world.ranker, patients: patients, records: bench.study.records, seed: seed)
    return (world, bench.world.ranker)
  }

  /// Such a patient, with these findings and blocks.
  static func profile(_ findings: [Finding] = [], blocks: [DiagnosticBlock] = []) -> ClinicalProfile
  {
    ClinicalProfile(
      id: "p", date: blocks.last?.date ?? World.firstDay, patient: Patient(age: 50),
      pain: Pain(side: .right, setting: .painClinic), findings: findings, blocks: blocks)
  }
}

/// How far a count is from what was expected, in standard errors.
func deviation(_ count: Int, of total: Int, from probability: Double) -> Double {
  let expected = probability * Double(total)
  let error = max((expected * (1 - probability)).squareRoot(), 0.5)
  return (Double(count) - expected) / error
}
