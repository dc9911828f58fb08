import DDXCore
import DDXInference

/// Patients of one age and side of pain: what their sources are before anything is known of them.
struct WorldStratum: Sendable {
  let age: Int
  let side: Side
  /// Its share of the patients.
  let share: Double
  /// The sources, `other` last, with the places where they may hurt.
  let sources: [PlacedSource]
  /// The probability of each source before the condition that one hurts.
  let probabilities: [Double]
  /// What turns on each family whose background depends on age, by its key.
  let ageing: [String: FamilyRates]

  init(
    age: Int, side: Side, share: Double, maker: WorkupMaker, families: [WorldFamily]
  ) throws(RankingError) {
    self.age = age
    self.side = side
    self.share = share
    let known = try maker.findings(of: Self.bare(age: age, side: side))
    sources = known.assembly.sources.map(PlacedSource.init)
    probabilities = known.assembly.network.prior.probabilities
    var ageing: [String: FamilyRates] = [:]
    for family in families where family.isAgeing {
      ageing[family.key] = family.rates(
        of: sources, background: maker.assembler.model.background(of: family, age: Double(age)))
    }
    self.ageing = ageing
  }

  /// A patient of whom nothing is recorded but age and side.
  static func bare(age: Int, side: Side) -> ClinicalProfile {
    ClinicalProfile(
      id: "", patient: Patient(age: age), pain: Pain(side: side, setting: .painClinic))
  }

  /// Draws what hurts: the sources, at least one, each with its place.
  func draw(_ generator: inout SeededGenerator) -> [VirtualPatient.Painful] {
    while true {
      let present = probabilities.indices.filter { generator.happens(probabilities[$0]) }
      guard !present.isEmpty else { continue }
      return present.map { index in
        let sites = sources[index].sites
        let place = generator.place(among: sites.map(\.share))
        return .init(source: sources[index].id, site: sites[place].site, index: index)
      }
    }
  }
}

extension EvidenceModel {
  /// The background of a family at an age in years.
  fileprivate func background(of family: WorldFamily, age: Double) -> Double {
    entries[family.key].map { background(of: $0, age: age).rate } ?? 0
  }
}
