import DDXCore
import DDXDocuments
import DDXDraws
import Foundation
import Testing

@testable import DDXRanking

@Suite struct `The certainty of a ranking` {
  static let names = [
    "failed-block", "two-sources", "radiculopathy-l5", "hip-at-seventy", "cluneal-nerve",
    "sij-after-fusion", "discography", "nearly-empty",
  ]

  /// A sample patient.
  static func patient(_ name: String) throws -> ClinicalProfile {
    let file = try DocumentFile.read(path: "Profiles/patients/\(name).xml")
    return try HouseClinic.reader.get().profile(file).value
  }

  static func redraw(_ name: String, under ranker: Ranker) throws -> Redraw {
    Redraw(try ranker.maker.workup(patient(name).inCanonicalOrder), under: ranker)
  }

  @Test(arguments: ["ddx@2026.2", "ddx@2026.1", "asipp@2020", "article@2024"])
  func `draws what the edition with these numbers would say`(edition: String) throws {
    let ranker = try HouseClinic.ranker(edition)
    for number in 0..<3 {
      let draw = ParameterDraw(seed: 5, number: number)
      let drawn = try ranker.drawn(by: draw)
      for name in Self.names {
        let expected = try drawn.posttests(of: Self.patient(name))
        let found = try Self.redraw(name, under: ranker).workup(in: draw).standings
        for standing in expected {
          let own = try #require(found.first { $0.source == standing.source })
          #expect(
            abs(own.posttest.value - standing.posttest.value) < 1e-9,
            "\(edition) \(name) \(number) \(standing.source): \(own.posttest) \(standing.posttest)")
        }
      }
    }
  }

  @Test(arguments: names)
  func `is an interval about the point, and the point where studies are infinite`(
    name: String
  ) throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let redraw = try Self.redraw(name, under: ranker)
    let ranking = try ranker.rank(Self.patient(name), draws: Draws(count: 200))
    let certain = try redraw.workup(
      in: ParameterDraw(seed: 1, number: 0, precision: .infinity)
    ).standings
    let certainty = try #require(ranking.certainty)
    #expect(certainty.sources.count == ranking.candidates.count)
    for candidate in ranking.candidates {
      let point = candidate.posttest.value
      let own = try #require(certain.first { $0.source == candidate.source })
      #expect(abs(own.posttest.value - point) < 1e-9, "\(name) \(candidate.source)")
      let interval = try #require(certainty.source(candidate.source))
      #expect(interval.low.value < point && point < interval.high.value, "\(candidate.source)")
    }
    #expect(abs(certainty.sources.reduce(0) { $0 + $1.first.value } - 1) < 1e-9)
  }

  @Test func `is narrower where studies are larger`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let redraw = try Self.redraw("failed-block", under: ranker)
    func spread(_ precision: Double) throws -> Double {
      let values = try (0..<200).map { number in
        let draw = ParameterDraw(seed: 3, number: number, precision: precision)
        return try redraw.workup(in: draw).standings.first { $0.source == "facet-joint" }?
          .posttest.value ?? 0
      }.sorted()
      return values.quantile(0.975) - values.quantile(0.025)
    }
    let (few, many) = try (spread(1), spread(100))
    #expect(many < few / 5)
    #expect(many > few / 20)
  }

  @Test func `follows from the seed alone`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    func sources(_ seed: UInt64) throws -> [Certainty.SourceCertainty] {
      try ranker.rank(Self.patient("two-sources"), draws: Draws(count: 50, seed: seed)).certainty?
        .sources ?? []
    }
    #expect(try sources(1) == sources(1))
    #expect(try sources(1) != sources(2))
    #expect(try ranker.rank(Self.patient("two-sources")).certainty == nil)
  }

  @Test func `changes nothing else of a ranking`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let profile = try Self.patient("two-sources")
    let (plain, sure) = try (ranker.rank(profile), ranker.rank(profile, draws: Draws(count: 10)))
    #expect(plain.candidates.map(\.posttest) == sure.candidates.map(\.posttest))
    #expect(plain.recommendation?.option?.value == sure.recommendation?.option?.value)
  }

  @Test(arguments: ["two-sources", "hip-at-seventy"])
  func `with fewer draws agrees with that of many`(name: String) throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let redraw = try Self.redraw(name, under: ranker)
    let place = try #require(redraw.workup.assembly.sources.firstIndex { $0.id == "facet-joint" })
    func values(_ count: Int, seed: UInt64) throws -> [Double] {
      var flat = FlatRedraw(redraw)
      return (0..<count).compactMap { number in
        flat.posttests(in: ParameterDraw(seed: seed, number: number))?[place]
      }.sorted()
    }
    let (few, many) = try (values(2_000, seed: 1), values(40_000, seed: 2))
    for part in [0.025, 0.5, 0.975] {
      let below = many.count { $0 < few.quantile(part) }
      let error = (part * (1 - part) / 2_000).squareRoot()
      #expect(abs(Double(below) / 40_000 - part) < 4.5 * error, "\(part)")
    }
    let means = [few, many].map { $0.reduce(0, +) / Double($0.count) }
    let spread = many.reduce(0) { $0 + ($1 - means[1]) * ($1 - means[1]) } / 40_000
    #expect(abs(means[0] - means[1]) < 4.5 * (spread / 2_000).squareRoot())
  }

  @Test func `covers the value under the true numbers in 93 to 97 % of worlds`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    // What is cited is the truth here. In each world the studies are made anew, and only they are known.
    var (covered, all) = (0, 0)
    for world in 0..<50 {
      let studied = try ranker.drawn(by: ParameterDraw(seed: 77, number: world))
      for name in Self.names {
        let truth = try ranker.posttests(of: Self.patient(name))
        let results = DrawnResults(
          of: try Self.redraw(name, under: studied), Draws(count: 200, seed: UInt64(world)), jobs: 2
        )
        for interval in results.sources {
          let own = try #require(truth.first { $0.source == interval.source }).posttest
          all += 1
          if interval.low <= own && own <= interval.high { covered += 1 }
        }
      }
    }
    let part = Double(covered) / Double(all)
    #expect((0.93...0.97).contains(part), "\(part) of \(all)")
  }
}
