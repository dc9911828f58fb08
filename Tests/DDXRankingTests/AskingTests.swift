import DDXCore
import DDXDocuments
@testable import DDXRanking
import Testing

@Suite struct `Asking before a needle` {
  static let house = Result { try HouseClinic.ranker("ddx@2026.2") }

  private func next(
    _ findings: [Finding] = [], blocks: [DiagnosticBlock] = [], notKnown: [FindingCode] = []
  ) throws -> Recommendation {
    let profile = try HouseClinic.profile(findings, blocks: blocks).with(notKnown: notKnown)
    return try #require(try Self.house.get().rank(profile).recommendation)
  }

  private func codes(_ recommendation: Recommendation) -> [FindingCode] {
    recommendation.questions.compactMap {
      if case .finding(let code) = $0.subject { code } else { nil }
    }
  }

  @Test func `a patient of whom only age and side are known is asked first`() throws {
    let recommendation = try next()
    #expect(recommendation.kind == .ask)
    #expect((1...Asking.most).contains(codes(recommendation).count))
    #expect(recommendation.provisional == .procedure)
    #expect(recommendation.option != nil)
  }

  @Test func `every question may change the step, and its answers are as probable as all together`()
    throws
  {
    for question in try next().questions {
      #expect(question.changesStep)
      #expect(question.value > 0)
      #expect(abs(question.answers.reduce(0) { $0 + $1.probability.value } - 1) < 1e-9)
    }
  }

  @Test func `the most valuable question comes first`() throws {
    let values = try next().questions.map(\.value)
    #expect(values == values.sorted(by: >))
  }

  @Test func `an edition that does not ask first proposes the step, and names one question`() throws
  {
    let profile = try HouseClinic.profile()
    let recommendation = try #require(try HouseClinic.rank(profile).recommendation)
    #expect(recommendation.kind != .ask)
    #expect(recommendation.questions.count == 1 && recommendation.provisional == nil)
  }

  @Test func `a finding that is not known is not asked again, and changes nothing`() throws {
    let first = try next()
    let aside = try #require(codes(first).first)
    let second = try next(notKnown: [aside])
    #expect(!codes(second).contains(aside))
    let profile = try HouseClinic.profile()
    let (with, without) = (
      try Self.house.get().rank(profile.with(notKnown: [aside])),
      try Self.house.get().rank(profile)
    )
    #expect(with.candidates.map(\.posttest) == without.candidates.map(\.posttest))
    #expect(with.ledger.contains { $0.reason == .notKnown })
  }

  @Test func `whether one side alone hurts is not asked where the side is recorded`() throws {
    let house = try Self.house.get()
    func asked(_ side: Side) throws -> [FindingCode] {
      let profile = try HouseClinic.profile(side: side)
      let workup = try house.maker.workup(profile)
      return FreeQuestions(workup: workup, vocabulary: house.vocabulary, maker: house.maker)
        .unrecorded
    }
    #expect(try asked(.unspecified).contains("pain.unilateral"))
    for side in [Side.left, .right, .bilateral, .midline] {
      #expect(try !asked(side).contains("pain.unilateral"))
    }
  }

  @Test func `what hardly goes with a finding that is present is not asked`() throws {
    let house = try Self.house.get()
    func asked(_ findings: [Finding]) throws -> [FindingCode] {
      let profile = try HouseClinic.profile(findings, side: .unspecified)
      let workup = try house.maker.workup(profile)
      return FreeQuestions(workup: workup, vocabulary: house.vocabulary, maker: house.maker)
        .unrecorded
    }
    #expect(try !asked([.present("pain.bilateral")]).contains("pain.unilateral"))
    #expect(try asked([.absent("pain.bilateral")]).contains("pain.unilateral"))
    #expect(try !asked([.present("pain.above-l5")]).contains("pain.below-l5"))
    #expect(try !asked([.present("pain.below-l5")]).contains("pain.above-l5"))
  }

  @Test func `a composite is never asked with its part, nor two marks of one scale`() throws {
    let vocabulary = try HouseClinic.reader.get().vocabulary
    let asked = codes(try next())
    for code in asked {
      let parts = vocabulary.finding(code)?.rule?.codes ?? []
      #expect(Set(parts).isDisjoint(with: asked))
      let scale = vocabulary.scale(holding: code)
      #expect(
        asked.filter { vocabulary.scale(holding: $0)?.id == scale?.id && scale != nil }.count <= 1)
    }
  }

  @Test func `the drug of a positive block is asked for, as the confirmation depends on it`() throws
  {
    let first = try HouseClinic.block(90, guidance: .fluoroscopy, agents: [])
    let recommendation = try next(blocks: [first])
    let isAsked = recommendation.questions.contains {
      if case .block(.agent, _, _) = $0.subject { true } else { false }
    }
    #expect(isAsked || recommendation.kind == .procedure)
  }

  @Test func `a block without a recorded relief is asked about`() throws {
    let block = DiagnosticBlock(
      procedure: "medial-branch-block", date: try #require(CalendarDate("2026-03-02")),
      side: .right, levels: [.l4L5, .l5S1], agent: .lidocaine, guidance: .fluoroscopy)
    let recommendation = try next(blocks: [block])
    let question = try #require(
      recommendation.questions.first {
        if case .block(.relief, _, _) = $0.subject { true } else { false }
      })
    #expect(question.answers.count == 3)
    #expect(abs(question.answers.reduce(0) { $0 + $1.probability.value } - 1) < 1e-9)
  }
}

@Suite struct `How a block may have come to show what it did` {
  private func explanation(
    _ block: DiagnosticBlock, under edition: String = "ddx@2026.2"
  ) throws -> BlockExplanation {
    let profile = try HouseClinic.profile(blocks: [block])
    let ranking = try HouseClinic.ranker(edition).rank(profile)
    return try #require(ranking.blocks.first?.explanation)
  }

  @Test func `uptake that was seen makes it likelier that the block never arrived`() throws {
    let clean = try explanation(HouseClinic.block(10))
    let seen = try explanation(HouseClinic.block(10, uptake: .seen))
    #expect(seen.vessel > clean.vessel)
    #expect(seen.notReached > clean.notReached)
    #expect(clean.vessel == .zero)
  }

  @Test func `a block that fell short was no placebo response, and full relief may be`() throws {
    #expect(try explanation(HouseClinic.block(10)).placebo == .zero)
    let full = try explanation(HouseClinic.block(95))
    #expect(full.placebo > .zero)
    #expect(full.placebo < .half)
  }

  @Test func `full relief makes it less likely that it missed than none does`() throws {
    #expect(
      try explanation(HouseClinic.block(95)).notReached
        < explanation(HouseClinic.block(10)).notReached)
  }
}
