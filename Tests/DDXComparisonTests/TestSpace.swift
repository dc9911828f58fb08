import DDXComparison
import DDXCore

/// Editions that differ by edits of values, with no documents behind them.
struct TestSpace: EditionSpace {
  struct Change: Sendable {
    let key: String
    var isInert = false
    let apply: @Sendable (inout Draft) -> Void
  }

  let left: ClinicalProtocol
  let changes: [Change]
  var rightEdition = "9"

  var right: ClinicalProtocol { rules(applying: Set(changes.indices)) }

  var edits: [ProtocolEdit] {
    changes.enumerated().map { index, change in
      ProtocolEdit(
        id: change.key,
        differences: [
          ProtocolDifference(
            key: change.key, left: "a", right: "b",
            leftLocation: DocumentLocation(file: "left.xml", line: index + 1),
            rightLocation: DocumentLocation(file: "right.xml", line: index + 1),
            isInert: change.isInert)
        ])
    }
  }

  func rules(applying edits: Set<Int>) -> ClinicalProtocol {
    var draft = Draft(left)
    for index in edits.sorted() { changes[index].apply(&draft) }
    return draft.rules(edition: edits.count == changes.count ? rightEdition : left.edition)
  }
}

/// A protocol that can be changed.
struct Draft {
  private let base: ClinicalProtocol
  var multipleSources: Measured
  var otherFloor: Double
  var response: ResponseModel?
  var criteria: [Criterion]
  var nextStep: NextStepRules?
  var contraindications: [Contraindication]
  var safety: SafetyRules
  var checks: [ReferenceCheck]

  init(_ rules: ClinicalProtocol) {
    base = rules
    multipleSources = rules.multipleSources
    otherFloor = rules.otherFloor
    response = rules.response
    criteria = rules.criteria
    nextStep = rules.nextStep
    contraindications = rules.contraindications
    safety = rules.safety
    checks = rules.checks
  }

  func rules(edition: String) -> ClinicalProtocol {
    ClinicalProtocol(
      id: base.id, edition: edition, title: base.title, citations: base.citations,
      evidenceEditions: base.evidenceEditions, multipleSources: multipleSources,
      multipleSourcesCitation: base.multipleSourcesCitation, otherFloor: otherFloor,
      safety: safety, contraindications: contraindications, response: response,
      criteria: criteria, nextStep: nextStep, checks: checks)
  }

  /// Changes the response model.
  mutating func respond(_ change: (inout ResponseDraft) -> Void) {
    guard let response else { return }
    var draft = ResponseDraft(response)
    change(&draft)
    self.response = draft.model
  }
}

/// A response model that can be changed.
struct ResponseDraft {
  var observation: ResponseModel.Observation
  var relief: [ResponseModel.ReliefPoint]
  var placebo: ResponseModel.Placebo
  var delivery: ResponseModel.Delivery
  var procedures: [ResponseModel.Procedure]
  var accuracies: [ResponseModel.Accuracy]
  var provocation: ResponseModel.Provocation
  var confounders: ResponseModel.Confounders
  var order: ResponseModel.Order
  var addedCoverage: [ResponseModel.AddedCoverage]
  var sensitisation: ResponseModel.Sensitisation

  init(_ model: ResponseModel) {
    observation = model.observation
    relief = model.relief
    placebo = model.placebo
    delivery = model.delivery
    procedures = model.procedures
    accuracies = model.accuracies
    provocation = model.provocation
    confounders = model.confounders
    order = model.order
    addedCoverage = model.addedCoverage
    sensitisation = model.sensitisation
  }

  var model: ResponseModel {
    ResponseModel(
      observation: observation, relief: relief, placebo: placebo, delivery: delivery,
      procedures: procedures, accuracies: accuracies, provocation: provocation,
      confounders: confounders, order: order, addedCoverage: addedCoverage,
      sensitisation: sensitisation)
  }

  /// Changes the terms of one procedure.
  mutating func procedure(
    _ id: ProcedureID, _ change: (ResponseModel.Procedure) -> ResponseModel.Procedure
  ) {
    procedures = procedures.map { $0.id == id ? change($0) : $0 }
  }
}
