import DDXCore
import DDXRanking
import Testing

@Suite struct `A block as an imperfect instrument` {
  let facet: SourceID = "facet-joint"
  let root: SourceID = "nerve-root"
  let disc: SourceID = "intervertebral-disc"

  func rank(_ blocks: [DiagnosticBlock], _ findings: [Finding] = []) throws -> Ranking {
    try HouseClinic.rank(HouseClinic.profile(findings, blocks: blocks))
  }

  @Test func `every published quantity lies in its bounds`() throws {
    let results = try HouseClinic.house.get().checks()
    #expect(results.count == 13)
    for result in results {
      #expect(
        result.verdict == .inside,
        "\(result.check.id): \(String(describing: result.implied)) not in \(result.check.low) … \(result.check.high)"
      )
    }
  }

  @Test func `a negative block counts less against the facet joint if uptake was seen`() throws {
    let clean = try rank([HouseClinic.block(20)]).posttest(facet)
    let unknown = try rank([HouseClinic.block(20, contrast: nil, uptake: nil)]).posttest(facet)
    let spot = try rank([HouseClinic.block(20, contrast: .spot)]).posttest(facet)
    let seen = try rank([HouseClinic.block(20, uptake: .seen)]).posttest(facet)
    let before = try rank([]).posttest(facet)
    #expect(clean < spot)
    #expect(spot < unknown)
    #expect(unknown < seen)
    #expect(seen < before)
  }

  @Test func `60 % relief is positive under 50, negative under 80, between when graded`() throws {
    let block = [try HouseClinic.block(60)]
    func posttest(_ observation: ResponseModel.Observation) throws -> Double {
      let rules = try HouseClinic.rules().observing(observation)
      return try HouseClinic.ranker(rules).rank(HouseClinic.profile(blocks: block))
        .posttest(facet)
    }
    let before = try rank([]).posttest(facet)
    let (fifty, graded, eighty) = (
      try posttest(.atLeast(50)), try posttest(.bands), try posttest(.atLeast(80))
    )
    #expect(fifty > before)
    #expect(eighty < before)
    #expect(eighty < graded)
    #expect(graded < fifty)
  }

  @Test func `two positives raise the facet joint more than one, less than twice`() throws {
    let before = try rank([])
    let one = try rank([HouseClinic.block(85)])
    let two = try rank([
      HouseClinic.block(85), HouseClinic.block(85, on: "2026-04-01", agent: .bupivacaine),
    ])
    func odds(_ ranking: Ranking) -> Double {
      let p = ranking.alone(facet)
      return p / (1 - p)
    }
    let (first, both) = (odds(one) / odds(before), odds(two) / odds(before))
    #expect(first > 1.5)
    #expect(both > first)
    #expect(both < first * first)
  }

  @Test func `a positive transforaminal block barely distinguishes root from disc`() throws {
    let before = try rank([])
    let after = try rank([
      HouseClinic.block(85, procedure: "transforaminal-block", levels: [.l5])
    ])
    let change = { (source: SourceID) in after.alone(source) / before.alone(source) }
    #expect(change(root) > 1)
    #expect(change(disc) > 1)
    #expect(change(root) / change(disc) < 1.5)
  }

  @Test func `85 % after a medial branch block explains the other sources away`() throws {
    let before = try rank([])
    let after = try rank([HouseClinic.block(85)])
    for source in [disc, "sacroiliac-joint", "hip-joint", root] as [SourceID] {
      #expect(after.posttest(source) < before.posttest(source))
    }
  }

  @Test func `a clean negative block raises the other sources`() throws {
    let before = try rank([])
    let after = try rank([HouseClinic.block(10)])
    for source in [disc, "sacroiliac-joint", "hip-joint", root] as [SourceID] {
      #expect(after.posttest(source) > before.posttest(source))
    }
  }

  @Test func `with a radiculopathy recorded a positive medial branch block is weak`() throws {
    func factor(_ findings: [Finding]) throws -> Double {
      let before = try rank([], findings).alone(facet)
      let after = try rank([HouseClinic.block(85)], findings).alone(facet)
      return after / (1 - after) / (before / (1 - before))
    }
    let plain = try factor([])
    let root = try factor([.present("root.signs-match-one-root", .right, .l5)])
    #expect(root < plain)
    #expect(root > 1)
  }

  @Test func `sedation and what clouds a block weaken it, never turn it`() throws {
    let before = try rank([]).alone(facet)
    let plain = try rank([HouseClinic.block(85)]).alone(facet)
    for sedation in [DiagnosticBlock.Sedation.benzodiazepine, .opioid, .both] {
      let clouded = try rank([HouseClinic.block(85, sedation: sedation)]).alone(facet)
      #expect(clouded < plain)
      #expect(clouded > before)
    }
  }

  @Test func `saline says nothing about its target`() throws {
    let before = try rank([])
    let after = try rank([HouseClinic.block(85, agent: .saline)])
    for candidate in before.candidates {
      #expect(abs(after.posttest(candidate.source) - candidate.posttest.value) < 1e-9)
    }
    // It tells of the patient's placebo response, which a later block is weaker for.
    let later = try rank([
      HouseClinic.block(85, agent: .saline), HouseClinic.block(85, on: "2026-04-01"),
    ])
    #expect(later.posttest(facet) < (try rank([HouseClinic.block(85)]).posttest(facet)))
  }

  @Test func `a procedure without numbers in the protocol is reported, not weighed`() throws {
    let block = try HouseClinic.block(90, procedure: "piriformis-injection", levels: [])
    let before = try rank([])
    let after = try rank([block])
    #expect(after.blocks.map(\.unweighed) == [.noResponse])
    for candidate in before.candidates {
      #expect(after.posttest(candidate.source) == candidate.posttest.value)
    }
  }

  @Test func `a block bears only on its own levels and side`() throws {
    let right = try rank([HouseClinic.block(85, levels: [.l4L5])])
    let sites = try #require(right.candidate(facet)?.sites)
    func change(_ side: Side, _ level: Level) throws -> Double {
      let site = try #require(sites.first { $0.site == Site(side: side, level: level) })
      return site.posttest.value / site.pretest.value
    }
    #expect(try change(.right, .l4L5) > change(.bilateral, .l4L5))
    #expect(try change(.bilateral, .l4L5) > change(.right, .l5S1))
    #expect(try change(.right, .l5S1) < 1)
    #expect(try change(.left, .l4L5) < 1)
  }

  @Test func `the order of durations adds a little, and nothing where relief is prolonged`() throws
  {
    func posttest(_ first: String?, _ second: String?) throws -> Double {
      try rank([
        HouseClinic.block(85, lasting: first),
        HouseClinic.block(85, on: "2026-04-01", agent: .bupivacaine, lasting: second),
      ]).posttest(facet)
    }
    let unknown = try posttest(nil, nil)
    #expect(try posttest("PT2H", "PT6H") > unknown)
    #expect(try posttest("PT6H", "PT2H") < unknown)
    #expect(try posttest("PT2H", "P9D") == unknown)
    #expect(try posttest("PT2H", nil) == unknown)
  }

  @Test func `a positive discography speaks for its disc, less so with somatisation`() throws {
    let profile = { (findings: [Finding]) in
      try HouseClinic.profile(
        findings,
        blocks: [
          DiagnosticBlock(
            procedure: "provocation-discography",
            date: #require(CalendarDate("2026-03-02")), levels: [.l4L5],
            provocation: .init(
              isConcordant: true, pain: 8, pressure: 30, controlDisc: .painless))
        ])
    }
    let before = try rank([]).posttest(disc)
    let plain = try HouseClinic.rank(profile([])).posttest(disc)
    let somatising = try HouseClinic.rank(
      profile([.present("questionnaire.somatisation")])
    ).posttest(disc)
    #expect(plain > somatising)
    #expect(somatising > before)
  }

  @Test func `central sensitisation changes nothing of the immediate response`() throws {
    let plain = try rank([HouseClinic.block(20)])
    let sensitised = try rank([HouseClinic.block(20)], [.present("questionnaire.csi-40")])
    #expect(abs(plain.posttest(facet) - sensitised.posttest(facet)) < 1e-12)
  }

  @Test func `the rows of the evidence add up to what the candidate is alone`() throws {
    let ranking = try rank([
      HouseClinic.block(85), HouseClinic.block(55, on: "2026-04-01", agent: .bupivacaine),
    ])
    let candidate = try #require(ranking.candidate(facet))
    let sum = candidate.evidence.reduce(0) { $0 + $1.logOdds }
    let pretest = candidate.pretest.value / (1 - candidate.pretest.value)
    let alone = candidate.alone.value / (1 - candidate.alone.value)
    #expect(abs(alone.logarithm - pretest.logarithm - sum) < 1e-9)
  }
}

extension Double {
  var logarithm: Double { DDXCore.logarithm(self) }
}

extension ClinicalProtocol {
  /// The same edition, observing relief otherwise.
  func observing(_ observation: ResponseModel.Observation) -> ClinicalProtocol {
    ClinicalProtocol(
      id: id, edition: edition, title: title, citations: citations,
      evidenceEditions: evidenceEditions, multipleSources: multipleSources,
      multipleSourcesCitation: multipleSourcesCitation, otherFloor: otherFloor, safety: safety,
      contraindications: contraindications,
      response: response.map {
        ResponseModel(
          observation: observation, relief: $0.relief, placebo: $0.placebo,
          delivery: $0.delivery, procedures: $0.procedures, accuracies: $0.accuracies,
          provocation: $0.provocation, confounders: $0.confounders, order: $0.order,
          addedCoverage: $0.addedCoverage, sensitisation: $0.sensitisation)
      },
      criteria: criteria, nextStep: nextStep, checks: checks)
  }
}
