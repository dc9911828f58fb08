internal import DDXCore

extension ProtocolDecoder {
  /// What the relief of a block means; nil where the protocol leaves blocks unweighed.
  func response(_ root: ElementReader) -> ResponseModel? {
    guard let section = root.child("response") else { return nil }
    let observation = observation(section)
    let relief = section.children("relief").compactMap(reliefPoint)
    if relief.count == section.children("relief").count,
      Set(relief.map(\.coverage)) != [0, 0.5, 1]
    {
      section.error(.protocol(.reliefPoints(found: relief.map(\.coverage).sorted())))
    }
    let placebo = section.requiredChild("placebo").flatMap(placebo)
    let delivery = section.requiredChild("delivery").flatMap(delivery)
    var ids = FirstLines()
    let procedures = section.requiredChildren("procedure").compactMap {
      procedureResponse($0, &ids)
    }
    var overridden = FirstLines()
    let accuracies = section.children("accuracy").compactMap {
      accuracyOverride($0, &overridden)
    }
    let provocation = section.requiredChild("provocation").flatMap(provocation)
    let confounders = section.requiredChild("confounders").flatMap(confounders)
    let order = section.requiredChild("order").flatMap(order)
    let added = section.children("added-coverage").compactMap(addedCoverage)
    let sensitisation = section.requiredChild("sensitisation").flatMap(sensitisation)
    guard let observation, let placebo, let delivery, let provocation, let confounders,
      let order, let sensitisation
    else { return nil }
    return ResponseModel(
      observation: observation, relief: relief, placebo: placebo, delivery: delivery,
      procedures: procedures, accuracies: accuracies, provocation: provocation,
      confounders: confounders, order: order, addedCoverage: added,
      sensitisation: sensitisation)
  }

  private func observation(_ reader: ElementReader) -> ResponseModel.Observation? {
    switch reader.required("observes") {
    case "bands": return .bands
    case "50": return .atLeast(50)
    case "80": return .atLeast(80)
    case nil: return nil
    case let text?:
      reader.error(
        .value(
          .unknownWord(
            attribute: "observes", found: text, allowed: ["bands", "50", "80"], near: [])),
        "observes")
      return nil
    }
  }

  private func reliefPoint(_ reader: ElementReader) -> ResponseModel.ReliefPoint? {
    let coverage = reader.requiredNumber("coverage", in: .probability)
    let fifty = parameter(reader, "fifty")
    let eighty = parameter(reader, "eighty-given-fifty")
    let citation = citations.required(reader)
    guard let coverage, let fifty, let eighty, let citation else { return nil }
    return .init(
      coverage: coverage, fifty: fifty, eightyGivenFifty: eighty, citation: citation)
  }

  private func placebo(_ reader: ElementReader) -> ResponseModel.Placebo? {
    let trait = parameter(reader, "trait")
    let eighty = parameter(reader, "eighty-given-fifty")
    let citation = citations.required(reader)
    guard let trait, let eighty, let citation else { return nil }
    return .init(trait: trait, eightyGivenFifty: eighty, citation: citation)
  }

  private func delivery(_ reader: ElementReader) -> ResponseModel.Delivery? {
    let missed = parameter(reader, "missed")
    let defeats = parameter(reader, "uptake-defeats")
    let spot = parameter(reader, "spot-detects")
    let aspiration = parameter(reader, "aspiration-detects")
    let sides = parameter(reader, "one-of-two-sides")
    let citation = citations.required(reader)
    guard let missed, let defeats, let spot, let aspiration, let sides, let citation else {
      return nil
    }
    return .init(
      missed: missed, uptakeDefeats: defeats, spotDetects: spot, aspirationDetects: aspiration,
      oneOfTwoSides: sides, citation: citation)
  }

  private func procedureResponse(
    _ reader: ElementReader, _ ids: inout FirstLines
  ) -> ResponseModel.Procedure? {
    let procedure = names.procedure(reader, "id")
    if let procedure { _ = ids.isNew(procedure.id.name, .procedure, reader, "id") }
    let placebo = parameter(reader, "placebo")
    let withTrait = parameter(reader, "placebo-with-trait")
    let anatomy = parameter(reader, "anatomy")
    let uptake = parameter(reader, "uptake")
    let volume = reader.number("large-volume", in: .amount)
    let citation = citations.required(reader)
    guard let procedure, let placebo, let withTrait, let anatomy, let uptake, let citation else {
      return nil
    }
    return .init(
      id: procedure.id, placebo: placebo, placeboWithTrait: withTrait, anatomy: anatomy,
      uptake: uptake, largeVolume: volume, citation: citation)
  }

  private func accuracyOverride(
    _ reader: ElementReader, _ ids: inout FirstLines
  ) -> ResponseModel.Accuracy? {
    let procedure = names.procedure(reader, "procedure")
    if let procedure { _ = ids.isNew(procedure.id.name, .procedure, reader, "procedure") }
    let sensitivity = reader.requiredNumber("sensitivity", in: .accuracy)
    let specificity = reader.requiredNumber("specificity", in: .accuracy)
    let citation = citations.required(reader)
    guard let procedure, let sensitivity, let specificity, let citation,
      let accuracy = try? TestAccuracy(sensitivity: sensitivity, specificity: specificity)
    else { return nil }
    return .init(procedure: procedure.id, accuracy: accuracy, citation: citation)
  }

  private func provocation(_ reader: ElementReader) -> ResponseModel.Provocation? {
    let procedure = names.procedure(reader, "procedure")
    let sensitivity = parameter(reader, "sensitivity")
    let falsePositive = parameter(reader, "false-positive")
    let with = parameter(reader, "with-somatisation")
    let somatisation = parameter(reader, "somatisation")
    let finding = names.finding(reader, "finding")
    let pain = reader.requiredNumber("least-pain", in: .painScore)
    let pressure = reader.requiredNumber("greatest-pressure", in: .amount)
    let noControl = parameter(reader, "no-control")
    let citation = citations.required(reader)
    guard let procedure, let sensitivity, let falsePositive, let with, let somatisation,
      let finding, let pain, let pressure, let noControl, let citation
    else { return nil }
    return .init(
      procedure: procedure.id, sensitivity: sensitivity, falsePositive: falsePositive,
      falsePositiveWithSomatisation: with, somatisation: somatisation, finding: finding.code,
      leastPain: pain, greatestPressure: pressure, noControlDilution: noControl,
      citation: citation)
  }
}
