import DDXCore
@testable import DDXRanking
import Testing

@Suite struct `Where a criterion stands` {
  private let facet: SourceID = "facet-joint"

  /// The house's criterion of the facet joint with something else asked for.
  private func criterion(
    uptake: Criterion.Uptake = .counts, needsImaging: Bool = false, blocks: Int = 2,
    within days: Int? = nil, prolonged: Criterion.Prolonged = .counts
  ) throws -> Criterion {
    let house = try #require(HouseClinic.rules().criteria.first { $0.source == facet })
    return Criterion(
      source: house.source, procedures: house.procedures, blocks: blocks, relief: house.relief,
      needsDifferentAgents: house.needsDifferentAgents && blocks > 1, needsOrder: false,
      needsMovements: false, intervalDays: house.intervalDays, withinDays: days,
      afterNegative: .stop, prolonged: prolonged, prolongedFrom: house.prolongedFrom,
      agents: house.agents, citation: house.citation, text: house.text,
      needsImaging: needsImaging, uptake: uptake)
  }

  private func status(
    _ blocks: [DiagnosticBlock], _ criterion: Criterion, intensity: Double? = nil,
    side: Side = .right
  ) throws -> CriterionStatus {
    let profile = try HouseClinic.profile(blocks: blocks)
    return CriterionStatus(
      criterion,
      profile: ClinicalProfile(
        id: "p", date: profile.date, patient: profile.patient,
        pain: Pain(intensity: intensity, side: side), blocks: blocks))
  }

  @Test(arguments: [Side.bilateral, .left, .right])
  func `blocks beside the spine confirm pain in the midline`(side: Side) throws {
    let blocks = try [
      HouseClinic.block(90, side: side),
      HouseClinic.block(85, on: "2026-04-01", agent: .bupivacaine, side: side),
    ]
    #expect(try status(blocks, criterion(), side: .midline).state == .met)
    let other = try status(blocks, criterion(), side: side == .left ? .right : .left)
    #expect((other.state == .met) == (side == .bilateral))
  }

  @Test func `a block that went into a vessel is neither negative nor the end`() throws {
    let seen = try HouseClinic.block(20, uptake: .seen)
    let open = try status([seen], criterion(uptake: .indeterminate))
    #expect(open.state == .indeterminate && !open.isClosed)
    #expect(open.verdicts.map(\.verdict) == [.discounted(.uptake)])
    let counted = try status([seen], criterion())
    #expect(counted.state == .negative && counted.isClosed)
    let after = try status(
      [HouseClinic.block(90), HouseClinic.block(20, on: "2026-04-01", uptake: .seen)],
      criterion(uptake: .indeterminate))
    #expect(after.state == .begun(positive: 1, needed: 2) && !after.isClosed)
  }

  @Test func `relief in spite of a vessel counts`() throws {
    let status = try status(
      [HouseClinic.block(90, uptake: .seen)], criterion(uptake: .indeterminate))
    #expect(status.state == .begun(positive: 1, needed: 2))
  }

  @Test func `an unguided block neither confirms nor excludes where imaging is asked for`() throws {
    for relief in [20.0, 90] {
      let block = try HouseClinic.block(relief, guidance: DiagnosticBlock.Guidance.none)
      let status = try status([block], criterion(needsImaging: true))
      #expect(status.state == .indeterminate && !status.isClosed)
      #expect(status.discounted.map(\.reason) == [.unguided])
      #expect(try self.status([block], criterion()).state != .indeterminate)
    }
  }

  @Test func `a session with another structure confirms nothing`() throws {
    let blocks = try [
      HouseClinic.block(100, session: 1),
      HouseClinic.block(100, procedure: "hip-joint-injection", levels: [], session: 1),
    ]
    let status = try status(blocks, criterion(blocks: 1))
    #expect(status.state == .notBegun)
    #expect(status.verdicts.map(\.verdict) == [.discounted(.session)])
  }

  @Test func `a session of one procedure on both sides is one block`() throws {
    let blocks = try [Side.left, .right].map { try HouseClinic.block(90, side: $0, session: 1) }
    let status = try status(blocks, criterion(blocks: 1))
    #expect(status.state == .met)
    #expect(status.positives.map(\.side) == [.bilateral])
  }

