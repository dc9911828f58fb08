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
            abs(own.posttest.value - standing.posttest.value) < 1e-5,
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
      #expect(abs(own.posttest.value - point) < 1e-5, "\(name) \(candidate.source)")
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

  @Test func `with fewer draws agrees with that of many`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let redraw = try Self.redraw("two-sources", under: ranker)
    func values(_ count: Int, seed: UInt64) throws -> [Double] {
      try (0..<count).map { number in
        try redraw.workup(in: ParameterDraw(seed: seed, number: number)).standings
          .first { $0.source == "facet-joint" }?.posttest.value ?? 0
      }.sorted()
    }
    let (few, many) = try (values(500, seed: 1), values(10_000, seed: 2))
    for part in [0.025, 0.5, 0.975] {
      let below = many.count { $0 < few.quantile(part) }
      let error = (part * (1 - part) / 500).squareRoot()
      #expect(abs(Double(below) / 10_000 - part) < 4.5 * error, "\(part)")
    }
  }
}
