import DDXCore
import DDXRanking
import Testing

/// A module that does whatever a test wants.
struct ScriptedSource: PainSource {
  var citations: [Citation] { [] }
  struct Broken: Error {}
  var descriptor: ModuleDescriptor
  var answer: @Sendable () throws -> Assessment

  init(_ table: EvidenceTable, answer: @escaping @Sendable () throws -> Assessment) {
    self.descriptor = DeclaredSource(table: table).descriptor
    self.answer = answer
  }

  init(id: SourceID, contract: ContractVersion = .current) {
    descriptor = ModuleDescriptor(
      id: id, name: id.name, version: "1.0.0", contract: contract, evidenceEdition: "1",
      evidenceDigest: "", findings: [])
    answer = { throw Broken() }
  }

  func assess(_ profile: ClinicalProfile, under rules: ClinicalProtocol) throws -> Assessment {
    try answer()
  }
}

@Suite struct `Modules that fail` {
  let findings: [Finding] = [.present("disc.centralisation"), .absent("pain.midline")]

  @Test func `leave their share in other and the pretests of the rest unmoved`() throws {
    let whole = try Synthetic.ranker().rank(Synthetic.profile(findings))
    let table = try Synthetic.sacroiliac()
    let broken =
      try Synthetic.modules().filter { $0.source.descriptor.id != table.source } + [
        LoadedModule(
          source: ScriptedSource(table) { throw ScriptedSource.Broken() }, table: table)
      ]
    let ranking = try Synthetic.ranker(broken).rank(Synthetic.profile(findings))
    for source in ["facet-joint", "intervertebral-disc"] as [SourceID] {
      #expect(abs(ranking.pretest(source) - whole.pretest(source)) < 1e-12)
      #expect(abs(ranking.posttest(source) - whole.posttest(source)) < 1e-12)
    }
    #expect(ranking.candidate(table.source) == nil)
    #expect(ranking.unassessed.map(\.source) == [table.source])
    #expect(ranking.unassessed[0].isFailure)
    #expect(ranking.unassessed[0].pretest == whole.candidate(table.source)?.pretest)
    #expect(ranking.pretest(.other) > whole.pretest(.other) + 0.1)
  }

  @Test func `are distinguished from those that do not apply and those that are unlikely`() throws {
    let table = try Synthetic.sacroiliac()
    let modules =
      try Synthetic.modules().filter { $0.source.descriptor.id != table.source } + [
        LoadedModule(
          source: ScriptedSource(table) { .notApplicable(reason: "both joints are fused") },
          table: table)
      ]
    let ranking = try Synthetic.ranker(modules).rank(Synthetic.profile(findings))
    #expect(ranking.unassessed.map(\.reason) == ["both joints are fused"])
    #expect(!ranking.unassessed[0].isFailure)
  }

  @Test func `do not depend on the order they are listed in`() throws {
    let forwards = try Synthetic.ranker().rank(Synthetic.profile(findings))
    let backwards = try Synthetic.ranker(Synthetic.modules().reversed())
      .rank(Synthetic.profile(findings))
    #expect("\(forwards)" == "\(backwards)")
  }

  @Test func `are refused by name when two claim one id, or the contract is another`() throws {
    let twin = try Synthetic.modules() + Synthetic.modules().prefix(1)
    #expect(throws: RegistryError.duplicate("facet-joint")) { try Synthetic.ranker(twin) }
    let future = ContractVersion(major: 1, minor: 99)
    let newer = LoadedModule(source: ScriptedSource(id: "new", contract: future), table: nil)
    #expect(throws: RegistryError.contract("new", asked: future, host: .current)) {
      try Synthetic.ranker([newer])
    }
    let nameless = LoadedModule(source: ScriptedSource(id: ""), table: nil)
    #expect(throws: RegistryError.emptyID) { try Synthetic.ranker([nameless]) }
    let thief = LoadedModule(source: ScriptedSource(id: .other), table: nil)
    #expect(throws: RegistryError.reserved(.other)) { try Synthetic.ranker([thief]) }
  }

  @Test func `an added module takes its share from other`() throws {
    let table = EvidenceTable(
      source: "piriformis", edition: "1", title: "Piriformis", share: Synthetic.share(0.05))
    let more =
      try Synthetic.modules() + [
        LoadedModule(source: DeclaredSource(table: table), table: table)
      ]
    let before = try Synthetic.ranker().rank(Synthetic.profile(findings))
    let after = try Synthetic.ranker(more).rank(Synthetic.profile(findings))
    for source in ["facet-joint", "intervertebral-disc", "sacroiliac-joint"] as [SourceID] {
      #expect(abs(after.posttest(source) - before.posttest(source)) < 0.001)
    }
    #expect(after.pretest(.other) < before.pretest(.other) - 0.03)
  }
}
