import DDXCore
import DDXRanking
import Testing

@Suite struct `What evidence does` {
  let sij: SourceID = "sacroiliac-joint"

  @Test func `an empty profile gives the pretests back`() throws {
    let ranking = try Synthetic.ranker().rank(Synthetic.profile([]))
    for candidate in ranking.candidates {
      #expect(abs(candidate.posttest.value - candidate.pretest.value) < 1e-12)
      #expect(abs(candidate.alone.value - candidate.pretest.value) < 1e-12)
    }
    #expect(abs(ranking.logEvidence) < 1e-12)
  }

  @Test func `a finding never recorded changes nothing, a recorded absent one does`() throws {
    let ranker = try Synthetic.ranker()
    let before = try ranker.rank(Synthetic.profile([]))
    let after = try ranker.rank(Synthetic.profile([.absent("sij.thigh-thrust")]))
    #expect(after.posttest(sij) < before.posttest(sij) - 0.01)
  }

  @Test func `a probability lies between absent and present`() throws {
    let ranker = try Synthetic.ranker()
    func posttest(_ state: FindingState) throws -> Double {
      try ranker.rank(
        Synthetic.profile([Finding(code: "disc.centralisation", state: state)])
      ).posttest("intervertebral-disc")
    }
    let half = try posttest(.uncertain(Probability(0.5)))
    #expect(try posttest(.absent) < half)
    #expect(try half < posttest(.present))
    #expect(try posttest(.uncertain(.one)) == posttest(.present))
  }

  @Test func `the ratio of a lone finding is the published one`() throws {
    let ranking = try Synthetic.ranker().rank(
      Synthetic.profile([.present("disc.centralisation")]))
    let row = try #require(ranking.candidate("intervertebral-disc")?.evidence.first)
    #expect(abs(row.ratio.value - 0.43 / 0.14) < 1e-9)
    let pretest = ranking.pretest("intervertebral-disc")
    let odds = pretest / (1 - pretest) * 0.43 / 0.14
    #expect(abs(ranking.alone("intervertebral-disc") - odds / (1 + odds)) < 1e-9)
  }

  @Test func `any number of SI joint tests says no more than the composite`() throws {
    let ranker = try Synthetic.ranker()
    var last = 1.0
    for count in 1...Synthetic.provocation.count {
      let findings = Synthetic.provocation.prefix(count).map { Finding.present($0) }
      let ranking = try ranker.rank(Synthetic.profile(findings))
      let rows = try #require(ranking.candidate(sij)?.evidence)
      let ratio = rows.reduce(1) { $0 * $1.ratio.value }
      #expect(ratio <= 2.13 + 1e-9)
      #expect(ratio >= last - 1e-12)
      last = ratio
    }
    #expect(last > 2.13 * 0.99)
  }

  @Test func `one thigh thrust is worth what its tie to the composite says`() throws {
    let ranking = try Synthetic.ranker().rank(Synthetic.profile([.present("sij.thigh-thrust")]))
    let row = try #require(ranking.candidate(sij)?.evidence.first)
    #expect(abs(row.ratio.value - 1.77) < 0.005)
  }

  @Test(arguments: [Side.unspecified, .left, .right, .bilateral])
  func `both sides positive says no more than the composite either`(side: Side) throws {
    let findings = Synthetic.provocation.flatMap {
      [Finding.present($0, .left), .present($0, .right)]
    }
    let ranking = try Synthetic.ranker().rank(Synthetic.profile(findings, side: side))
    let (before, after) = (ranking.pretest(sij), ranking.alone(sij))
    #expect(after / (1 - after) / (before / (1 - before)) <= 2.13 + 1e-9)
  }

