import DDXCore

/// Which keys of the response models of two editions the recorded blocks of a profile may read.
struct ResponseReads {
  private let responses: [ResponseModel]
  private let profile: ClinicalProfile
  /// The blocks that record an outcome.
  private let weighed: [DiagnosticBlock]

  /// Returns nil where no block records an outcome, so that nothing of a response model is read.
  init?(responses: [ResponseModel], profile: ClinicalProfile) {
    let weighed = profile.blocks.filter {
      $0.relief != nil || $0.provocation?.isConcordant != nil
    }
    if responses.isEmpty || weighed.isEmpty { return nil }
    self.responses = responses
    self.profile = profile
    self.weighed = weighed
  }

  func reads(_ key: DocumentKey) -> Bool {
    guard key.steps.count > 1 else {
      return key.attribute == "observes" ? weighed.contains { $0.relief != nil } : true
    }
    let element = key.steps[1]
    return switch element.name {
    case "relief": weighed.contains(where: isModelled)
    case "placebo":
      key.attribute == "eighty-given-fifty" ? weighed.contains(where: isModelled) : true
    case "delivery": readsDelivery(key.attribute)
    case "procedure": readsProcedure(element.id.map { ProcedureID($0) }, key.attribute)
    case "accuracy":
      element.id.map { id in weighed.contains { $0.procedure.name == id } } ?? true
    case "provocation": profile.blocks.contains { $0.provocation != nil || isDiscography($0) }
    case "confounders": readsConfounders(key.attribute)
    case "order": recordsOrder
    case "added-coverage": isAnyPresent(responses.flatMap(\.addedCoverage).flatMap(\.findings))
    case "sensitisation": isAnyPresent(responses.flatMap(\.sensitisation.findings))
    default: true
    }
  }

  private func isDiscography(_ block: DiagnosticBlock) -> Bool {
    responses.contains { $0.provocation.procedure == block.procedure }
  }

  /// Whether some mixture reads a block with the model, and not with a plain accuracy.
  private func isModelled(_ block: DiagnosticBlock) -> Bool {
    let isProvoked = responses.allSatisfy { $0.provocation.procedure == block.procedure }
    let isPlain = responses.allSatisfy { response in
      response.accuracies.contains { $0.procedure == block.procedure }
    }
    return !isProvoked && !isPlain
  }

  /// Whether some mixture may not know the procedure of a block and reads another in its place.
  private func isUnknown(_ block: DiagnosticBlock) -> Bool {
    responses.contains { response in
      !response.procedures.contains { $0.id == block.procedure }
    }
  }

  private func readsProcedure(_ id: ProcedureID?, _ attribute: String?) -> Bool {
    guard let id else { return true }
    let readsAnother = weighed.contains {
      isUnknown($0) && (isModelled($0) || $0.volume != nil)
    }
    if readsAnother { return true }
    let blocks = weighed.filter { $0.procedure == id }
    return switch attribute {
    case "placebo", "placebo-with-trait", "anatomy": blocks.contains(where: isModelled)
    case "uptake": blocks.contains { isModelled($0) && $0.vascularUptake != .seen }
    case "large-volume": blocks.contains { $0.volume != nil }
    default: !blocks.isEmpty
    }
  }

  private func readsDelivery(_ attribute: String?) -> Bool {
    func looked(_ contrast: DiagnosticBlock.Contrast) -> Bool {
      weighed.contains {
        isModelled($0) && $0.vascularUptake == .notSeen && $0.contrast == contrast
      }
    }
    return switch attribute {
    case "missed", "uptake-defeats": weighed.contains(where: isModelled)
    case "spot-detects": looked(.spot)
    case "aspiration-detects": looked(.aspiration)
    case "one-of-two-sides": weighed.contains { $0.side == .left || $0.side == .right }
    default: true
    }
  }

  private func readsConfounders(_ attribute: String?) -> Bool {
    switch attribute {
    case "sedation-placebo":
      weighed.contains { $0.sedation != nil && $0.sedation != DiagnosticBlock.Sedation.none }
    case "opioid": weighed.contains { $0.sedation?.isAnalgesic == true }
    case "large-volume": weighed.contains { $0.volume != nil }
    case "no-diary":
      weighed.contains { $0.diary == .recall || $0.diary == DiagnosticBlock.Diary.none }
    default: true
    }
  }

  /// Whether two blocks have an order of durations, whatever counts as prolonged.
  private var recordsOrder: Bool {
    let prolonged = responses[0].order.prolonged
    return profile.blocks.indices.contains { first in
      profile.blocks[(first + 1)...].contains { second in
        second.procedure == profile.blocks[first].procedure
          && second.side.concerns(profile.blocks[first].side)
          && ComparativeBlock(profile.blocks[first], second, prolonged: prolonged) != nil
      }
    }
  }

  private func isAnyPresent(_ codes: [FindingCode]) -> Bool {
    codes.contains { profile.isPresent($0) }
  }
}
