import DDXCore
@testable import DDXRanking
import Testing

/// What comes before a needle, also where the needle is a treatment.
@Suite struct `Before a needle` {
  private let root: [Finding] = [
    .present("pain.below-knee", .right), .present("root.slr", .right),
    .present("root.sensory-loss", .right, .l5), .present("root.motor-weakness", .right, .l5),
    .present("mri.nerve-root-compression", .right, .l5),
  ]

  private func ranking(_ profile: ClinicalProfile) throws -> Ranking {
    try HouseClinic.ranker("ddx@2026.2").rank(profile)
  }

  @Test func `a drug is discussed before a treatment by needle as before a block`() throws {
    for blocks in [
      [], [try HouseClinic.block(90, procedure: "transforaminal-block", levels: [.l5])],
    ] {
      let ranking = try ranking(
        HouseClinic.profile(
          root, blocks: blocks, medications: [Medication(drugClass: .antiplatelet)]))
      let kind = ranking.recommendation?.kind
      #expect((kind == .pathway) == !blocks.isEmpty)
      #expect(ranking.safety.verdict == .discuss)
    }
  }

  @Test(
    arguments: [
      ("ddx@2026.2", .present, true), ("asra-consensus@2020", .present, true),
      ("ddx@2026.2", .absent, false),
    ] as [(String, FindingState, Bool)])
  func `a raised INR comes before an injection into the canal or at a root`(
    edition: String, state: FindingState, isRefused: Bool
  ) throws {
    let inr = Finding(code: "lab.inr-raised", state: state)
    let ranking = try HouseClinic.ranker(edition).rank(HouseClinic.profile(root + [inr]))
    let recommendation = try #require(ranking.recommendation)
    let refused = recommendation.refused.filter {
      if case .contraindication("inr-raised", _) = $0.reason { true } else { false }
    }
    #expect(refused.isEmpty != isRefused)
    #expect(recommendation.options.contains { $0.procedure == "transforaminal-block" } != isRefused)
    // A branch block bleeds little.
    #expect(refused.allSatisfy { $0.procedure != "medial-branch-block" })
  }

