import DDXCore
import DDXDocuments
import DDXRanking
import Testing

@Suite struct `The reasons of a source` {
  private func logOdds(_ probability: Double) -> Double {
    logarithm(probability / (1 - probability))
  }

  private func sum(_ candidate: Candidate) -> Double {
    candidate.evidence.reduce(0) { $0 + $1.logOdds }
  }

  @Test func `add up to the change in log-odds where nothing is explained away`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    var checked = 0
    for definition in try HouseClinic.reader.get().vocabulary.findings
    where definition.kind != .redFlag && definition.level != .required {
      for state in [FindingState.present, .absent] {
        let finding = Finding(
          code: definition.code, state: state,
          side: definition.side == .none ? .unspecified : .right)
        let ranking = try ranker.rank(HouseClinic.profile([finding]))
        for candidate in ranking.candidates where !candidate.evidence.isEmpty {
          let change = logOdds(candidate.posttest.value) - logOdds(candidate.pretest.value)
          let alone = logOdds(candidate.alone.value) - logOdds(candidate.pretest.value)
          #expect(abs(sum(candidate) - alone) < 1e-9, "\(definition.code) \(candidate.source)")
          guard abs(candidate.posttest.value - candidate.alone.value) < 1e-12 else { continue }
          #expect(abs(sum(candidate) - change) < 1e-9, "\(definition.code) \(candidate.source)")
          checked += 1
        }
      }
    }
    #expect(checked > 300)
  }

  @Test func `give each sign its own weight, and blame none for an unlikely side`() throws {
    // Everything speaks for the left side of a pain on the right.
    let signs: [Finding] = [
      .present("root.slr", .left), .present("root.reflex-loss", .left, .s1),
      .present("mri.nerve-root-compression", .left, .s1),
    ]
    let ranking = try HouseClinic.ranker("ddx@2026.2").rank(HouseClinic.profile(signs))
    let root = try #require(ranking.candidate("nerve-root"))
    for row in root.evidence {
      switch row.kind {
      case .finding: #expect(row.ratio.value > 1, "\(row.kind)")
      case .interaction("site"): #expect(row.ratio.value < 1)
      default: break
      }
    }
    #expect(abs(sum(root) - logOdds(root.alone.value) + logOdds(root.pretest.value)) < 1e-9)
  }

  @Test func `say how probable it would be with another source ruled out`() throws {
    // Before any finding: sources that are independent but for one of them hurting.
    let ranking = try Synthetic.ranker().rank(Synthetic.profile([]))
    let pretests = ranking.candidates.map(\.pretest.value)
    var (low, high) = (0.0, 1.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if 1 - pretests.reduce(1, { $0 * (1 - $1 * middle) }) > middle {
        low = middle
      } else {
        high = middle
      }
    }
    for candidate in ranking.candidates {
      for rival in candidate.rivals {
        let none = ranking.candidates.filter { $0.source != rival.source }
          .reduce(1) { $0 * (1 - $1.pretest.value * low) }
        let expected = candidate.pretest.value * low / (1 - none)
        #expect(abs(rival.posttestWithout.value - expected) < 1e-9)
      }
      #expect(candidate.rivals.count == ranking.candidates.count - 1)
    }
  }

  @Test func `rise if the other explanation of a finding is ruled out`() throws {
    let facts: [Finding] = [.present("pain.groin", .right), .present("pain.buttock", .right)]
    let ranking = try HouseClinic.ranker("ddx@2026.2").rank(HouseClinic.profile(facts))
    let hip = try #require(ranking.candidate("hip-joint"))
    let sacroiliac = try #require(hip.rivals.first { $0.source == "sacroiliac-joint" })
    #expect(sacroiliac.posttestWithout > hip.posttest)
  }
}
