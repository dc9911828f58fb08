internal import DDXCore

/// Makes one block of a profile.
struct BlockDecoder {
  let names: VocabularyNames
  /// The day that the profile speaks of.
  let profileDate: CalendarDate?
  /// Where it hurts.
  let painSide: Side

  /// The one procedure that provokes pain where the others take it away.
  private static let discography: ProcedureID = "provocation-discography"
  private static let provocationAttributes = ["concordant", "pain", "pressure", "control-disc"]

  /// The block, or nil where the log says why not.
  func decode(_ reader: ElementReader) -> DiagnosticBlock? {
    let definition = names.procedure(reader, "procedure")
    let date = reader.required("date") == nil ? nil : reader.date("date")
    if let date, let profileDate, date > profileDate {
      reader.error(.profile(.blockLater), "date")
    }
    let side = reader.word("side", as: Side.self)
    let levels = levels(reader)
    let relief = reader.number("relief", in: .percent).flatMap { try? Relief(percent: $0) }
    let provocation = provocation(reader)
    let contrast = reader.word("contrast", as: DiagnosticBlock.Contrast.self)
    let uptake = reader.word("vascular-uptake", as: DiagnosticBlock.VascularUptake.self)
    let complication =
      reader.has("complication") ? names.finding(reader, "complication")?.code : nil
    // Everything is read before anything is left out, so that all its faults are known.
    let agent = reader.word("agent", as: DiagnosticBlock.Agent.self)
    let volume = reader.number("volume", in: .amount)
    let steroid = reader.flag("steroid")
    let reliefDuration = reader.duration("relief-duration")
    let movements = reader.word("movements", as: DiagnosticBlock.Movements.self)
    let guidance = reader.word("guidance", as: DiagnosticBlock.Guidance.self)
    let sedation = reader.word("sedation", as: DiagnosticBlock.Sedation.self)
    let diary = reader.word("diary", as: DiagnosticBlock.Diary.self)
    if let definition { check(reader, definition, levels) }
    if uptake == .seen, contrast == DiagnosticBlock.Contrast.none || contrast == .aspiration {
      reader.warning(.profile(.uptakeNotLookedFor), "vascular-uptake")
    }
    if let side, side != painSide, side.opposite == painSide {
      reader.warning(.profile(.blockOnOtherSide), "side")
    }
    guard let definition, let date else { return nil }
    return DiagnosticBlock(
      procedure: definition.id, date: date, side: side ?? .unspecified, levels: levels,
      agent: agent, volume: volume, steroid: steroid, relief: relief,
      reliefDuration: reliefDuration, movements: movements, guidance: guidance,
      contrast: contrast, vascularUptake: uptake, sedation: sedation, diary: diary,
      complication: complication, provocation: provocation, line: reader.line)
  }

  /// Holds the block against what the vocabulary says of its procedure.
  private func check(
    _ reader: ElementReader, _ definition: ProcedureDefinition, _ levels: [Level]
  ) {
    reader.check(definition.side, .side)
    if let expected = definition.levels {
      if levels.contains(where: { $0.kind != expected }) {
        reader.error(.profile(.levelKind(expected: expected)), "levels")
      }
    } else {
      reader.check(.none, .levels)
    }
    let isProvocation = definition.id == Self.discography
    let provoked = Self.provocationAttributes.first(where: reader.has)
    if isProvocation, let relief = ["relief", "relief-duration"].first(where: reader.has) {
      reader.error(.profile(.reliefOfProvocation), relief)
    } else if !isProvocation, let provoked {
      reader.error(.profile(.provocationOfBlock), provoked)
    } else if !reader.has("relief"), provoked == nil {
      reader.warning(.profile(.blockWithoutResult))
    }
  }

  private func levels(_ reader: ElementReader) -> [Level] {
    guard let text = reader.string("levels") else { return [] }
    var levels: [Level] = []
    for word in text.split(separator: " ") {
      if let level = Level(rawValue: String(word)) {
        levels.append(level)
        continue
      }
      let allowed = Level.allCases.map(\.rawValue)
      reader.error(
        .value(
          .unknownWord(
            attribute: "levels", found: String(word), allowed: allowed,
            near: NearNames.near(String(word), among: allowed))), "levels")
    }
    return levels
  }

  private func provocation(_ reader: ElementReader) -> DiagnosticBlock.Provocation? {
    guard Self.provocationAttributes.contains(where: reader.has) else { return nil }
    return DiagnosticBlock.Provocation(
      isConcordant: reader.flag("concordant"), pain: reader.number("pain", in: .painScore),
      pressure: reader.number("pressure", in: .amount),
      controlDisc: reader.word("control-disc"))
  }
}
