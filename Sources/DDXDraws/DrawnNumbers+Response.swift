import DDXCore

extension DrawnNumbers {
  /// A block model about another; what rises with coverage, or with the trait, goes on to rise.
  mutating func response(
    _ model: ResponseModel, accuracies: [PublishedAccuracy]?
  ) -> ResponseModel {
    let points = model.relief.sorted { $0.coverage < $1.coverage }
    let fifty = points.map { next("relief of 50 % at \($0.coverage)", $0.fifty, $0.citation) }
      .sorted { $0.value < $1.value }
    let eighty = points.map {
      next("relief of 80 % at \($0.coverage)", $0.eightyGivenFifty, $0.citation)
    }.sorted { $0.value < $1.value }
    return ResponseModel(
      observation: model.observation,
      relief: points.indices.map {
        .init(
          coverage: points[$0].coverage, fifty: fifty[$0], eightyGivenFifty: eighty[$0],
          citation: points[$0].citation)
      },
      placebo: placebo(model.placebo), delivery: delivery(model.delivery),
      procedures: model.procedures.map { procedure($0) },
      accuracies: model.accuracies.enumerated().map { place, override in
        .init(
          procedure: override.procedure,
          accuracy: accuracies?[place].accuracy ?? override.accuracy, citation: override.citation)
      },
      provocation: provocation(model.provocation), confounders: confounders(model.confounders),
      order: order(model.order),
      addedCoverage: model.addedCoverage.map { added in
        .init(
          procedure: added.procedure, source: added.source,
          fraction: next(
            "\(added.source) covered by \(added.procedure)", added.fraction, added.citation),
          matchesLevel: added.matchesLevel, findings: added.findings, citation: added.citation)
      },
      sensitisation: .init(
        effect: next("sensitisation", model.sensitisation.effect, model.sensitisation.citation),
        findings: model.sensitisation.findings, citation: model.sensitisation.citation))
  }

  private mutating func placebo(_ terms: ResponseModel.Placebo) -> ResponseModel.Placebo {
    .init(
      trait: next("placebo trait", terms.trait, terms.citation),
      eightyGivenFifty: next("placebo of 80 %", terms.eightyGivenFifty, terms.citation),
      citation: terms.citation)
  }

  private mutating func delivery(_ terms: ResponseModel.Delivery) -> ResponseModel.Delivery {
    .init(
      missed: next("missed", terms.missed, terms.citation),
      uptakeDefeats: next("uptake defeats", terms.uptakeDefeats, terms.citation),
      spotDetects: next("spot film detects", terms.spotDetects, terms.citation),
      aspirationDetects: next("aspiration detects", terms.aspirationDetects, terms.citation),
      oneOfTwoSides: next("one of two sides", terms.oneOfTwoSides, terms.citation),
      citation: terms.citation)
  }

  private mutating func confounders(
    _ terms: ResponseModel.Confounders
  ) -> ResponseModel.Confounders {
    .init(
      sedationPlacebo: next("sedation", terms.sedationPlacebo, terms.citation),
      opioid: next("opioid", terms.opioid, terms.citation),
      largeVolume: next("large volume", terms.largeVolume, terms.citation),
      noDiary: next("no diary", terms.noDiary, terms.citation), citation: terms.citation)
  }

  private mutating func order(_ terms: ResponseModel.Order) -> ResponseModel.Order {
    .init(
      concordant: next("concordant order", terms.concordant, terms.citation),
      otherwise: next("order by chance", terms.otherwise, terms.citation),
      prolonged: terms.prolonged, citation: terms.citation)
  }

  private mutating func provocation(
    _ terms: ResponseModel.Provocation
  ) -> ResponseModel.Provocation {
    .init(
      procedure: terms.procedure,
      sensitivity: next("provocation sensitivity", terms.sensitivity, terms.citation),
      falsePositive: next("provocation false positive", terms.falsePositive, terms.citation),
      falsePositiveWithSomatisation: next(
        "provocation false positive with somatisation", terms.falsePositiveWithSomatisation,
        terms.citation),
      somatisation: next("somatisation", terms.somatisation, terms.citation),
      finding: terms.finding, leastPain: terms.leastPain,
      greatestPressure: terms.greatestPressure,
      noControlDilution: next("no control disc", terms.noControlDilution, terms.citation),
      citation: terms.citation)
  }

  private mutating func procedure(_ terms: ResponseModel.Procedure) -> ResponseModel.Procedure {
    let without = next("\(terms.id) placebo", terms.placebo, terms.citation)
    let with = next("\(terms.id) placebo with trait", terms.placeboWithTrait, terms.citation)
    let isInOrder = without.value <= with.value
    return .init(
      id: terms.id, placebo: isInOrder ? without : with,
      placeboWithTrait: isInOrder ? with : without,
      anatomy: next("\(terms.id) anatomy", terms.anatomy, terms.citation),
      uptake: next("\(terms.id) uptake", terms.uptake, terms.citation),
      largeVolume: terms.largeVolume, citation: terms.citation)
  }
}
