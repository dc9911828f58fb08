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

    /// The findings whose accuracies count patients, those of groups among them, with the source whose
    /// place they tell.
    var placed: [(entry: EvidenceModel.Entry, code: FindingCode, source: Int)] {
      model.entries.keys.sorted().flatMap { key in
        guard let entry = model.entries[key], entry.family.unit == .patient,
          let source = use(of: entry, []).placing(sources).first
        else { return [(entry: EvidenceModel.Entry, code: FindingCode, source: Int)]() }
        return entry.family.ties.keys.sorted().map { (entry, $0, source) }
      }
    }

    /// The findings whose accuracies count sides or levels, with the source that states them.
    var counted: [(entry: EvidenceModel.Entry, code: FindingCode, source: Int)] {
      model.entries.keys.sorted().flatMap { key in
        guard let entry = model.entries[key], entry.family.unit == .level,
          let source = sources.indices.first(where: {
            sources[$0].id != .other && entry.family.statement(of: sources[$0].id) != nil
          })
        else { return [(entry: EvidenceModel.Entry, code: FindingCode, source: Int)]() }
        return entry.family.ties.keys.sorted().map { (entry, $0, source) }
      }
    }

    /// The ratio of a finding that is counted level by level, at a level or somewhere.
    func ratio(
      _ entry: EvidenceModel.Entry, _ code: FindingCode, at level: Level?, of source: Int
    ) throws -> Double {
      let levels = Set(sources[source].sites.compactMap(\.site.level)).count
      let use = CountedPlaces(
        family: entry.family, background: model.background(of: entry.family, age: 50).rate,
        findings: [Finding(code: code, state: .present, level: level)], sides: 1, levels: levels)
      let node = try #require(use.nodes(sources).first)
      return ratio(single.answer(to: node.observation), source)
    }

    func use(of entry: EvidenceModel.Entry, _ findings: [Finding]) -> ShownPlaces {
      ShownPlaces(family: entry.family, background: entry.background.rate, findings: findings)
    }

    func answer(
      _ entry: EvidenceModel.Entry, _ code: FindingCode, at site: Site?
    ) throws -> SingleEvidence.Answer {
      let finding = Finding(
        code: code, state: .present, side: site?.side ?? .unspecified,
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
    for (entry, code, source) in clinic.placed {
      let whole = try clinic.answer(entry, code, at: nil)
      let parts = try clinic.sources[source].sites.map {
        try clinic.answer(entry, code, at: $0.site)
      }
      for index in clinic.sources.indices {
        for (state, expected) in whole.probabilities(with: index).enumerated() {
          let sum = parts.reduce(0) { $0 + $1.probabilities(with: index)[state] }
          #expect(abs(sum - expected) < 1e-12, "\(code)")
        }
        let sum = parts.reduce(0) { $0 + $1.probability(without: index) }
        #expect(abs(sum - whole.probability(without: index)) < 1e-12, "\(code)")
      }
    }
  }

  @Test
  func `to record the place never takes more than a fiftieth from what it says of the source`()
    throws
  {
    let clinic = try Clinic()
    for (entry, code, source) in clinic.placed {
      let whole = clinic.ratio(try clinic.answer(entry, code, at: nil), source)
      let likely = try #require(
        clinic.sources[source].sites.filter { $0.site.side != .left }.max { $0.share < $1.share })
      let placed = clinic.ratio(try clinic.answer(entry, code, at: likely.site), source)
      #expect(placed >= whole * 0.98, "\(code)")
    }
  }

  /// A disc at L2-3 hurts more rarely than one at L5-S1.
  ///
  /// The study counted discs: a sign there is 1 + share (LR+ - 1) for the source, which is least where
  /// the share is. What no level may do is
  /// speak against the source, or the average over the levels say less than the sign without a level.
  @Test func `a sign that is counted disc by disc is worth what a disc at its level is`() throws {
    let clinic = try Clinic()
    #expect(clinic.counted.count > 3)
    for (entry, code, source) in clinic.counted {
      let sites = clinic.sources[source].sites
      let whole = try clinic.ratio(entry, code, at: nil, of: source)
      let placed = try sites.map { try clinic.ratio(entry, code, at: $0.site.level, of: source) }
      #expect(placed.allSatisfy { $0 >= 1 }, "\(code) \(placed)")
      let byShare = zip(sites, placed).sorted { $0.0.share < $1.0.share }.map(\.1)
      #expect(byShare == placed.sorted(), "\(code): a level that hurts more often says more")
      #expect(try #require(byShare.last) >= whole * 0.98, "\(code)")
      let mean = placed.reduce(0, +) / Double(placed.count)
      #expect(mean >= whole * 0.98, "\(code) \(mean) \(whole)")
    }
  }
}