  @Test func `a raised INR that is only possible forbids a block and a treatment at a root alike`()
    throws
  {
    let inr = Finding(code: "lab.inr-raised", state: .uncertain(try Probability(0.3)))
    let block = try HouseClinic.block(90, procedure: "transforaminal-block", levels: [.l5])
    let ranking = try ranking(HouseClinic.profile(root + [inr], blocks: [block]))
    #expect(ranking.recommendation?.pathway?.id != "root-transforaminal-steroid")
    let reason = try #require(
      ranking.safety.reasons.first { $0.signs == [.finding("lab.inr-raised")] })
    #expect(reason.isOnlyPossible)
  }

  @Test func `a part that is only possible holds a needle as far as the whole would`() throws {
    let possible = FindingState.uncertain(try Probability(0.9))
    let weak = Finding(
      code: "root.motor-weakness", state: possible, side: .right, level: .l5, grade: "1")
    #expect(try ranking(HouseClinic.profile([weak])).safety.notAsked == ["redflag.severe-weakness"])
    let hip: [Finding] = [
      .present("pain.groin", .right), .present("hip.decreased-internal-rotation", .right),
      Finding(code: "history.hip-replacement-failed", state: possible, side: .right),
    ]
    #expect(try ranking(HouseClinic.profile(hip)).safety.verdict == .discuss)
    let fused = Finding(code: "ct.fusion-solid", state: possible, level: .l4L5)
    let blocks = try Self.confirmed(.right)
    let treatment = try ranking(HouseClinic.profile([fused], blocks: blocks)).recommendation
    #expect(treatment?.pathway?.id == "facet-exercise" && treatment?.unrecorded == [])
  }

  /// Two comparative blocks that meet the criterion of the facet joint.
  private static func confirmed(_ side: Side) throws -> [DiagnosticBlock] {
    [
      try HouseClinic.block(90, on: "2026-02-02", side: side),
      try HouseClinic.block(95, on: "2026-03-12", agent: .bupivacaine, side: side),
    ]
  }

  @Test func `nothing is treated where the pain probably does not come from`() throws {
    let findings: [Finding] = [
      .present("root.slr", .right), .present("mri.nerve-root-compression", .right, .l5),
      Finding(code: "root.crossed-slr", state: .present, side: .left, isContralateral: true),
    ]
    func recommendation(at level: Level) throws -> (Candidate, Recommendation) {
      let block = try HouseClinic.block(
        90, procedure: "transforaminal-block", levels: [level])
      let ranking = try ranking(HouseClinic.profile(findings, blocks: [block]))
      return (
        try #require(ranking.candidates.first { $0.source == "nerve-root" }),
        try #require(ranking.recommendation)
      )
    }
    let (root, elsewhere) = try recommendation(at: .s1)
    #expect(elsewhere.pathway == nil)
    let found = elsewhere.reasons.compactMap { reason -> (source: Double, there: Double)? in
      guard case .elsewhere("nerve-root", let source, let there, _) = reason else { return nil }
      return (source.value, there.value)
    }
    let (source, there) = try #require(found.first)
    let reached = root.sites.filter { $0.site.level == .s1 && $0.site.side.concerns(.right) }
    #expect(source == root.posttest.value && there < source / 2)
    #expect(abs(there - reached.reduce(0) { $0 + $1.posttest.value }) < 1e-12)
    #expect(try recommendation(at: .l5).1.pathway?.id == "root-transforaminal-steroid")
  }

  @Test func `blocks of both sides lead to a treatment of the side that hurts`() throws {
    let blocks = try Self.confirmed(.bilateral)
    let one = try #require(try ranking(HouseClinic.profile(blocks: blocks)).recommendation)
    #expect(one.pathway != nil && one.criteria.first { $0.state == .met }?.place?.side == .right)
    let both = try #require(
      try ranking(HouseClinic.profile(blocks: blocks, side: .bilateral)).recommendation)
    #expect(both.criteria.first { $0.state == .met }?.place?.side == .bilateral)
    let failed = Finding(
      code: "history.medial-branch-ablation-failed", state: .present, side: .left)
    let other = try ranking(HouseClinic.profile([failed], blocks: blocks)).recommendation
    #expect(other?.pathway?.id == "facet-medial-branch-ablation")
    let begun = try ranking(HouseClinic.profile(blocks: [blocks[0]])).recommendation
    let next = begun?.options.first { $0.procedure == "medial-branch-block" }
    #expect(next?.side == .right)
  }

  @Test func `pain whose side is not recorded leads to no needle on both sides`() throws {
    let tests: [Finding] = [
      .present("sij.distraction", .bilateral), .present("sij.compression", .bilateral),
      .present("sij.thigh-thrust", .right),
    ]
    for findings in [[], tests] {
      let recommendation = try #require(
        try ranking(HouseClinic.profile(findings, side: .unspecified)).recommendation)
      #expect(!recommendation.options.isEmpty)
      #expect(recommendation.options.allSatisfy { $0.side != .bilateral })
    }
  }

  @Test func `what must be known before a needle and is not recorded is named`() throws {
    func unrecorded(_ profile: ClinicalProfile) throws -> [BeforeNeedle] {
      try #require(try ranking(profile).recommendation).unrecorded
    }
    let blocks = try Self.confirmed(.right)
    #expect(
      try unrecorded(HouseClinic.profile(blocks: blocks, age: 30))
        == [.pregnancy, .medications, .allergies])
    #expect(
      try unrecorded(
        HouseClinic.profile(
          blocks: blocks, age: 30, medications: [Medication(drugClass: .opioid)],
          isPregnant: false)) == [.allergies])
    #expect(
      try unrecorded(HouseClinic.profile(blocks: blocks)) == [.medications, .allergies])
    let stopped = try HouseClinic.profile([.present("mri.discitis")], blocks: blocks)
    #expect(try unrecorded(stopped).isEmpty)
  }

  @Test func `an examination by a whole and not its parts is one`() throws {
    let recommendation = try #require(try ranking(HouseClinic.profile(root)).recommendation)
    #expect(!recommendation.reasons.contains(.examineFirst("nerve-root")))
  }

  @Test(arguments: [Side.left, .right])
  func `a block where it does not hurt is not repeated there`(side: Side) throws {
    let hip: [Finding] = [
      .present("pain.groin", .right), .present("hip.decreased-internal-rotation", .right),
      .present("hip.decreased-adduction", .right),
    ]
    let block = try HouseClinic.block(
      0, procedure: "hip-joint-injection", side: .left, levels: [])
    let ranking = try ranking(
      HouseClinic.profile(hip, blocks: side == .left ? [block] : [], age: 70))
    let recommendation = try #require(ranking.recommendation)
    let injection = try #require(
      recommendation.options.first { $0.procedure == "hip-joint-injection" })
    #expect(injection.side == .right)
  }

  @Test(
    arguments: [
      ("history.hip-replacement-failed", "hip-replaced"),
      ("xray.hip-prosthesis-loosening", "hip-replaced"),
      ("history.sij-fusion-failed", "sacroiliac-joint-fused"),
    ] as [(FindingCode, String)])
  func `a joint that was operated on is heard from what follows`(
    code: FindingCode, rule: String
  ) throws {
    let profile = try HouseClinic.profile([
      .present(code, .right), .present("pain.groin", .right),
      .present("hip.decreased-internal-rotation", .right), .present("sij.thigh-thrust", .right),
      .present("sij.distraction", .right), .present("sij.compression", .right),
    ])
    let ranking = try ranking(profile)
    let bases = ranking.safety.reasons.map(\.basis)
    #expect(bases.contains { $0 == .contraindication(id: rule) })
    let options = try #require(ranking.recommendation).options
    #expect(options.contains { $0.discuss.contains { $0.id == rule } })
  }

  @Test
  func `the drug that completes a confirmation is another than that of the block that counts`()
    throws
  {
    let blocks = try [
      HouseClinic.block(90, on: "2026-02-02"),
      HouseClinic.block(90, on: "2026-02-10", agent: .bupivacaine),
    ]
    let option = try #require(
      try HouseClinic.rank(HouseClinic.profile(blocks: blocks)).recommendation?.option)
    #expect(option.procedure == "medial-branch-block" && option.agent == .bupivacaine)
  }
}
