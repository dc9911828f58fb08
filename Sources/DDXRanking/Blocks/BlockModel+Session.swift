public import DDXCore
import DDXInference

extension BlockModel {
  /// The manner of a session: each part as in the most doubtful of its blocks.
  func manner(of blocks: [DiagnosticBlock]) -> Manner {
    let manners = blocks.map { manner(of: $0) }
    return Manner(
      uptake: manners.map(\.uptake).max() ?? 0,
      addedPlacebo: manners.map(\.addedPlacebo).max() ?? 0,
      dilution: manners.map(\.dilution).max() ?? 0,
      isPlacebo: manners.allSatisfy(\.isPlacebo))
  }

  /// The instrument of several procedures before one reading.
  ///
  /// It has its own channel: the persistent anatomy of one approach does not determine a session.
  func sessionInstrument(
    _ placement: Placement, manner: Manner, patient: Patient, coverage: [[Double]]
  ) -> Instrument {
    let name = placement.parts.map { "\($0.procedure) \($0.side.rawValue)" }
      .joined(separator: " + ")
    let plain = placement.parts.compactMap { part in
      response.accuracies.first { $0.procedure == part.procedure }?.accuracy
    }
    if plain.count == placement.parts.count {
      return Instrument(
        name: name, coverage: coverage,
        whenReached: (plain.map(\.sensitivity).min() ?? 0) * patient.sensitisation,
        otherwise: plain.map(\.falsePositiveRate).max() ?? 0, dilution: manner.dilution)
    }
    return instrument(
      name: name, channel: "session \(name)",
      terms: placement.parts.compactMap { terms(of: $0.procedure) }, manner: manner,
      patient: patient, coverage: coverage)
  }

  /// Whether every procedure of a session is read with one plain accuracy.
  func isPlain(_ session: InjectionSession) -> Bool {
    session.procedures.allSatisfy { isPlain($0) }
  }

  /// The outcomes that a reading leaves open, or nil where it records none.
  func outcomes(of session: InjectionSession) -> ClosedRange<Int>? {
    guard session.isShared else { return outcomes(of: session.first) }
    guard let relief = session.first.reliefRange else { return nil }
    return isPlain(session) ? plainOutcomes(of: relief) : outcomes(of: relief)
  }

  /// The two outcomes of a plain accuracy that a relief leaves open.
  func plainOutcomes(of relief: ReliefRange) -> ClosedRange<Int> {
    if relief.low.percent >= plainThreshold { return 1...1 }
    return relief.high.percent < plainThreshold ? 0...0 : 0...1
  }

  /// The bands that a relief leaves open, with those that the edition does not tell from them.
  func outcomes(of relief: ReliefRange) -> ClosedRange<Int> {
    let (low, high) = (outcomes(of: relief.low), outcomes(of: relief.high))
    return low.lowerBound...max(low.lowerBound, high.upperBound)
  }
}

extension BlockModel {
  /// What a recorded block says that this edition reads, by the names that documents use.
  ///
  /// What it does not read moves no probability; criteria and safety may still read it.
  func attributesRead(of procedure: ProcedureID) -> Set<String> {
    if procedure == response.provocation.procedure {
      return ["procedure", "levels", "concordant", "pain", "pressure", "control-disc"]
    }
    var names: Set<String> = [
      "procedure", "side", "levels", "nerves", "relief", "relief-back", "relief-leg",
      "pain-before", "scores", "diary", "sedation",
    ]
    if isPlain(procedure) { return names }
    guard let terms = terms(of: procedure) else { return [] }
    names.formUnion(["agent", "vascular-uptake", "contrast", "relief-duration"])
    if terms.largeVolume != nil { names.insert("volume") }
    return names
  }
}

extension Ranker {
  /// What a recorded block says that the block model of the protocol reads, by the names that
  /// documents use; nothing where the protocol does not weigh it.
  public func blockAttributesRead(of procedure: ProcedureID) -> Set<String> {
    guard let model = maker.blockModel, model.weighs(procedure) else { return [] }
    return model.attributesRead(of: procedure)
  }

  /// What the criteria of the protocol read of such a block besides, by the names that documents
  /// use.
  public func criterionAttributesRead(of procedure: ProcedureID) -> Set<String> {
    var names: Set<String> = []
    for criterion in rules.criteria where criterion.procedures.contains(procedure) {
      names.formUnion([
        "date", "side", "levels", "agent", "relief", "relief-back", "relief-leg", "pain-before",
        "scores",
      ])
      if criterion.needsMovements { names.insert("movements") }
      if criterion.needsImaging { names.insert("guidance") }
      if criterion.uptake == .indeterminate { names.insert("vascular-uptake") }
      if criterion.needsOrder || criterion.prolonged == .noFurther {
        names.insert("relief-duration")
      }
    }
    return names
  }
}
