import DDXCore
@testable import DDXRanking
import Testing

@Suite struct `What to do next` {
  let facet: SourceID = "facet-joint"
  let branchBlock: ProcedureID = "medial-branch-block"

  func next(
    _ blocks: [DiagnosticBlock] = [], _ findings: [Finding] = [], age: Int = 58,
    medications: [Medication] = [], allergies: [Allergy] = [], isPregnant: Bool? = nil
  ) throws -> Recommendation {
    let profile = try HouseClinic.profile(
      findings, blocks: blocks, age: age, medications: medications, allergies: allergies,
      isPregnant: isPregnant)
    return try #require(HouseClinic.rank(profile).recommendation)
  }

  @Test func `two blocks of 80 % lead to ablation with its expected success`() throws {
    let recommendation = try next([
      HouseClinic.block(90), HouseClinic.block(85, on: "2026-04-01", agent: .bupivacaine),
    ])
    #expect(recommendation.kind == .pathway)
    #expect(recommendation.pathway?.id == "facet-medial-branch-ablation")
    let success = try #require(recommendation.success)
    #expect(success.value.value == 0.632)
    #expect(success.value.low == 0.41)
    #expect(success.value.high == 0.85)
    #expect(success.citation == "Conger2020")
  }

  @Test func `one block of 80 % is confirmed with the other agent at the same place`() throws {
    let recommendation = try next([HouseClinic.block(85)])
    let option = try #require(recommendation.option)
    #expect(option.procedure == branchBlock)
    #expect(option.agent == .bupivacaine)
    #expect(option.side == .right)
    #expect(option.levels == [.l4L5, .l5S1])
    guard case .confirmation(facet, positive: 1, needed: 2, _, _) = recommendation.reasons.first
    else {
      Issue.record("no confirmation: \(recommendation.reasons)")
      return
    }
  }