  @Test func `a sign on the other side is no evidence for a site`() throws {
    let ranker = try Synthetic.ranker()
    let findings = [Finding.present("sij.thigh-thrust", .left)]
    let ranking = try ranker.rank(Synthetic.profile(findings, side: .right))
    let sites = try #require(ranking.candidate(sij)?.sites)
    func odds(_ side: Side) throws -> Double {
      let site = try #require(sites.first { $0.site.side == side })
      return site.posttest.value / site.pretest.value
    }
    // What right loses is only what left and both gain: against every other source it stands.
    let elsewhere = ranking.posttest("intervertebral-disc") / ranking.pretest("intervertebral-disc")
    #expect(try odds(.right) < 1)
    #expect(try abs(odds(.right) - elsewhere) < 0.02)
    #expect(try odds(.left) > 1.2)
    #expect(try odds(.bilateral) > 1.2)
  }

  @Test func `a left sign leaves a candidate that can only be right alone`() throws {
    let table = try Synthetic.sacroiliac()
    let rightOnly = EvidenceTable(
      source: table.source, edition: "1", title: table.title, share: table.share,
      sites: SiteTerms(sides: [.init(pain: .unspecified, sides: [.right: 1])]),
      findings: table.findings, groups: table.groups)
    let modules = try [Synthetic.facet(), rightOnly].map {
      LoadedModule(source: DeclaredSource(table: $0), table: $0)
    }
    let ranker = try Synthetic.ranker(modules)
    let before = try ranker.rank(Synthetic.profile([]))
    let after = try ranker.rank(Synthetic.profile([.present("sij.thigh-thrust", .left)]))
    #expect(after.posttest(sij) == before.posttest(sij))
    #expect(
      after.notes.contains(.elsewhere(.present("sij.thigh-thrust", .left), source: sij)))
  }

  @Test func `the order of findings changes nothing`() throws {
    let ranker = try Synthetic.ranker()
    let findings: [Finding] = [
      .present("sij.thigh-thrust", .right), .absent("sij.gaenslen", .left),
      .present("pain.midline"), .present("spect.facet-uptake", .right, .l4L5),
      .absent("disc.centralisation"), .present("sij.faber"), .present("unknown.finding"),
    ]
    let reference = try ranker.rank(Synthetic.profile(findings))
    for shift in 1..<findings.count {
      let turned = Array(findings[shift...] + findings[..<shift])
      let ranking = try ranker.rank(Synthetic.profile(turned))
      #expect(ranking.answer == reference.answer)
    }
  }

  @Test func `findings without any number are noted, not used`() throws {
    let ranking = try Synthetic.ranker().rank(
      Synthetic.profile([.present("sij.faber"), .present("unknown.finding")]))
    #expect(
      ranking.notes.contains(.noted(.present("sij.faber"), reason: "contradictory", source: sij)))
    #expect(ranking.notes.contains(.unread(.present("unknown.finding"))))
    #expect(abs(ranking.posttest(sij) - ranking.pretest(sij)) < 1e-12)
  }

  @Test func `one source explains another away`() throws {
    let ranker = try Synthetic.ranker()
    let before = try ranker.rank(Synthetic.profile([]))
    let after = try ranker.rank(Synthetic.profile([.present("disc.centralisation")]))
    #expect(after.posttest("facet-joint") < before.posttest("facet-joint"))
    #expect(after.alone("facet-joint") == before.alone("facet-joint"))
  }

  @Test func `pain that is stiff in the morning raises other and names the suspect`() throws {
    let ranking = try Synthetic.ranker().rank(
      Synthetic.profile([.present("history.morning-stiffness")]))
    let other = try #require(ranking.candidate(.other))
    #expect(other.posttest > other.pretest)
    #expect(other.suspects.map(\.suspect.id) == ["inflammatory"])
  }

  @Test func `a contradictory profile gets a warning`() throws {
    let sources: [SourceID] = ["facet-joint", "intervertebral-disc", "sacroiliac-joint"]
    let tables = try sources.map { source in
      EvidenceTable(
        source: source, edition: "1", title: source.name, share: Synthetic.share(0.3),
        findings: [try Synthetic.finding(FindingCode("only.\(source)"), 0.9, 0.98)])
    }
    let modules = tables.map { LoadedModule(source: DeclaredSource(table: $0), table: $0) }
    let clear = Synthetic.profile([.present("only.facet-joint")])
    let torn = Synthetic.profile(sources.map { .present(FindingCode("only.\($0)")) })
    func isTold(_ profile: ClinicalProfile) throws -> Bool {
      try Synthetic.ranker(modules).rank(profile).notes.contains {
        if case .conflict = $0 { true } else { false }
      }
    }
    #expect(try !isTold(clear))
    #expect(try isTold(torn))
  }
}

