import DDXCore
import DDXRanking
import Testing

@Suite struct `A world` {
  static let editions = ["ddx@2026.2", "ddx@2026.1"]

  @Test(arguments: editions)
  func `has its sources as often as the prior says`(edition: String) async throws {
    let (world, ranker) = try await Bench.world(edition)
    let total = 5000
    var counts: [SourceID: Int] = [:]
    var several = 0
    for number in 0..<total {
      let patient = world.patient(number)
      for cause in patient.truth { counts[cause.source, default: 0] += 1 }
      if patient.truth.count > 1 { several += 1 }
      #expect(!patient.truth.isEmpty)
    }
    for standing in try ranker.posttests(of: Bench.profile()) {
      let count = counts[standing.source] ?? 0
      #expect(
        abs(deviation(count, of: total, from: standing.posttest.value)) < 4.5, "\(standing.source)")
    }
    #expect(abs(deviation(several, of: total, from: 0.22)) < 4.5)
  }

  @Test(arguments: editions)
  func `shows every finding as often as the evidence says`(edition: String) async throws {
    let (world, ranker) = try await Bench.world(edition)
    let total = 4000
    let patients = (0..<total).map(world.patient)
    var checked = 0
    let before = try ranker.export(Bench.profile()).logEvidence
    for code in world.codes {
      // What was counted level by level, or side by side, is held against the engine there: somewhere is
      // several nodes, of which the engine lets one be on.
      let places = world.answer(of: patients[0], to: code)
      let isCounted = places.count > 1
      for place in isCounted ? places : [Finding(code: code, state: .present)] {
        let sought = Finding(
          code: code, state: .present, side: place.side, level: place.level,
          isContralateral: place.isContralateral)
        let present = patients.count { patient in
          world.answer(of: patient, to: code).contains { found in
            found.state == .present
              && (!isCounted || (found.side == sought.side && found.level == sought.level))
          }
        }
        let expected = exponential(try ranker.export(Bench.profile([sought])).logEvidence - before)
        checked += 1
        #expect(
          abs(deviation(present, of: total, from: expected)) < 4.5,
          "\(sought.code) \(sought.level?.rawValue ?? ""): \(Double(present) / Double(total)), expected \(expected)"
        )
      }
    }
    #expect(checked > 100)
  }

  @Test func `shows signs where the source is as often as the evidence says`() async throws {
    let (world, ranker) = try await Bench.world("ddx@2026.2")
    let total = 3000
    let patients = (0..<total).map(world.patient)
    let before = try ranker.export(Bench.profile()).logEvidence
    let signs = [
      Finding(code: "sij.thigh-thrust", state: .present, side: .right),
      Finding(code: "sij.thigh-thrust", state: .present, side: .left),
      Finding(code: "root.reflex-loss", state: .present, side: .right, level: .s1),
      Finding(code: "mri.modic-1", state: .present, level: .l5S1),
      Finding(code: "mri.disc-degeneration", state: .present, level: .l4L5),
    ]
    for sign in signs {
      let seen = patients.count { patient in
        world.answer(of: patient, to: sign.code).contains {
          $0.state == .present && $0.side == sign.side && $0.level == sign.level
        }
      }
      let expected = exponential(try ranker.export(Bench.profile([sign])).logEvidence - before)
      #expect(
        abs(deviation(seen, of: total, from: expected)) < 4.5,
        "\(sign.code) \(sign.side): \(Double(seen) / Double(total)), expected \(expected)")
    }
  }

  @Test(arguments: editions)
  func `answers blocks as often as its response model says`(edition: String) async throws {
    let (world, ranker) = try await Bench.world(edition)
    let total = 4000
    let before = try ranker.export(Bench.profile()).logEvidence
    for procedure: ProcedureID in ["medial-branch-block", "hip-joint-injection"] {
      let injection = Injection(
        procedure: procedure, target: "facet-joint", side: .right,
        levels: procedure == "medial-branch-block" ? [.l4L5, .l5S1] : [], agent: .lidocaine)
      // Blocks that stayed clean, by the bands of the first and of the second.
      var bands: [[ReliefBand]: Int] = [:]
      var clean = 0
      for number in 0..<total {
        let patient = world.patient(number)
        let profile = Bench.profile()
        let first = try #require(
          world.block(injection, in: patient, knownAs: profile, on: World.firstDay))
        let second = try #require(
          world.block(
            injection, in: patient, knownAs: World.profile(profile, with: first),
            on: World.firstDay))
        guard first.vascularUptake == .notSeen, second.vascularUptake == .notSeen else { continue }
        clean += 1
        bands[[first, second].compactMap { $0.relief?.band }, default: 0] += 1
      }
      for (pair, count) in bands {
        let blocks = pair.enumerated().map { index, band in
          block(injection, band: band, week: index)
        }
        let expected = exponential(
          try ranker.export(Bench.profile(blocks: blocks)).logEvidence - before)
        #expect(
          abs(deviation(count, of: clean, from: expected)) < 4.5,
          "\(procedure) \(pair): \(Double(count) / Double(clean)), expected \(expected)")
      }
      #expect(bands.count == 9)
    }
  }

  private func block(_ injection: Injection, band: ReliefBand, week: Int) -> DiagnosticBlock {
    let percent = band == .none ? 20.0 : band == .partial ? 60 : 90
    return DiagnosticBlock(
      procedure: injection.procedure,
      date: World.firstDay.adding(days: 14 * week) ?? World.firstDay,
      side: injection.side, levels: injection.levels, agent: injection.agent,
      relief: try? Relief(percent: percent), contrast: .live, vascularUptake: .notSeen,
      sedation: DiagnosticBlock.Sedation.none, diary: .hourly)
  }

  @Test func `gives a patient the same answers however often and in whatever order they are asked`()
    async throws
  {
    let (world, _) = try await Bench.world("ddx@2026.2")
    let codes = world.codes
    for number in 0..<50 {
      let patient = world.patient(number)
      let forwards = codes.map { world.answer(of: patient, to: $0) }
      let backwards = codes.reversed().map { world.answer(of: world.patient(number), to: $0) }
      #expect(forwards == backwards.reversed())
      let recorded = world.profile(of: patient)
      for finding in recorded.findings {
        #expect(world.answer(of: patient, to: finding.code).contains(finding))
      }
    }
  }

  @Test func `writes down about what the study says`() async throws {
    let (world, _) = try await Bench.world("ddx@2026.2")
    let total = 2000
    let profiles = (0..<total).map { world.profile(of: world.patient($0)) }
    func share(_ code: FindingCode) -> Int { profiles.count { $0.isRecorded(code) } }
    #expect(abs(deviation(share("pain.midline"), of: total, from: 0.6)) < 4.5)
    #expect(abs(deviation(share("redflag.saddle-anaesthesia"), of: total, from: 0.5)) < 4.5)
    #expect(abs(deviation(share("sij.thigh-thrust"), of: total, from: 0.4)) < 4.5)
    #expect(abs(deviation(share("mri.modic-1"), of: total, from: 0.5)) < 4.5)
    // An image is there with all that it shows, or not at all.
    #expect(
      profiles.allSatisfy { $0.isRecorded("mri.modic-1") == $0.isRecorded("mri.modic-2") })
    // What follows from its parts is not written down beside them.
    #expect(share("sij.three-positive-tests") == 0)
  }
}
