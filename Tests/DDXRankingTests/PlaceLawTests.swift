import DDXCore
import DDXInference
import Testing

@testable import DDXRanking

@Suite struct `Where a sign was found` {
  /// The sources of the house clinic as they come to a patient with pain on the right.
  private struct Clinic {
    let model: EvidenceModel
    let sources: [PlacedSource]
    let single: SingleEvidence

    init() throws {
      let ranker = try HouseClinic.ranker("ddx@2026.2")
      let profile = ClinicalProfile(
        id: "p", patient: Patient(age: 50), pain: Pain(side: .right, setting: .painClinic))
      let workup = try ranker.maker.workup(profile)
      model = ranker.maker.assembler.model
      sources = workup.assembly.sources.map(PlacedSource.init)
      single = SingleEvidence(workup.assembly.network)
    }

    /// The single findings whose accuracies count patients, with the source whose place they tell.
    var placed: [(entry: EvidenceModel.Entry, source: Int)] {
      model.entries.keys.sorted().compactMap { key in
        guard let entry = model.entries[key], entry.family.unit == .patient,
          entry.family.group == nil,
          let source = use(of: entry, []).placing(sources).first
        else { return nil }
        return (entry, source)
      }
    }

    func use(of entry: EvidenceModel.Entry, _ findings: [Finding]) -> ShownPlaces {
      ShownPlaces(family: entry.family, background: entry.background.rate, findings: findings)
    }

    func answer(_ entry: EvidenceModel.Entry, at site: Site?) throws -> SingleEvidence.Answer {
      let finding = Finding(
        code: FindingCode(entry.family.id), state: .present, side: site?.side ?? .unspecified,
        level: site?.level)
      let node = try #require(use(of: entry, [finding]).node(sources))
      return single.answer(to: node.observation)
    }

    func ratio(_ answer: SingleEvidence.Answer, _ source: Int) -> Double {
      zip(sources[source].sites, answer.probabilities(with: source))
        .reduce(0) { $0 + $1.0.share * $1.1 } / answer.probability(without: source)
    }
  }

  @Test func `over all places it is the sign without a place, for every finding and source`() throws
  {
    let clinic = try Clinic()
    #expect(clinic.placed.count > 20)
    for (entry, source) in clinic.placed {
      let whole = try clinic.answer(entry, at: nil)
      let parts = try clinic.sources[source].sites.map { try clinic.answer(entry, at: $0.site) }
      for index in clinic.sources.indices {
        for (state, expected) in whole.probabilities(with: index).enumerated() {
          let sum = parts.reduce(0) { $0 + $1.probabilities(with: index)[state] }
          #expect(abs(sum - expected) < 1e-12, "\(entry.family.id)")
        }
        let sum = parts.reduce(0) { $0 + $1.probability(without: index) }
        #expect(abs(sum - whole.probability(without: index)) < 1e-12, "\(entry.family.id)")
      }
    }
  }

  @Test
  func `to record the place never takes more than a fiftieth from what it says of the source`()
    throws
  {
    let clinic = try Clinic()
    for (entry, source) in clinic.placed {
      let whole = clinic.ratio(try clinic.answer(entry, at: nil), source)
      let likely = try #require(
        clinic.sources[source].sites.filter { $0.site.side != .left }.max { $0.share < $1.share })
      let placed = clinic.ratio(try clinic.answer(entry, at: likely.site), source)
      #expect(placed >= whole * 0.98, "\(entry.family.id)")
    }
  }
}
