/// The injections before one reading of the relief: one block, or all blocks of a session.
///
/// A session is one instrument whose coverage is the union of that of its blocks; it can't show
/// which of them relieved the pain.
public struct InjectionSession: Hashable, Sendable {
  /// The places of the blocks in the profile.
  public let indices: [Int]
  /// The blocks, at least one.
  public let blocks: [DiagnosticBlock]

  /// The first block, which carries the relief like every other.
  public let first: DiagnosticBlock

  /// Whether several structures were injected.
  public var isShared: Bool { blocks.count > 1 }

  /// The procedures, each once.
  public var procedures: [ProcedureID] {
    var procedures: [ProcedureID] = []
    for block in blocks where !procedures.contains(block.procedure) {
      procedures.append(block.procedure)
    }
    return procedures
  }

  /// The blocks, those of one procedure as one: both sides are a block of both sides.
  public var byProcedure: [DiagnosticBlock] {
    procedures.compactMap { procedure in
      let own = blocks.filter { $0.procedure == procedure }
      return own.first.flatMap {
        InjectionSession(indices: [], blocks: own, first: $0).asOneBlock(of: [procedure])
      }
    }
  }

  /// The session as one block, if all of it is one procedure or one of those given: both sides
  /// if it was both, the levels of all.
  ///
  /// It is nil if something else was injected too, as the relief then belongs to no single procedure.
  public func asOneBlock(of procedures: [ProcedureID]) -> DiagnosticBlock? {
    guard blocks.allSatisfy({ procedures.contains($0.procedure) }) else { return nil }
    guard isShared else { return first }
    let sides = Set(blocks.map(\.side))
    let side: Side =
      sides.count == 1
      ? first.side : sides.contains(.unspecified) ? .unspecified : .bilateral
    return first.placed(
      side: side,
      levels: blocks.contains { $0.levels.isEmpty }
        ? [] : Level.allCases.filter { level in blocks.contains { $0.levels.contains(level) } },
      agents: DiagnosticBlock.Agent.allCases.filter { agent in
        blocks.contains { $0.agents.contains(agent) }
      },
      guidance: blocks.contains { $0.guidance == DiagnosticBlock.Guidance.none }
        ? DiagnosticBlock.Guidance.none : first.guidance,
      uptake: blocks.contains { $0.vascularUptake == .seen } ? .seen : first.vascularUptake)
  }
}

extension ClinicalProfile {
  /// The readings of relief, each with what was injected before it, in the order of the blocks.
  public var sessions: [InjectionSession] {
    var order: [[Int]] = []
    var places: [Int: Int] = [:]
    for (index, block) in blocks.enumerated() {
      if let session = block.session, let place = places[session] {
        order[place].append(index)
        continue
      }
      if let session = block.session { places[session] = order.count }
      order.append([index])
    }
    return order.compactMap { indices in
      indices.first.map {
        InjectionSession(
          indices: indices, blocks: indices.map { blocks[$0] }, first: blocks[$0])
      }
    }
  }
}

extension DiagnosticBlock {
  /// The block at another place, by other means.
  func placed(
    side: Side, levels: [Level], agents: [Agent], guidance: Guidance?, uptake: VascularUptake?
  ) -> DiagnosticBlock {
    DiagnosticBlock(
      procedure: procedure, date: date, side: side, levels: levels, volume: volume,
      steroid: steroid, reliefDuration: reliefDuration, movements: movements,
      guidance: guidance, contrast: contrast, vascularUptake: uptake, sedation: sedation,
      diary: diary, complication: complication, provocation: provocation, line: line,
      agents: agents, reliefRange: reliefRange, reliefBack: reliefBack, reliefLeg: reliefLeg,
      painBefore: painBefore, scores: scores, lastDate: lastDate, time: time, session: session)
  }
}
