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