  @Test(arguments: ["ddx@2026.1", "ddx@2026.2"])
  func `where nothing hurts no block is offered`(edition: String) throws {
    let house = try HouseClinic.profile()
    func recommendation(
      intensity: Double, _ blocks: [DiagnosticBlock] = []
    ) throws -> Recommendation {
      try #require(
        HouseClinic.ranker(edition).rank(
          ClinicalProfile(
            id: "p", date: house.date, patient: house.patient,
            pain: Pain(intensity: intensity, side: .right), findings: house.findings,
            blocks: blocks)
        ).recommendation)
    }
    let without = try recommendation(intensity: 0)
    #expect(without.option == nil && without.options.isEmpty)
    #expect(without.reasons.contains(.painless) == (without.kind == .observe))
    #expect(without.refused.contains { $0.procedure == branchBlock && $0.reason == .painless })
    #expect(try !recommendation(intensity: 1).options.isEmpty)
    // Nor is anything treated that blocks have confirmed.
    let blocks = try [
      HouseClinic.block(90), HouseClinic.block(85, on: "2026-04-01", agent: .bupivacaine),
    ]
    #expect(try recommendation(intensity: 5, blocks).kind == .pathway)
    let painless = try recommendation(intensity: 0, blocks)
    #expect(painless.kind == .observe && painless.reasons.contains(.painless))
  }

  @Test func `no side is named if nothing distinguishes left from right`() throws {
    let profile = try HouseClinic.profile(side: .unspecified)
    let recommendation = try #require(try HouseClinic.rank(profile).recommendation)
    let offers = recommendation.options
    #expect(!offers.isEmpty)
    #expect(offers.allSatisfy { $0.side != .left && $0.side != .right })
  }

  @Test func `85 then 55 % is a failed confirmation, and closed`() throws {
    let recommendation = try next([
      HouseClinic.block(85), HouseClinic.block(55, on: "2026-04-01", agent: .bupivacaine),
    ])
    #expect(recommendation.kind != .pathway)
    let status = try #require(
      recommendation.criteria.first { $0.criterion.source == facet })
    #expect(status.state == .failedConfirmation)
    #expect(recommendation.option?.procedure != branchBlock)
    #expect(recommendation.refused.contains { $0.procedure == branchBlock })
  }

  @Test func `the same agent twice, or too soon, is no confirmation`() throws {
    let same = try next([HouseClinic.block(85), HouseClinic.block(85, on: "2026-04-01")])
    #expect(same.criteria.first?.state == .begun(positive: 1, needed: 2))
    #expect(same.criteria.first?.discounted.map(\.reason) == [.sameAgent])
    let soon = try next([
      HouseClinic.block(85), HouseClinic.block(85, on: "2026-03-05", agent: .bupivacaine),
    ])
    #expect(soon.criteria.first?.discounted.map(\.reason) == [.tooSoon(days: 3)])
  }

  @Test func `after a negative block with uptake the repeat is offered with the other agent`()
    throws
  {
    let recommendation = try next([HouseClinic.block(35, uptake: .seen)])
    let offers = recommendation.options
    let again = try #require(offers.first { $0.procedure == branchBlock })
    #expect(again.agent == .bupivacaine)
    #expect(again.information > 0)
    let clean = try next([HouseClinic.block(35)])
    let afterClean = clean.options
    let less = try #require(afterClean.first { $0.procedure == branchBlock })
    #expect(less.information < again.information)
  }

  @Test func `the value is information less lambda times burden, and the best comes first`() throws
  {
    let recommendation = try next()
    let offers = recommendation.options
    #expect(offers.count >= 3)
    for option in offers {
      #expect(
        abs(option.value - (option.information - recommendation.lambda * option.burden)) < 1e-12)
    }
    #expect(offers.map(\.value) == offers.map(\.value).sorted(by: >))
  }

  @Test func `the outcomes are complete, and average to the current ranking`() throws {
    let profile = try HouseClinic.profile()
    let ranking = try HouseClinic.rank(profile)
    let recommendation = try #require(ranking.recommendation)
    let total = recommendation.outcomes.reduce(0) { $0 + $1.probability.value }
    #expect(abs(total - 1) < 1e-9)
    for candidate in ranking.candidates {
      let mean = recommendation.outcomes.reduce(0) { sum, outcome in
        let after = outcome.posttests.first { $0.source == candidate.source }?.posttest.value
        return sum + outcome.probability.value * (after ?? .nan)
      }
      #expect(abs(mean - candidate.posttest.value) < 1e-9)
    }
    #expect(recommendation.outcomes.allSatisfy { $0.next != nil })
  }

  @Test func `a red flag stops every recommendation, not the ranking`() throws {
    let findings = [Finding.present("redflag.fever")]
    let profile = ClinicalProfile(id: "p", patient: Patient(age: 58), findings: findings)
    let ranking = try HouseClinic.rank(profile)
    #expect(ranking.recommendation?.kind == .stop)
    #expect(ranking.recommendation?.option == nil)
    #expect(ranking.candidates.count == 6)
  }

  @Test func `unasked warning signs make the recommendation conditional`() throws {
    let profile = ClinicalProfile(id: "p", patient: Patient(age: 58))
    #expect(try HouseClinic.rank(profile).recommendation?.isConditional == true)
    #expect(try next().isConditional == false)
  }

  @Test func `another source first means investigate`() throws {
    let recommendation = try next(
      [],
      [
        .present("xray.sacroiliitis"), .present("mri.corner-lesion"),
        .present("history.morning-stiffness"), .present("history.improves-with-exercise"),
        .absent("pain.midline"), .absent("disc.centralisation"),
        .absent("spect.facet-uptake"), .absent("sij.three-positive-tests", .right),
      ])
    #expect(recommendation.kind == .investigate)
    #expect(recommendation.option == nil)
  }

  @Test func `no source is injected below the least probability`() throws {
    let refused = try next().refused
    let hip = try #require(refused.first { $0.target == "hip-joint" })
    guard case .improbable(let posttest, let least) = hip.reason else {
      Issue.record("refused for another reason")
      return
    }
    #expect(posttest < least)
  }

  @Test func `discography is offered only if its result would change the next step`() throws {
    let strong: [Finding] = [
      .present("disc.centralisation"), .present("pain.midline"),
      .present("mri.modic-1", .unspecified, .l5S1),
    ]
    let refused = try next([], strong).refused
    let discography = try #require(
      refused.first { $0.procedure == "provocation-discography" })
    #expect(discography.reason == .changesNothing)
  }

  @Test func `an anticoagulant is discussed with both risks, and never stopped by us`() throws {
    let recommendation = try next(medications: [Medication(drugClass: .anticoagulant)])
    let option = try #require(recommendation.option)
    let advice = try #require(option.discuss.first { $0.id == "anticoagulant" }?.advice)
    #expect(advice.contains("0.39 %"))
    #expect(advice.contains("0 of 4,766"))
    #expect(advice.contains("prescriber"))
  }

  @Test func `an allergy to the anaesthetic excludes, a pregnancy is discussed`() throws {
    let allergic = try next(allergies: [Allergy(to: .localAnaesthetic)])
    #expect(allergic.option == nil)
    #expect(!allergic.refused.isEmpty)
    let pregnant = try next(isPregnant: true)
    let option = try #require(pregnant.option)
    #expect(option.discuss.contains { $0.id == "pregnancy" })
    #expect(pregnant.refused.contains { $0.procedure == "provocation-discography" })
  }

  @Test func `fever within four weeks of an injection is urgent`() throws {
    let profile = try HouseClinic.profile(
      [.present("redflag.escalating-pain-after-injection")],
      blocks: [HouseClinic.block(20, on: "2026-05-01")])
    let safety = try HouseClinic.rank(profile).safety
    #expect(safety.verdict == .stop)
    #expect(safety.urgency == .urgent)
    #expect(safety.reasons.contains { $0.suspicion.contains("complication") })
  }

  @Test func `sessions that are used up are refused with their number`() throws {
    let blocks = try ["2026-01-10", "2026-03-10"].map {
      try HouseClinic.block(
        20, on: $0, procedure: "sacroiliac-joint-injection", levels: [])
    }
    let refused = try next(blocks).refused
    #expect(
      refused.contains {
        $0.procedure == "sacroiliac-joint-injection"
      })
  }

  @Test func `no injection replaces a free question`() throws {
    let questions = try next().questions
    let question = try #require(questions.first)
    #expect(questions.count == 1 && question.value > 0.02)
    guard case .finding(let code) = question.subject else { return }
    let asked = try next([], [.present(code)])
    #expect(asked.questions.first?.subject != question.subject)
  }
}

