import DDXCore
@testable import DDXRanking
import Testing

@Suite struct `Several structures before one reading` {
  private let facet: SourceID = "facet-joint"
  private let sij: SourceID = "sacroiliac-joint"
  private let hip: SourceID = "hip-joint"

  private func session(_ relief: Double) throws -> [DiagnosticBlock] {
    try [
      HouseClinic.block(relief, session: 1),
      HouseClinic.block(relief, procedure: "sacroiliac-joint-injection", levels: [], session: 1),
      HouseClinic.block(relief, procedure: "hip-joint-injection", levels: [], session: 1),
    ]
  }

  private func rank(_ blocks: [DiagnosticBlock]) throws -> Ranking {
    try HouseClinic.rank(HouseClinic.profile(blocks: blocks))
  }

  @Test func `are one reading, which raises all of them less than each alone`() throws {
    let (before, after) = (try rank([]), try rank(session(100)))
    for (source, index) in [(facet, 0), (sij, 1), (hip, 2)] {
      let alone = DiagnosticBlock(alone: try session(100)[index])
      #expect(after.posttest(source) > before.posttest(source))
      #expect(after.posttest(source) < (try rank([alone]).posttest(source)))
    }
  }

  @Test func `confirm no single source`() throws {
    let recommendation = try #require(try rank(session(100)).recommendation)
    #expect(recommendation.kind != .pathway)
    #expect(recommendation.criteria.allSatisfy { $0.state == .notBegun })
  }

  @Test func `without relief speak against all of them`() throws {
    let (before, after) = (try rank([]), try rank(session(0)))
    for source in [facet, sij, hip] {
      #expect(after.posttest(source) < before.posttest(source))
    }
  }

  @Test func `form one row of the evidence, and the rows add up`() throws {
    let candidate = try #require(try rank(session(100)).candidate(sij))
    let rows = candidate.evidence.filter { if case .session = $0.kind { true } else { false } }
    #expect(rows.count == 1)
    let total = candidate.evidence.reduce(0) { $0 + $1.logOdds }
    let (alone, before) = (candidate.alone.value, candidate.pretest.value)
    #expect(abs(exponential(total) - alone / (1 - alone) / (before / (1 - before))) < 1e-9)
  }

  @Test func `of one procedure on both sides say what a block of both sides says`() throws {
    let two = try rank([Side.left, .right].map { try HouseClinic.block(90, side: $0, session: 1) })
    let one = try rank([HouseClinic.block(90, side: .bilateral)])
    for candidate in one.candidates {
      #expect(abs(two.posttest(candidate.source) - candidate.posttest.value) < 1e-9)
    }
  }

