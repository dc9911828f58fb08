import DDXCore
import DDXInference

/// How the background of a family follows from its numbers; what ``EvidenceModel`` does for a family, with what
/// has to be looked up looked up once.
struct BackgroundRecipe: Sendable {
  /// The statement of each source of the model as a whole.
  private let general: [Int?]
  /// The statement of each suspect of the model.
  private let named: [Int?]
  private let other: Int
  private let studies: [Study]
  private let age: Double

  /// A statement with a specificity.
  private struct Study {
    let statement: Int
    let cause: Int
    /// The suspect by its place among all; nil for a source.
    let place: Int?
    let weight: Double
    let ageing: [AgeingRate]
    let population: StudyPopulation?
  }

  init(_ family: EvidenceFamily, model: EvidenceModel, age: Double) {
    let sources = model.sources
    other = sources.firstIndex(of: .other) ?? sources.count - 1
    general = sources.map { source in
      source == .other && !model.places.isEmpty
        ? family.place(of: source, at: .unspecified) : family.lead(of: source)
    }
    named = model.places.map { place in
      family.statements.firstIndex { $0.source == .other && $0.suspect == place.suspect }
    }
    self.age = age
    studies = family.statements.enumerated().compactMap { index, statement in
      guard statement.falsePositiveRate != nil else { return nil }
      return Study(
        statement: index, cause: sources.firstIndex(of: statement.source) ?? sources.count - 1,
        place: statement.suspect.flatMap { suspect in
          model.places.firstIndex { $0.suspect == suspect }
        }, weight: Double(statement.sampleSize ?? EvidenceModel.assumedSampleSize),
        ageing: statement.ageing, population: statement.population)
    }
  }

  /// The background about the mix of a model.
  func background(_ numbers: FamilyNumbers, in model: EvidenceModel) -> Double {
    let rates = rates(numbers, model, leavingOut: nil)
    let statements = studies.compactMap { study -> Background.Statement? in
      guard var rate = numbers.falsePositives[study.statement] else { return nil }
      let ageing = numbers.ageing[study.statement] ?? study.ageing
      rate = max(rate, ageing.rate(atAge: age) ?? 0)
      let weight = study.weight / (rate * (1 - rate))
      guard let place = study.place else {
        let population = numbers.populations[study.statement] ?? study.population
        return Background.Statement(
          cause: study.cause, falsePositiveRate: rate, weight: weight,
          mix: model.mix(of: population))
      }
      return Background.Statement(
        cause: study.cause, rates: self.rates(numbers, model, leavingOut: place),
        falsePositiveRate: rate, weight: weight,
        mix: model.mix(without: place, of: study.cause))
    }
    return Background(rates: rates, statements: statements, house: model.house).rate
  }

  private func rates(
    _ numbers: FamilyNumbers, _ model: EvidenceModel, leavingOut omitted: Int?
  ) -> [Background.Rate] {
    general.indices.map { source in
      let own = general[source].map { numbers.rates[$0] }
      guard source == other, !model.places.isEmpty else { return Background.Rate(own) }
      var (stated, open, total) = (0.0, 0.0, 0.0)
      var least = own
      func add(_ share: Double, _ rate: Double?) {
        total += share
        guard let rate else {
          open += share
          return
        }
        stated += share * rate
        least = min(least ?? rate, rate)
      }
      for (place, statement) in named.enumerated() where place != omitted {
        add(model.places[place].share, statement.map { numbers.rates[$0] } ?? own)
      }
      add(1 - model.places.reduce(0) { $0 + $1.share }, own)
      return Background.Rate(stated: stated / total, open: open / total, least: least)
    }
  }
}
