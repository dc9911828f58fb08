import DDXCore
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

  @Test(arguments: ["ddx@2026.2", "ddx@2026.1", "asipp@2020", "article@2024"])
  func `are those of the way of every profile`(edition: String) throws {
    let ranker = try HouseClinic.ranker(edition)
    #expect(Self.names.count > 30)
    for name in Self.names {
      let redraw = try `The certainty of a ranking`.redraw(name, under: ranker)
      var flat = try #require(FlatRedraw(redraw), "\(edition) \(name)")
      for number in 0..<6 {
        let draw = ParameterDraw(seed: 11, number: number)
        let posttests = flat.posttests(in: draw)
        let found = try #require(posttests, "\(edition) \(name) \(number)")
        let expected = redraw.posttests(try redraw.workup(in: draw))
        for (source, (own, other)) in zip(found, expected).enumerated() {
          #expect(
            abs(own - other) < 1e-12, "\(edition) \(name) \(number) \(source): \(own) \(other)")
        }
      }
    }
  }

  @Test func `are those of the ranking where studies are infinite`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let certain = ParameterDraw(seed: 1, number: 0, precision: .infinity)
    for name in Self.names {
      let redraw = try `The certainty of a ranking`.redraw(name, under: ranker)
      var flat = try #require(FlatRedraw(redraw))
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
      var (forth, back) = (try #require(FlatRedraw(redraw)), try #require(FlatRedraw(redraw)))
      let draws = (0..<100).map { ParameterDraw(seed: 3, number: $0) }
      let ahead = draws.map { forth.posttests(in: $0) }
      #expect(ahead == draws.reversed().map { back.posttests(in: $0) }.reversed(), "\(name)")
    }
  }

  @Test func `that stand for all are spread over their order`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    let redraw = try `The certainty of a ranking`.redraw("two-sources", under: ranker)
    let results = DrawnResults(of: redraw, Draws(count: 40))
    let differences = results.differences(between: "facet-joint", "sacroiliac-joint")
    #expect(differences.count == 40)
    var flat = try #require(FlatRedraw(redraw))
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