  @Test(arguments: [
    ("80-100", CriterionStatus.Verdict.positive), (">= 80", .positive), ("60-75", .short),
    ("70-90", .discounted(.undecided)), (">= 50", .discounted(.undecided)), ("worse", .short),
  ]) func `a range counts only where all of it says the same`(
    text: String, verdict: CriterionStatus.Verdict
  ) throws {
    let block = try HouseClinic.block(range: #require(ReliefRange(text)))
    #expect(try status([block], criterion(blocks: 1)).verdicts.map(\.verdict) == [verdict])
  }

  @Test func `a mixture acts as long as its longest drug, and an unnamed drug can't be compared`()
    throws
  {
    func second(_ agents: [DiagnosticBlock.Agent]) throws -> CriterionStatus.State {
      try status(
        [
          HouseClinic.block(90, agent: .lidocaine),
          HouseClinic.block(90, on: "2026-04-01", agents: agents),
        ], criterion()
      ).state
    }
    #expect(try second([.lidocaine, .bupivacaine]) == .met)
    #expect(try second([.chloroprocaine]) == .begun(positive: 1, needed: 2))
    #expect(try second([.levobupivacaine]) == .met)
    #expect(try second([.localAnaesthetic]) == .begun(positive: 1, needed: 2))
  }

  @Test func `of a month the safer end counts`() throws {
    let first = try HouseClinic.block(90, on: "2026-03-01", until: "2026-03-31")
    func next(_ date: String) throws -> CriterionStatus {
      try status(
        [first, HouseClinic.block(90, on: date, agent: .bupivacaine)], criterion())
    }
    #expect(try next("2026-04-10").discounted.map(\.reason) == [.tooSoon(days: 10)])
    #expect(try next("2026-04-20").state == .met)
    let old = try status([first], criterion(within: 60))
    #expect(old.discounted.map(\.reason) == [.tooOld])
  }

  @Test func `relief is prolonged only while it lasts and the pain is gone`() throws {
    let rule = try criterion(blocks: 1, prolonged: .noFurther)
    let lasting = try HouseClinic.block(90, on: "2026-04-19", lasting: "P3W")
    let ended = try HouseClinic.block(90, on: "2026-03-02", lasting: "P3W")
    #expect(try status([lasting], rule).isProlonged)
    #expect(try status([lasting], rule, intensity: 1).isProlonged)
    #expect(try !status([lasting], rule, intensity: 7).isProlonged)
    #expect(try !status([ended], rule).isProlonged)
    #expect(try status([ended], rule).state == .met)
  }

  @Test func `more relief never takes a criterion back`() throws {
    func standing(_ relief: Double) throws -> Int {
      let block = try HouseClinic.block(relief, on: "2026-04-01", agent: .bupivacaine)
      switch try status([HouseClinic.block(90), block], criterion()).state {
      case .met: return 2
      case .begun: return 1
      default: return 0
      }
    }
    let standings = try stride(from: 0.0, through: 100, by: 10).map(standing)
    #expect(standings == standings.sorted())
  }

  @Test func `a block after the criterion was met is listed, and does not count`() throws {
    let status = try status(
      [
        HouseClinic.block(90), HouseClinic.block(85, on: "2026-04-01", agent: .bupivacaine),
        HouseClinic.block(10, on: "2026-05-01"),
      ], criterion())
    #expect(status.state == .met)
    #expect(status.verdicts.map(\.verdict) == [.positive, .positive, .discounted(.afterMet)])
  }

  @Test func `a negative block on the other side says nothing of a positive one`() throws {
    func status(_ left: String, _ right: String, on side: Side) throws -> CriterionStatus {
      let positive = try HouseClinic.block(90, on: left, side: .left)
      let negative = try HouseClinic.block(10, on: right, agent: .bupivacaine, side: side)
      return try self.status(
        [positive, negative].sorted { $0.date < $1.date }, criterion(), side: .midline)
    }
    for second in ["2026-02-01", "2026-04-01"] {
      let count = try status("2026-03-01", second, on: .right)
      #expect(count.state == .begun(positive: 1, needed: 2))
      #expect(!count.isClosed)
      #expect(count.nextAgent == .bupivacaine)
      #expect(count.earliest == CalendarDate("2026-03-01")?.adding(days: 14))
    }
    let after = try status("2026-03-01", "2026-04-01", on: .left)
    #expect(after.state == .failedConfirmation && after.isClosed)
  }

  @Test func `a confirmation goes where the first block was positive`() throws {
    let blocks = try [
      HouseClinic.block(90, side: .left, levels: [.l4L5]),
      HouseClinic.block(10, on: "2026-04-01", agent: .bupivacaine, side: .right, levels: [.l4L5]),
    ]
    let profile = try HouseClinic.profile(blocks: blocks, side: .midline)
    let option = try #require(try HouseClinic.rank(profile).recommendation?.option)
    #expect(option.procedure == "medial-branch-block" && option.side == .left)
    #expect(option.agent == .bupivacaine)
  }
}
