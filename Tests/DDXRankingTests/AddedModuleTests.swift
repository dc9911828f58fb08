import DDXCore
import DDXDocuments
import Testing

@testable import DDXRanking

/// What modules that the protocol does not name do together with `other` and with each other.
@Suite struct `Added modules` {
  private static func table(
    _ id: SourceID, _ findings: [FindingEvidence] = [], groups: [GroupEvidence] = [],
    share: Double = 0.04
  ) -> LoadedModule {
    let table = EvidenceTable(
      source: id, edition: "1", title: id.name, share: Synthetic.share(share),
      findings: findings, groups: groups)
    return LoadedModule(source: DeclaredSource(table: table), table: table)
  }

  private static func group(_ id: String, _ code: FindingCode) throws -> GroupEvidence {
    GroupEvidence(
      id: id, title: id, composite: try Synthetic.finding(code, 0.8, 0.9),
      study: try Synthetic.accuracy(0.8, 0.9),
      members: [
        .init(code: code, published: try Synthetic.accuracy(0.8, 0.9), citation: "x")
      ])
  }

  private func ranking(_ added: [LoadedModule], _ findings: [Finding]) throws -> Ranking {
    try Synthetic.ranker(Synthetic.modules() + added).rank(Synthetic.profile(findings))
  }

  @Test func `that are called like a serious disease take no part`() throws {
    let rules = try HouseClinic.rules("ddx@2026.2")
    let house = try HouseClinic.ranker("ddx@2026.2")
    let taking = try Ranker(
      rules: rules, vocabulary: HouseClinic.reader.get().vocabulary,
      modules: zip(HouseClinic.factories, HouseClinic.tables(under: rules)).map {
        LoadedModule(source: try $0.make(evidence: $1), table: $1)
      } + [Self.table("axial-spondyloarthritis")], other: HouseClinic.other(under: rules))
    let profile = try HouseClinic.profile([
      .present("redflag.known-spondyloarthritis"), .present("sij.thigh-thrust", .right),
    ])
    let ranking = try taking.rank(profile)
    #expect(ranking.safety.verdict == .stop)
    #expect("\(ranking.candidates)" == "\(try house.rank(profile).candidates)")
    #expect(ranking.unassessed.map(\.source) == ["axial-spondyloarthritis"])
  }

  @Test func `that state one finding combine: it counts once for each`() throws {
    let sign: FindingCode = "pain.sitting"
    let one = Self.table("one", [try Synthetic.finding(sign, 0.8, 0.9)])
    let two = Self.table("two", [try Synthetic.finding(sign, 0.8, 0.9)])
    let alone = try ranking([one], [.present(sign)])
    let both = try ranking([one, two], [.present(sign)])
    for source in ["one", "two"] as [SourceID] {
      #expect(both.posttest(source) > 2 * both.pretest(source))
    }
    // Each explains the sign for the other, so that neither gains what it would alone.
    #expect(both.posttest("one") < alone.posttest("one"))
    #expect(abs(both.posttest("one") - both.posttest("two")) < 1e-12)
    #expect("\(both)" == "\(try ranking([two, one], [.present(sign)]))")
  }

  @Test func `that put one finding into groups of their own count it once`() throws {
    let sign: FindingCode = "pain.sitting"
    let one = Self.table("one", groups: [try Self.group("one.examination", sign)])
    let two = Self.table("two", groups: [try Self.group("two.examination", sign)])
    let plain = Self.table("two", [try Synthetic.finding(sign, 0.8, 0.9)])
    let grouped = try ranking([one, two], [.present(sign)])
    let mixed = try ranking([one, plain], [.present(sign)])
    for source in ["one", "two", "facet-joint", "other"] as [SourceID] {
      #expect(abs(grouped.posttest(source) - mixed.posttest(source)) < 1e-3)
    }
  }

  @Test func `may ask for more than other has, and leave it its floor`() throws {
    let greedy = (1...4).map { Self.table(SourceID("greedy-\($0)"), share: 0.2) }
    let ranking = try ranking(greedy, [.present("disc.centralisation")])
    #expect(ranking.pretest(.other) > 0.01)
    #expect(ranking.candidates.allSatisfy { (0...1).contains($0.posttest.value) })
    #expect(ranking.candidates.count == 8)
    let told = ranking.notes.contains {
      if case .addedShares(let asked, _) = $0 { abs(asked - 0.8) < 1e-12 } else { false }
    }
    #expect(told)
    let modest = try self.ranking([Self.table("modest")], [])
    #expect(!modest.notes.contains { if case .addedShares = $0 { true } else { false } })
  }

  @Test func `beyond the limit are not used, and the ranking is unchanged`() throws {
    let many = (10..<22).map { Self.table(SourceID("many-\($0)"), share: 0.01) }
    let ranking = try ranking(many, [.present("disc.centralisation")])
    #expect(ranking.candidates.count == 4 + 8)
    #expect(
      ranking.unassessed.map(\.source) == ["many-18", "many-19", "many-20", "many-21"])
    #expect(ranking.unassessed.allSatisfy { $0.reason.contains("no more than 8") })
  }

  @Test func `leave what other says of a finding to both together`() throws {
    let silent = Self.table("silent", share: 0.1)
    for findings in [
      [.present("history.morning-stiffness")], [.absent("history.morning-stiffness")],
    ] as [[Finding]] {
      let before = try ranking([], findings)
      let after = try ranking([silent], findings)
      for source in ["facet-joint", "intervertebral-disc", "sacroiliac-joint"] as [SourceID] {
        #expect(abs(after.posttest(source) - before.posttest(source)) < 0.002)
      }
    }
  }

  @Test func `that have the id of a suspect take it over with its findings`() throws {
    let sign: FindingCode = "pain.sitting"
    let suspect = Suspect(
      id: "endplate", title: "endplate", advice: "look", pointers: [sign], citation: "x")
    let other = EvidenceTable(
      source: .other, edition: "1", title: "Other", share: Synthetic.share(0.22),
      findings: [try Synthetic.finding(sign, 0.8, 0.9)], suspects: [suspect])
    func ranking(_ added: [LoadedModule]) throws -> Ranking {
      try Ranker(
        rules: Synthetic.rules(),
        vocabulary: Vocabulary(edition: "1", digest: "", findings: [], procedures: []),
        modules: Synthetic.modules() + added, other: other
      ).rank(Synthetic.profile([.present(sign)]))
    }
    let before = try ranking([])
    #expect(before.posttest(.other) > before.pretest(.other) * 1.5)
    #expect(before.candidate(.other)?.suspects.map(\.suspect.id) == ["endplate"])
    let after = try ranking([Self.table("endplate", [try Synthetic.finding(sign, 0.8, 0.9)])])
    #expect(after.posttest("endplate") > after.pretest("endplate") * 2)
    #expect(after.posttest(.other) < after.pretest(.other))
    #expect(after.candidate(.other)?.suspects.isEmpty == true)
  }
}
