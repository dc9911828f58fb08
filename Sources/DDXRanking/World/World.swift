package import DDXCore

/// A world in which everything is as an edition says: patients are drawn from its prior, their
/// findings from its evidence, and the relief after a block from its response model.
///
/// Everything about a patient follows from the seed and the number of the patient, whatever was
/// drawn before: a finding asked about twice, or by two policies, has the same answer.
package struct World: Sendable {
  /// The rules of the edition.
  package let rules: ClinicalProtocol
  let maker: WorkupMaker
  let strata: [WorldStratum]
  let families: [WorldFamily]
  /// The family of each finding, and its place there.
  let places: [FindingCode: (family: Int, sign: Int)]
  /// The rates at which findings are recorded before anything is asked.
  let records: WorldRecords
  private let seed: UInt64

  /// Prepares a world.
  ///
  /// - Parameters:
  ///   - ranker: What ranks under the edition.
  ///   - patients: The patients.
  ///   - records: The rates at which findings are recorded.
  ///   - seed: The seed of all random numbers.
  /// - Throws: ``RankingError`` when the edition can't say what hurts at some age.
  package init(
    _ ranker: Ranker, patients: StudyPatients, records: RecordingRates, seed: UInt64
  ) throws(RankingError) {
    let model = ranker.maker.assembler.model
    rules = ranker.rules
    maker = ranker.maker
    self.seed = seed
    let bare = try maker.findings(
      of: WorldStratum.bare(age: Int(EvidenceModel.referenceAge), side: .unspecified))
    let sources = bare.assembly.sources.map(PlacedSource.init)
    let vocabulary = ranker.vocabulary
    families =
      model.entries.sorted { $0.key < $1.key }.map { key, entry in
        WorldFamily(entry, key: key, model: model, sources: sources, vocabulary: vocabulary)
      }
      + model.scales.sorted { $0.key < $1.key }.map { _, scale in
        WorldFamily(scale, model: model, vocabulary: vocabulary)
      }
    var places: [FindingCode: (family: Int, sign: Int)] = [:]
    for (family, drawn) in families.enumerated() {
      for (sign, finding) in drawn.signs.enumerated() { places[finding.code] = (family, sign) }
    }
    self.places = places
    self.records = WorldRecords(records, families: families, vocabulary: vocabulary)
    var strata: [WorldStratum] = []
    let ages = patients.ages.reduce(0) { $0 + $1.share }
    let sides = patients.sides.reduce(0) { $0 + $1.share }
    for band in patients.ages {
      for age in band.ages {
        for side in patients.sides where side.share > 0 && band.share > 0 {
          let share = band.share / ages / Double(band.ages.count) * side.share / sides
          strata.append(
            try WorldStratum(
              age: age, side: side.side, share: share, maker: maker, families: families))
        }
      }
    }
    self.strata = strata
  }

  /// The findings that its sources bring about, in order.
  package var codes: [FindingCode] { places.keys.sorted() }

  /// A profile with what follows from its findings.
  package func expanded(_ profile: ClinicalProfile) -> ClinicalProfile {
    profile.expanded(by: maker.vocabulary)
  }

  /// The patient of a number, from 0.
  package func patient(_ number: Int) -> VirtualPatient {
    var generator = SeededGenerator(seed: seed, UInt64(number))
    let stratum = generator.place(among: strata.lazy.map(\.share))
    let own = strata[stratum]
    let truth = own.draw(&generator)
    let trait = maker.rules.response?.placebo.trait.value ?? 0
    return VirtualPatient(
      number: number, age: own.age, side: own.side, truth: truth,
      hasPlaceboTrait: generator.happens(trait), stratum: stratum, seed: generator.next())
  }

  /// The disease that a patient has and that does harm where it is missed, if there is one.
  package func seriousDisease(of patient: VirtualPatient) -> DiseaseID? {
    patient.suspect.map { DiseaseID($0) }.flatMap { id in
      maker.vocabulary.disease(id)?.class == .serious ? id : nil
    }
  }
}
