package import DDXCore
import DDXRanking

/// The same policies in many worlds, whose numbers are drawn about those of an edition.
///
/// It shows whether what is found holds where the numbers are others. The policies go on to believe
/// in the numbers as they are stated.
package struct Sweep: Sendable {
  /// The documents of the world, from which its numbers are drawn.
  package struct Material: Sendable {
    let rules: ClinicalProtocol
    let tables: [EvidenceTable]
    let other: EvidenceTable
    let vocabulary: Vocabulary

    /// Creates the material of an edition: its rules, and what every source and `other` state.
    package init(
      rules: ClinicalProtocol, tables: [EvidenceTable], other: EvidenceTable,
      vocabulary: Vocabulary
    ) {
      self.rules = rules
      self.tables = tables
      self.other = other
      self.vocabulary = vocabulary
    }
  }

  private let material: Material
  private let study: StudyDesign
  private let patients: StudyPatients
  private let utilities: Utility<SourceID>
  private let policies: [any Policy]
  private let seed: UInt64

  /// Prepares a sweep.
  ///
  /// - Parameters:
  ///   - material: What the worlds are drawn about.
  ///   - study: What is written down.
  ///   - patients: Who comes.
  ///   - utilities: What a treatment is worth; its success is drawn too.
  ///   - policies: The policies; the others are compared with the first.
  ///   - seed: What all chance follows from.
  package init(
    _ material: Material, study: StudyDesign, patients: StudyPatients, utilities: Utility<SourceID>,
    policies: [any Policy], seed: UInt64
  ) {
    self.material = material
    self.study = study
    self.patients = patients
    self.utilities = utilities
    self.policies = policies
    self.seed = seed
  }

  /// Follows the policies in each world.
  ///
  /// - Parameters:
  ///   - draws: The number of worlds.
  ///   - number: The number of patients of each.
  ///   - jobs: How many tasks work at once.
  /// - Returns: What was measured, world by world, and policy by policy.
  /// - Throws: `RankingError` when a patient can't be ranked.
  package func run(draws: Int, patients number: Int, jobs: Int) async throws -> [[PolicyTally]] {
    var worlds = (0..<draws).makeIterator()
    var results: [[PolicyTally]] = []
    try await OrderedRun(jobs: jobs).run {
      worlds.next()
    } work: { draw in
      try run(draw, patients: number)
    } take: { tallies in
      results.append(tallies)
      return true
    }
    return results
  }

  private func run(_ number: Int, patients count: Int) throws -> [PolicyTally] {
    var draw = ParameterDraw(seed: seed, number: number)
    let rules = draw.rules(material.rules)
    let modules = material.tables.map { table in
      let drawn = draw.table(table)
      return LoadedModule(source: DeclaredSource(table: drawn), table: drawn)
    }
    let ranker = try Ranker(
      rules: rules, vocabulary: material.vocabulary, modules: modules,
      other: draw.table(material.other))
    let world = try World(ranker, patients: patients, records: study.records, seed: seed)
    return try Simulation(
      world: world, policies: policies, utilities: draw.utilities(utilities)
    ).follow(0..<count)
  }
}