  @Test func `more relief never makes a source of a session less probable than none`() throws {
    let none = try rank(session(0))
    let full = try rank(session(100))
    for source in [facet, sij, hip] { #expect(full.posttest(source) > none.posttest(source)) }
  }

  @Test func `a range of relief lies between its ends`() throws {
    func posttest(_ text: String) throws -> Double {
      try rank([HouseClinic.block(range: #require(ReliefRange(text)))]).posttest(facet)
    }
    let open = try posttest("40-90")
    #expect(try posttest("40") < open)
    #expect(try open < posttest("90"))
    #expect(try abs(posttest("0-100") - rank([]).posttest(facet)) < 1e-9)
    #expect(try posttest(">= 80") == posttest("90"))
    #expect(try posttest("worse") == posttest("0"))
  }
}

@Suite struct `What follows once a criterion is met` {
  private let facet: SourceID = "facet-joint"
  private let confirmed = Result {
    [
      try HouseClinic.block(90, levels: [.l4L5]),
      try HouseClinic.block(85, on: "2026-04-01", agent: .bupivacaine, levels: [.l4L5]),
    ]
  }

  private func next(
    _ findings: [Finding] = [], floor: Double? = nil
  ) throws -> Recommendation {
    let rules = try floor.map { try HouseClinic.rules().withFloor($0) } ?? HouseClinic.rules()
    let profile = try HouseClinic.profile(findings, blocks: confirmed.get())
    return try #require(try HouseClinic.ranker(rules).rank(profile).recommendation)
  }

  @Test func `below the floor no treatment is proposed, and the page says why`() throws {
    let low = try next(floor: 0.1)
    #expect(low.kind == .pathway)
    let high = try next(floor: 0.99)
    #expect(high.kind != .pathway && high.pathway == nil)
    guard case .belowFloor(facet, _, _, _) = high.reasons.first else {
      Issue.record("no floor: \(high.reasons)")
      return
    }
    #expect(
      high.refused.contains {
        $0.procedure == "medial-branch-block" && $0.reason == .criterionMet(facet)
      })
  }

  @Test func `no ablation at a fused level, and a fusion without a level is a caution`() throws {
    let fused = try next([.present("history.lumbar-fusion", .unspecified, .l4L5)])
    #expect(fused.pathway?.id != "facet-medial-branch-ablation")
    let above = try next([.present("history.lumbar-fusion", .unspecified, .l2L3)])
    #expect(above.pathway?.id == "facet-medial-branch-ablation")
    let somewhere = try next([.present("history.lumbar-fusion")])
    #expect(somewhere.pathway?.id == "facet-medial-branch-ablation")
    #expect(
      somewhere.reasons.contains { if case .pathwayDoubtful = $0 { true } else { false } })
  }

  @Test(
    arguments: [
      "ct.fusion-solid", "xray.fusion-solid", "history.fusion-helped", "history.fusion-failed",
    ] as [FindingCode])
  func `no ablation at a level whose fusion follows from another finding`(code: FindingCode) throws
  {
    let fused = try next([.present(code, .unspecified, .l4L5)])
    #expect(fused.pathway?.id != "facet-medial-branch-ablation")
    #expect(fused.reasons.contains { if case .pathwayBarred = $0 { true } else { false } })
  }

  @Test func `a fusion to the sacrum is one at L5-S1, for a ranking and for a plan`() throws {
    let profile = try HouseClinic.profile(
      [.present("history.fusion-to-sacrum")],
      blocks: [
        HouseClinic.block(90, levels: [.l5S1]),
        HouseClinic.block(85, on: "2026-04-01", agent: .bupivacaine, levels: [.l5S1]),
      ])
    let fused = try #require(try HouseClinic.rank(profile).recommendation)
    #expect(fused.pathway?.id != "facet-medial-branch-ablation")
    #expect(fused.reasons.contains { if case .pathwayBarred = $0 { true } else { false } })
    let plan = try #require(try HouseClinic.house.get().plan(profile, depth: 1))
    #expect(plan.beginsAsRanked)
  }

  @Test func `no branch block is proposed at a fused level while another is left`() throws {
    func patient(_ fused: [Level]) throws -> ClinicalProfile {
      let signs: [Finding] = [
        .present("pain.paraspinal", .right), .present("pain.extension"),
        .present("facet.extension-rotation", .right), .absent("pain.midline"),
        .absent("pain.below-knee"), .absent("sij.thigh-thrust", .right),
        .absent("hip.internal-rotation-pain", .right),
      ]
      return try HouseClinic.profile(
        signs + fused.map { Finding.present("history.lumbar-fusion", .unspecified, $0) }, age: 72)
    }
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    func next(_ fused: [Level]) throws -> Recommendation {
      try #require(try ranker.rank(patient(fused)).recommendation)
    }
    func block(_ recommendation: Recommendation) -> Recommendation.Option? {
      recommendation.options.first { $0.procedure == "medial-branch-block" }
    }
    #expect(try block(next([]))?.levels.contains(.l4L5) == true)
    let spared = try #require(try block(next([.l4L5])))
    #expect(!spared.levels.isEmpty && !spared.levels.contains(.l4L5))
    let all = try next([.l2L3, .l3L4, .l4L5, .l5S1])
    let refusal = all.refused.first { $0.procedure == "medial-branch-block" }?.reason
    guard case .leadsNowhere(_, let findings)? = refusal else {
      Issue.record("not refused for the fusion: \(String(describing: refusal))")
      return
    }
    #expect(block(all) == nil && findings.compactMap(\.level) == [.l4L5, .l5S1])
    func procedures(_ step: Plan.Step) -> Set<ProcedureID> {
      guard case .procedure(let option, let branches) = step else { return [] }
      return branches.reduce(into: [option.procedure]) { $0.formUnion(procedures($1.step)) }
    }
    for depth in 1...2 {
      let plan = try #require(
        try ranker.plan(patient([.l2L3, .l3L4, .l4L5, .l5S1]), depth: depth))
      let planned = procedures(plan.root)
      #expect(!planned.isEmpty && !planned.contains("medial-branch-block"), "\(planned)")
    }
  }

  @Test func `no ablation on the side where one failed`() throws {
    let failed: FindingCode = "history.medial-branch-ablation-failed"
    #expect(try next([.present(failed, .right)]).pathway?.id != "facet-medial-branch-ablation")
    #expect(try next([.present(failed, .left)]).pathway?.id == "facet-medial-branch-ablation")
  }
}

@Suite struct `Pain that is not chronic` {
  private func notes(_ pain: Pain) throws -> [RankingNote] {
    let profile = try HouseClinic.profile()
    return try HouseClinic.rank(
      ClinicalProfile(
        id: "p", date: profile.date, patient: profile.patient, pain: pain,
        findings: profile.findings)
    ).notes
  }

  @Test func `is told`() throws {
    let days = try #require(ClinicalDuration("P3D"))
    #expect(try notes(Pain(duration: days)).contains(.notChronic(days)))
    #expect(
      try !notes(Pain(duration: ClinicalDuration("P3M"))).contains { note in
        if case .notChronic = note { true } else { false }
      })
    #expect(try notes(Pain(intensity: 0)).contains(.painless))
  }
}

@Suite struct `A patient whom the numbers were not made for` {
  private func notes(age: Int, level: Level) throws -> [RankingNote] {
    let profile = try HouseClinic.profile()
    return try HouseClinic.rank(
      ClinicalProfile(
        id: "p", date: profile.date, patient: Patient(age: age), pain: profile.pain,
        findings: [Finding(code: "mri.modic-1", state: .present, level: level)])
    ).notes
  }

  @Test func `is noted below the age of 18`() throws {
    #expect(try notes(age: 17, level: .l4L5).contains(.young(age: 17)))
    #expect(try !notes(age: 18, level: .l4L5).contains(.young(age: 18)))
  }

  @Test func `is noted for a sixth lumbar vertebra`() throws {
    #expect(try notes(age: 40, level: .l5L6).contains(.sixLumbarVertebrae))
    #expect(try !notes(age: 40, level: .l5S1).contains(.sixLumbarVertebrae))
  }
}

extension ClinicalProtocol {
  /// The same edition, with a floor under every treatment.
  fileprivate func withFloor(_ floor: Double) -> ClinicalProtocol {
    withNextStep {
      NextStepRules(
        lambda: $0.lambda, citation: $0.citation, burdens: $0.burdens, limits: $0.limits,
        intervalDays: $0.intervalDays, floor: Probability(clamping: floor))
    }
  }
}