@Suite struct `A plan` {
  let profiles: [(String, [Double], [Finding])] = [
    ("nothing done", [], []), ("one negative", [30], []), ("one positive", [85], []),
    ("an SI joint", [], [.present("sij.thigh-thrust", .right), .absent("pain.midline")]),
  ]

  @Test(arguments: 0..<4)
  func `one step ahead is the ranking's first choice`(index: Int) throws {
    let profile = try HouseClinic.profile(
      profiles[index].2, blocks: profiles[index].1.map { try HouseClinic.block($0) })
    let recommendation = try #require(try HouseClinic.rank(profile).recommendation)
    let plan = try #require(try HouseClinic.house.get().plan(profile, depth: 1))
    guard case .procedure(let option, let branches) = plan.root else {
      Issue.record("no procedure")
      return
    }
    #expect(option.procedure == recommendation.option?.procedure)
    #expect(abs(option.value - (recommendation.option?.value ?? .nan)) < 1e-9)
    #expect(abs(plan.value - option.value) < 1e-9)
    #expect(branches.count == recommendation.outcomes.count)
    for (branch, outcome) in zip(branches, recommendation.outcomes) {
      #expect(abs(branch.probability.value - outcome.probability.value) < 1e-9)
    }
    #expect(plan.expectedInjections == 1)
  }

