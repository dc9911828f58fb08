import DDXCore
import DDXRanking
import Testing

@Suite struct `What an edition changes` {
  let facet: SourceID = "facet-joint"
  let branchBlock: ProcedureID = "medial-branch-block"

  @Test func `under ASIPP a repeat after a negative block is refused, and the rule is named`()
    throws
  {
    let profile = try HouseClinic.profile(blocks: [HouseClinic.block(35, uptake: .seen)])
    let recommendation = try #require(
      try HouseClinic.ranker("asipp@2020").rank(profile).recommendation)
    let refusal = try #require(
      recommendation.refused.first { $0.procedure == branchBlock }?.reason)
    guard case .criterion(.negative, let rule, let citation) = refusal else {
      Issue.record("refused for another reason: \(refusal)")
      return
    }
    #expect(rule.contains("80 %"))
    #expect(citation.name.hasPrefix("ASIPP"))
    #expect(
      try HouseClinic.rank(profile).recommendation?.refused.contains {
        $0.procedure == branchBlock
      } == false)
  }

  @Test func `sensitisation changes the immediate response in the article's edition only`() throws {
    func change(_ edition: String) throws -> Double {
      let ranker = try HouseClinic.ranker(edition)
      let block = try HouseClinic.block(20)
      let plain = try ranker.rank(HouseClinic.profile(blocks: [block]))
      let sensitised = try ranker.rank(
        HouseClinic.profile([.present("questionnaire.csi-40")], blocks: [block]))
      return sensitised.posttest(facet) - plain.posttest(facet)
    }
    #expect(abs(try change("ddx@2026.1")) < 1e-12)
    #expect(try change("article@2024") > 0.01)
  }

  @Test func `60 % relief confirms under the consensus and is negative under ASIPP`() throws {
    let profile = try HouseClinic.profile(
      [.present("sij.thigh-thrust", .right)], blocks: [HouseClinic.block(60)])
    let consensus = try HouseClinic.ranker("asra-consensus@2020").rank(profile)
    let asipp = try HouseClinic.ranker("asipp@2020").rank(profile)
    #expect(
      consensus.recommendation?.criteria.first { $0.criterion.source == facet }?.state == .met)
    #expect(
      asipp.recommendation?.criteria.first { $0.criterion.source == facet }?.state == .negative)
    #expect(consensus.posttest(facet) > consensus.pretest(facet))
    #expect(asipp.posttest(facet) < asipp.pretest(facet))
  }
}

@Suite struct `The clinic by age` {
  @Test func `from 30 to 70 the disc falls, the facet and SI joints rise`() throws {
    let rankings = try [30, 40, 50, 60, 70].map { age in
      try HouseClinic.rank(HouseClinic.profile(age: age))
    }
    func pretests(_ source: SourceID) -> [Double] { rankings.map { $0.pretest(source) } }
    let disc = pretests("intervertebral-disc")
    #expect(zip(disc, disc.dropFirst()).allSatisfy { $0 > $1 })
    for source in ["facet-joint", "sacroiliac-joint"] as [SourceID] {
      let values = pretests(source)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }
    let old = try HouseClinic.rank(HouseClinic.profile(age: 90))
    #expect(old.pretest("facet-joint") == rankings[4].pretest("facet-joint"))
  }

  @Test func `after a fusion the SI joint leads`() throws {
    let ranking = try HouseClinic.rank(
      HouseClinic.profile([.present("history.lumbar-fusion")], age: 50))
    let pretests = ranking.candidates.sorted { $0.pretest > $1.pretest }
    #expect(pretests.first?.source == "sacroiliac-joint")
    #expect(abs(ranking.pretest("sacroiliac-joint") - 0.352) < 0.001)
  }

  @Test func `P(two or more) that the shares do not allow is lowered, and said`() throws {
    let ranker = try Synthetic.ranker(rules: Synthetic.rules(multiple: 0.95))
    let ranking = try ranker.rank(Synthetic.profile([]))
    let note = ranking.notes.first {
      if case .multipleSourcesLowered = $0 { true } else { false }
    }
    guard case .multipleSourcesLowered(requested: 0.95, let used)? = note else {
      Issue.record("nothing was said")
      return
    }
    #expect(used < 0.95)
  }
}
