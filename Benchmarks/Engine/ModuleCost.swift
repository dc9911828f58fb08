import DDXCommands
import DDXCore
import DDXDocuments
import DDXPluginHost
import DDXRanking

/// What modules and draws cost for each profile, beside a whole ranking measured in the same run.
struct ModuleCost {
  /// In microseconds for each profile.
  let ranking: Double
  /// What the usual draws add to it.
  let draws: Double
  let modules: Double
  let program: Double?

  /// Measures.
  ///
  /// - Parameters:
  ///   - paths: The paths of profiles.
  ///   - path: The path of a module that is a program.
  /// - Throws: What reading and ranking throw.
  init(patients paths: [String], program path: String) async throws {
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    guard let house = Shipped.protocol(named: "ddx@2026.2"),
      let elsewhere = Shipped.otherEvidence.last
    else { fatalError("the shipped documents are missing") }
    let rules = try reader.protocol(house).value
    let modules = try standardModules.compactMap { factory -> LoadedModule? in
      guard let document = factory.documents.last else { return nil }
      let table = try reader.evidence(DocumentFile(document)).value
      return LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    let patients = try paths.map { try reader.profile(DocumentFile.read(path: $0)).value }
    // Every age is another request, which no answer is remembered for.
    let profiles = (18..<98).flatMap { age in
      patients.map { patient in
        ClinicalProfile(
          id: patient.id, date: patient.date, patient: Patient(age: age), pain: patient.pain,
          findings: patient.findings, blocks: patient.blocks)
      }
    }
    let ranker = try Ranker(
      rules: rules, vocabulary: reader.vocabulary, modules: modules,
      other: reader.evidence(elsewhere).value)

    func cost(_ draws: Draws) throws -> Double {
      try Stopwatch.microseconds(repetitions: 1, runs: 3) {
        for profile in patients { _ = try ranker.rank(profile, draws: draws) }
      } / Double(patients.count)
    }
    ranking = try cost(.none)
    draws = try cost(.usual) - ranking
    self.modules =
      try Stopwatch.microseconds(repetitions: 1) {
        for profile in profiles {
          for module in modules { _ = try module.source.assess(profile, under: rules) }
        }
      } / Double(profiles.count)
    let programs = await ProgramModules.start([path], vocabulary: reader.vocabulary)
    self.program = try programs.starts.first?.source.map { source in
      try Stopwatch.microseconds(repetitions: 1, runs: 1) {
        for profile in profiles { _ = try source.assess(profile, under: rules) }
      } / Double(profiles.count)
    }
    await programs.stop()
  }
}