  /// The value of the best tree, found by ranking every profile that could come about.
  private func bruteForce(_ profile: ClinicalProfile, depth: Int) throws -> Double {
    let recommendation = try #require(try HouseClinic.rank(profile).recommendation)
    guard depth > 0, recommendation.kind == .procedure || recommendation.kind == .observe else {
      return 0
    }
    var options = [recommendation.option].compactMap { $0 }
    if case .confirmation = recommendation.reasons.first {
    } else {
      options += recommendation.alternatives
    }
    var best: Double?
    for option in options {
      var value = option.value
      for outcome in try HouseClinic.house.get().outcomes(of: option, for: profile) {
        value += try outcome.probability * bruteForce(outcome.profile, depth: depth - 1)
      }
      best = max(best ?? -.infinity, value)
    }
    if case .confirmation = recommendation.reasons.first { return best ?? 0 }
    return max(best ?? 0, 0)
  }

  @Test(arguments: 0..<4)
  func `two steps ahead equal brute force`(index: Int) throws {
    let profile = try HouseClinic.profile(
      profiles[index].2, blocks: profiles[index].1.map { try HouseClinic.block($0) })
    let plan = try #require(try HouseClinic.house.get().plan(profile, depth: 2))
    #expect(abs(plan.value - (try bruteForce(profile, depth: 2))) < 1e-9)
  }

  @Test func `looking further is never worth less`() throws {
    let profile = try HouseClinic.profile()
    var last = -Double.infinity
    for depth in 1...3 {
      let plan = try #require(try HouseClinic.house.get().plan(profile, depth: depth))
      #expect(plan.value >= last - 1e-12)
      last = plan.value
    }
  }

  @Test func `a red flag leaves no plan but to stop`() throws {
    let profile = try HouseClinic.profile([
      .present("redflag.cancer-history"), .present("redflag.weight-loss"),
    ])
    let plan = try #require(try HouseClinic.house.get().plan(profile, depth: 2))
    guard case .stop = plan.root else {
      Issue.record("a plan under a red flag")
      return
    }
  }
}

@Suite struct `The injection of a mimic` {
  @Test func `is given once where it hurts`() throws {
    let mimic = Mimic(title: "greater trochanteric pain", procedure: "trochanteric-injection")
    func isLeft(after side: Side, pain: Side) throws -> Bool {
      let block = try HouseClinic.block(20, procedure: mimic.procedure, side: side, levels: [])
      return mimic.notGiven(to: try HouseClinic.profile(blocks: [block], side: pain)) != nil
    }
    #expect(try !isLeft(after: .right, pain: .right))
    #expect(try isLeft(after: .left, pain: .right))
    #expect(try !isLeft(after: .left, pain: .midline))
    #expect(try !isLeft(after: .bilateral, pain: .right))
  }

  @Test func `is in no branch of a plan twice`() throws {
    let procedure: ProcedureID = "trochanteric-injection"
    func times(_ step: Plan.Step) -> Int {
      guard case .procedure(let option, let branches) = step else { return 0 }
      return (option.procedure == procedure ? 1 : 0) + (branches.map { times($0.step) }.max() ?? 0)
    }
    let patient = try `The certainty of a ranking`.patient("trochanteric-pain")
    let plan = try #require(try HouseClinic.ranker("ddx@2026.2").plan(patient, depth: 2))
    #expect(times(plan.root) == 1)
  }

  @Test func `is not recommended again by a ranking`() throws {
    let patient = try `The certainty of a ranking`.patient("trochanteric-pain")
    let given = patient.adding(
      try HouseClinic.block(
        60, on: "2026-05-20", procedure: "trochanteric-injection", levels: []))
    let next = try #require(try HouseClinic.ranker("ddx@2026.2").rank(given).recommendation)
    #expect(next.option?.procedure != "trochanteric-injection")
  }
}
