import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports
import DDXSimulation

/// What a simulation needs: the study, the world, and the policies by their names.
struct SimulationBench {
  let study: StudyDesign
  let world: Setup
  let policies: [any Policy]
  let utilities: Utility<SourceID>
  private let patients: StudyPatients

  /// The words for the ids in the result.
  var glossary: Glossary { world.glossary }

  /// Loads all that the arguments name, or says why not and ends the program.
  static func load(
    _ options: Simulate, _ console: inout Console
  ) async throws -> SimulationBench {
    let set = try await ModuleSet.load(try .none, &console, DiagnosticRenderer())
    var isOurs = true
    do {
      var setups: [String: Setup] = [:]
      func setup(_ name: String) throws -> Setup {
        if let known = setups[name] { return known }
        let edition = EditionName(name: name)
        isOurs = !edition.isFile
        let resolved = try set.reader.resolved(edition.document(), parents: edition.parents).value
        let setup = try Setup(resolved.rules, set)
        setups[name] = setup
        return setup
      }
      isOurs = !options.study.isFile
      let study = try set.reader.study(options.study.document()).value
      let world = try setup(options.world)
      let policies = try policies(options, study, world, setup)
      return SimulationBench(
        study: study, world: world, policies: policies,
        utilities: study.utilities.with(harm: options.harm, burden: options.burden),
        patients: options.age.map(study.patients.aged) ?? study.patients)
    } catch {
      throw console.refusal(of: error, isOurs: isOurs, DiagnosticRenderer())
    }
  }

  /// The policies that were asked for, or all of them.
  private static func policies(
    _ options: Simulate, _ study: StudyDesign, _ world: Setup,
    _ setup: (String) throws -> Setup
  ) throws -> [any Policy] {
    // What is no edition itself decides behind the gates of the world's.
    var others: [any Policy] = study.orders.map { OrderPolicy($0, under: world.ranker) }
    others.append(OrderPolicy(byPrevalenceUnder: world.ranker))
    others.append(MostProbablePolicy(under: world.ranker))
    others.append(RandomPolicy(under: world.ranker, seed: options.seed))
    if options.policies.isEmpty {
      return [EditionPolicy(world.ranker), EditionPolicy(world.ranker, asking: .never)] + others
    }
    return try options.policies.map { name in
      if let own = others.first(where: { $0.name == name }) { return own }
      let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard parts[0].contains("@") || EditionName(name: parts[0]).isFile,
        let asking = parts.count == 1 ? .asStated : EditionPolicy.Asking(rawValue: parts[1])
      else { throw SetupError.unknownPolicy(name, others: others.map(\.name)) }
      return EditionPolicy(try setup(parts[0]).ranker, asking: asking)
    }
  }

  /// The simulation with the numbers as stated.
  func simulation(seed: UInt64) throws(RankingError) -> Simulation {
    Simulation(
      world: try World(world.ranker, patients: patients, records: study.records, seed: seed),
      policies: policies, utilities: utilities)
  }

  /// The simulation in worlds whose numbers are drawn about those of the world.
  func sweep(seed: UInt64) -> Sweep {
    Sweep(
      world.ranker, study: study, patients: patients, utilities: utilities, policies: policies,
      seed: seed)
  }

  /// The measures, with everything they depend on.
  func result(_ tallies: [PolicyTally], _ options: Simulate) -> SimulationResult {
    SimulationResult(
      study: study, world: world.rules.name, patients: options.patients, seed: options.seed,
      age: options.age, utilities: utilities,
      entries: zip(policies, tallies).map {
        .init(name: $0.name, title: $0.title, tally: $1)
      })
  }
}
