import DDXCore

extension ParameterDraw {
  /// The rules with another block model and another share of patients with several sources.
  mutating func rules(_ rules: ClinicalProtocol) -> ClinicalProtocol {
    rules.with(
      response: rules.response.map { response($0) },
      multipleSources: measured(rules.multipleSources))
  }

  /// A block model about another; what rises with coverage, or with the trait, goes on to rise.
  private mutating func response(_ model: ResponseModel) -> ResponseModel {
    let points = model.relief.sorted { $0.coverage < $1.coverage }
    let fifty = points.map { proportion($0.fifty) }.sorted()
    let eighty = points.map { proportion($0.eightyGivenFifty) }.sorted()
    return ResponseModel(
      observation: model.observation,
      relief: points.indices.map {
        .init(
          coverage: points[$0].coverage, fifty: Measured(fifty[$0]),
          eightyGivenFifty: Measured(eighty[$0]), citation: points[$0].citation)
      },
      placebo: .init(
        trait: measured(model.placebo.trait),
        eightyGivenFifty: measured(model.placebo.eightyGivenFifty),
        citation: model.placebo.citation),
      delivery: .init(
        missed: measured(model.delivery.missed),
        uptakeDefeats: measured(model.delivery.uptakeDefeats),
        spotDetects: measured(model.delivery.spotDetects),
        aspirationDetects: measured(model.delivery.aspirationDetects),
        oneOfTwoSides: measured(model.delivery.oneOfTwoSides), citation: model.delivery.citation),
      procedures: model.procedures.map { procedure($0) }, accuracies: model.accuracies,
      provocation: model.provocation, confounders: model.confounders, order: model.order,
      addedCoverage: model.addedCoverage, sensitisation: model.sensitisation)
  }

  private mutating func procedure(_ terms: ResponseModel.Procedure) -> ResponseModel.Procedure {
    let placebo = [proportion(terms.placebo), proportion(terms.placeboWithTrait)].sorted()
    return ResponseModel.Procedure(
      id: terms.id, placebo: Measured(placebo[0]), placeboWithTrait: Measured(placebo[1]),
      anatomy: measured(terms.anatomy), uptake: measured(terms.uptake),
      largeVolume: terms.largeVolume, citation: terms.citation)
  }
}

extension ParameterDraw {
  /// Utilities with other rates of success; harm and burden are judgements and stay.
  mutating func utilities(_ utilities: Utility<SourceID>) -> Utility<SourceID> {
    Utility(
      harm: utilities.harm, burden: utilities.burden, citation: utilities.citation,
      benefits: utilities.benefits.map {
        .init(of: $0.treatment, value: measured($0.value), citation: $0.citation)
      })
  }
}
