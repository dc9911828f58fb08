import DDXCore
import DDXInference

/// The blocks of a profile as readings of instruments.
struct BlockReadings: Sendable {
  /// The placements of the instruments, in their order.
  let placements: [Placement]
  /// The instrument of each placement.
  let makers: [@Sendable (_ coverage: [[Double]]) -> Instrument]
  /// The readings, each with the places of its blocks in the profile; none for the order of two.
  let readings: [(reading: Reading, blocks: [Int])]
  /// The blocks without effect, with the reasons.
  let unweighed: [(block: Int, reason: RecordedBlock.Unweighed)]

  init(
    profile: ClinicalProfile, model: BlockModel, patient: BlockModel.Patient
  ) {
    var placements: [Placement] = []
    var makers: [@Sendable ([[Double]]) -> Instrument] = []
    var readings: [(Reading, [Int])] = []
    var unweighed: [(Int, RecordedBlock.Unweighed)] = []
    for session in profile.sessions {
      guard session.blocks.allSatisfy({ model.weighs($0.procedure) }) else {
        unweighed += session.indices.map { ($0, .noResponse) }
        continue
      }
      guard let outcomes = model.outcomes(of: session) else {
        unweighed += session.indices.map { ($0, .noOutcome) }
        continue
      }
      let parts = session.byProcedure
      let placement = Placement(session: parts.first ?? session.first, parts.dropFirst())
      var manner = model.manner(of: session.blocks)
      if let provocation = session.first.provocation, provocation.controlDisc != .painless {
        manner.dilution =
          1 - (1 - manner.dilution)
          * (1 - model.response.provocation.noControlDilution.value)
      }
      let final = manner
      readings.append(
        (Reading(instrument: placements.count, outcomes: outcomes), session.indices))
      placements.append(placement)
      makers.append {
        model.instrument(placement, manner: final, patient: patient, coverage: $0)
      }
    }
    let alone = profile.sessions.compactMap { $0.asOneBlock(of: [$0.first.procedure]) }
    if let (first, isConcordant) = model.comparativeOrder(in: alone) {
      let order = model.response.order
      readings.append(
        (
          Reading(
            instrument: placements.count, outcomes: isConcordant ? 1...1 : 0...0), []
        ))
      placements.append(Placement(alone[first]))
      makers.append {
        Instrument(
          name: "order of durations", coverage: $0, whenReached: order.concordant.value,
          otherwise: order.otherwise.value)
      }
    }
    self.init(
      placements: placements, makers: makers, readings: readings, unweighed: unweighed)
  }

  private init(
    placements: [Placement], makers: [@Sendable ([[Double]]) -> Instrument],
    readings: [(reading: Reading, blocks: [Int])],
    unweighed: [(block: Int, reason: RecordedBlock.Unweighed)]
  ) {
    self.placements = placements
    self.makers = makers
    self.readings = readings
    self.unweighed = unweighed
  }

  /// The readings alone.
  var given: [Reading] { readings.map(\.reading) }

  /// The readings with one more, of an instrument that is known already.
  func adding(_ reading: Reading, block: Int) -> BlockReadings {
    BlockReadings(
      placements: placements, makers: makers, readings: readings + [(reading, [block])],
      unweighed: unweighed)
  }
}

extension BlockModel {
  /// Whether one plain accuracy stands for the model, or the procedure provokes: two outcomes.
  func isPlain(_ procedure: ProcedureID) -> Bool {
    procedure == response.provocation.procedure
      || response.accuracies.contains { $0.procedure == procedure }
  }

  /// The outcomes that a recorded block leaves open, or nil if it has none.
  func outcomes(of block: DiagnosticBlock) -> ClosedRange<Int>? {
    if block.procedure == response.provocation.procedure {
      guard let provocation = block.provocation, let concordant = provocation.isConcordant else {
        return nil
      }
      let isStrong = provocation.pain.map { $0 >= response.provocation.leastPain } ?? true
      let isLow =
        provocation.pressure.map { $0 <= response.provocation.greatestPressure } ?? true
      return concordant && isStrong && isLow ? 1...1 : 0...0
    }
    guard let relief = block.reliefRange else { return nil }
    return isPlain(block.procedure) ? plainOutcomes(of: relief) : outcomes(of: relief)
  }

  /// The relief from which an edition with a plain accuracy counts a block as positive.
  var plainThreshold: Double {
    if case .atLeast(let percent) = response.observation { percent } else { 50 }
  }

  /// The bands that an edition does not distinguish from that of a relief.
  func outcomes(of relief: Relief) -> ClosedRange<Int> {
    observableOutcomes.first { $0.contains(relief.band.index) } ?? 0...2
  }

  /// The outcomes that an edition distinguishes, the least first.
  var observableOutcomes: [ClosedRange<Int>] {
    switch response.observation {
    case .bands: [0...0, 1...1, 2...2]
    case .atLeast(let percent): percent >= 80 ? [0...1, 2...2] : [0...0, 1...2]
    }
  }

  /// The outcomes of a procedure that an edition distinguishes, the least first.
  func observableOutcomes(of procedure: ProcedureID) -> [ClosedRange<Int>] {
    isPlain(procedure) ? [0...0, 1...1] : observableOutcomes
  }

  /// The first pair of blocks whose order of durations speaks: one approach and side, a short and
  /// a long agent, both relieved, both durations recorded and none prolonged.
  func comparativeOrder(in blocks: [DiagnosticBlock]) -> (first: Int, isConcordant: Bool)? {
    for (index, first) in blocks.enumerated() {
      for second in blocks[(index + 1)...]
      where second.procedure == first.procedure && second.side.concerns(first.side) {
        guard let pattern = ComparativeBlock(first, second, prolonged: response.order.prolonged)
        else { continue }
        switch pattern {
        case .concordant: return (index, true)
        case .discordant: return (index, false)
        case .concordantProlonged, .discordantProlonged: continue
        }
      }
    }
    return nil
  }
}

extension ReliefBand {
  /// The place of the band, from the least.
  var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