@Suite struct `What was recorded at several places` {
  let root: SourceID = "nerve-root"

  @Test func `a sign at a level is heard beside one without a level`() throws {
    let level = Finding.present("root.sensory-loss", .right, .l5)
    let alone = try HouseClinic.rank(HouseClinic.profile([level]))
    let both = try HouseClinic.rank(
      HouseClinic.profile([level, .absent("root.motor-weakness", .right)]))
    let plain = try HouseClinic.rank(
      HouseClinic.profile([.absent("root.motor-weakness", .right)]))
    #expect(both.posttest(root) < alone.posttest(root))
    #expect(both.posttest(root) > plain.posttest(root))
    #expect(!both.notes.contains { if case .elsewhere = $0 { true } else { false } })
  }

  @Test func `two blocks at different places confirm nothing`() throws {
    let elsewhere = try HouseClinic.block(
      95, on: "2026-04-10", agent: .bupivacaine, levels: [.l3L4])
    for second in [
      elsewhere,
      try HouseClinic.block(95, on: "2026-04-10", agent: .bupivacaine, side: .left),
    ] {
      let profile = try HouseClinic.profile(
        blocks: [HouseClinic.block(95, levels: [.l5S1]), second], side: .bilateral)
      let status = try #require(HouseClinic.rank(profile).recommendation?.criteria.first)
      #expect(status.state == .begun(positive: 1, needed: 2))
      #expect(status.discounted.map(\.reason) == [.elsewhere])
    }
  }

  @Test func `blocks on the side that does not hurt confirm nothing`() throws {
    let profile = try HouseClinic.profile(
      blocks: [
        HouseClinic.block(95, side: .left),
        HouseClinic.block(95, on: "2026-04-10", agent: .bupivacaine, side: .left),
      ], side: .right)
    let recommendation = try #require(HouseClinic.rank(profile).recommendation)
    #expect(recommendation.criteria.first?.state == .notBegun)
    #expect(recommendation.kind != .pathway)
  }

  @Test func `two blocks of one day give one answer in either order`() throws {
    let first = try HouseClinic.block(85, on: "2026-04-01")
    let second = try HouseClinic.block(20, on: "2026-04-01", agent: .bupivacaine)
    let forwards = try HouseClinic.rank(HouseClinic.profile(blocks: [first, second]))
    let backwards = try HouseClinic.rank(HouseClinic.profile(blocks: [second, first]))
    #expect(forwards.answer == backwards.answer)
  }

  @Test func `a finding of probability one is a finding that is present`() throws {
    func pretests(_ state: FindingState) throws -> [Double] {
      let finding = Finding(code: "history.lumbar-fusion", state: state)
      return try HouseClinic.rank(HouseClinic.profile([finding])).candidates.map(\.pretest.value)
    }
    #expect(try pretests(.present) == pretests(.uncertain(.one)))
  }

  @Test func `all rows of a source add up to what it is alone`() throws {
    let ranking = try HouseClinic.rank(
      HouseClinic.profile([
        .present("root.sensory-loss", .right, .l5), .present("pain.below-knee", .right),
        .present("root.slr", .right), .present("disc.centralisation"),
        .present("mri.modic-1", .unspecified, .l5S1),
      ]))
    for candidate in ranking.candidates {
      let pretest = candidate.pretest.value / (1 - candidate.pretest.value)
      let alone = candidate.alone.value / (1 - candidate.alone.value)
      let sum = candidate.evidence.reduce(0) { $0 + $1.logOdds }
      #expect(abs(alone.logarithm - pretest.logarithm - sum) < 1e-9)
    }
  }
}

extension Ranking {
  /// All that was worked out; the ledger, which follows the order of the document, left out.
  fileprivate var answer: String {
    "\(safety) \(candidates) \(String(describing: recommendation)) \(blocks) \(notes) \(logEvidence)"
  }
}
