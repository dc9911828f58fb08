import DDXCore
import DDXDocuments
import DDXDraws
import Foundation
import Testing

@testable import DDXRanking

@Suite struct `Draws on flat arrays` {
  /// The names of all sample patients.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "Profiles/patients")) ?? []
    return files.filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// Holds some draws against those that go the way of every profile.
  private func check(_ names: [String], under ranker: Ranker, _ what: String) throws {
    for name in names {
      let redraw = try `The certainty of a ranking`.redraw(name, under: ranker)
      var flat = FlatRedraw(redraw)
      for number in 0..<6 {
        let draw = ParameterDraw(seed: 11, number: number)
        let posttests = flat.posttests(in: draw)
        let found = try #require(posttests, "\(what) \(name) \(number)")
        let expected = redraw.posttests(try redraw.workup(in: draw))
        for (source, (own, other)) in zip(found, expected).enumerated() {
          #expect(
            abs(own - other) < 1e-12, "\(what) \(name) \(number) \(source): \(own) \(other)")
        }
      }
    }
  }

  @Test(arguments: ["ddx@2026.2", "ddx@2026.1", "asipp@2020", "article@2024"])
  func `are those of the way of every profile`(edition: String) throws {
    #expect(Self.names.count > 30)
    try check(Self.names, under: HouseClinic.ranker(edition), edition)
  }

  @Test(arguments: ["ddx@2026.2", "ddx@2026.1"])
  func `are those of it where a module takes its share from another source`(
    edition: String
  ) throws {
    let reader = try HouseClinic.reader.get()
    let added = try reader.evidence(
      DocumentFile.read(
        path: "Examples/PiriformisSyndrome/Sources/PiriformisSyndrome/Evidence/2026.1.xml")
    ).value
    let rules = try HouseClinic.rules(edition)
    let named = try zip(HouseClinic.factories, HouseClinic.tables(under: rules)).map {
      LoadedModule(source: try $0.make(evidence: $1), table: $1)
    }
    let ranker = try Ranker(
      rules: rules, vocabulary: reader.vocabulary.adding(added.vocabulary),
      modules: named + [LoadedModule(source: DeclaredSource(table: added), table: added)],
      other: HouseClinic.other(under: rules))
    let sources = try `The certainty of a ranking`.redraw("two-sources", under: ranker).workup
      .assembly.sources
    #expect(sources.contains { !$0.parts.isEmpty })
    try check(Self.names, under: ranker, edition)
  }

  @Test func `are those of the ranking where studies are infinite`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let certain = ParameterDraw(seed: 1, number: 0, precision: .infinity)
    for name in Self.names {
      let redraw = try `The certainty of a ranking`.redraw(name, under: ranker)
      var flat = FlatRedraw(redraw)
      let posttests = flat.posttests(in: certain)
      let found = try #require(posttests)
      for (own, other) in zip(found, redraw.posttests(redraw.workup)) {
        #expect(abs(own - other) < 1e-10, "\(name): \(own) \(other)")
      }
    }
  }

  @Test func `do not depend on the draws before`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.1")
    for name in ["two-sources", "wrong-side", "failed-block"] {
      let redraw = try `The certainty of a ranking`.redraw(name, under: ranker)
      var (forth, back) = (FlatRedraw(redraw), FlatRedraw(redraw))
      let draws = (0..<100).map { ParameterDraw(seed: 3, number: $0) }
      let ahead = draws.map { forth.posttests(in: $0) }
      #expect(ahead == draws.reversed().map { back.posttests(in: $0) }.reversed(), "\(name)")
    }
  }

  @Test(arguments: ["two-sources", "failed-block"])
  func `give the same certainty however many are made at a time`(name: String) throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let profile = try `The certainty of a ranking`.patient(name)
    func words(jobs: Int) throws -> String {
      let certainty = try ranker.rank(profile, draws: Draws(count: 101), jobs: jobs).certainty
      return String(describing: try #require(certainty))
    }
    let one = try words(jobs: 1)
    for jobs in [2, 3, 200] { #expect(try words(jobs: jobs) == one, "\(jobs) at a time") }
  }

  @Test func `that represent all are spread evenly over their order`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let redraw = try `The certainty of a ranking`.redraw("two-sources", under: ranker)
    let results = DrawnResults(of: redraw, Draws(count: 40), jobs: 1)
    let differences = results.differences(between: "facet-joint", "sacroiliac-joint")
    #expect(differences.count == 40)
    var flat = FlatRedraw(redraw)
    let sources = redraw.workup.assembly.sources.map(\.id)
    let facet = try #require(sources.firstIndex(of: "facet-joint"))
    let joint = try #require(sources.firstIndex(of: "sacroiliac-joint"))
    let spread = results.spread(4, by: differences).map { draw -> Int in
      let drawn = flat.posttests(in: draw) ?? []
      let (first, second) = (drawn[facet] / (1 - drawn[facet]), drawn[joint] / (1 - drawn[joint]))
      return differences.count { $0 < log(first / second) - 1e-9 }
    }
    #expect(spread == [5, 15, 25, 35])
    #expect(results.spread(100, by: differences).count == 40)
  }
}
