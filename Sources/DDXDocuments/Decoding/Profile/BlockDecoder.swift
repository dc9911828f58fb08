internal import DDXCore

/// Makes one block of a profile.
struct BlockDecoder {
  let names: VocabularyNames
  /// Whose blocks they are.
  let subject: BlockSubject

  /// The one procedure that provokes pain where the others take it away.
  static let discography: ProcedureID = "provocation-discography"
  private static let provocationAttributes = ["concordant", "pain", "pressure", "control-disc"]

  /// The block, and whether nothing is known of what came of it, or nil where the log says why not;
  /// of a session with this number where it is part of one.
  func decode(
    _ own: ElementReader, in session: ElementReader? = nil, number: Int? = nil
  ) -> (block: DiagnosticBlock, lacksResult: Bool)? {
    let attributes = BlockAttributes(own: own, session: session)
    let definition = names.procedure(own, "procedure")
    let days = days(attributes)
    let time = time(attributes)
    let side = own.word("side", as: Side.self)
    let levels = BlockLevels(own).levels
    // Everything is read before anything is left out, so that all its faults are known.
    let agents = attributes.words("agent", as: DiagnosticBlock.Agent.self)
    let volume = attributes.number("volume", in: .amount)
    if volume == 0 { attributes.error(.noVolume, "volume") }
    let steroid = attributes.flag("steroid")
    let guidance = attributes.word("guidance", as: DiagnosticBlock.Guidance.self)
    let contrast = attributes.word("contrast", as: DiagnosticBlock.Contrast.self)
    let uptake = attributes.word("vascular-uptake", as: DiagnosticBlock.VascularUptake.self)
    let complication =
      attributes.has("complication")
      ? names.finding(attributes.reader(of: "complication"), "complication")?.code : nil
    if let session, own.has("complication"), session.has("complication"),
      own.string("complication") != session.string("complication")
    {
      own.error(.profile(.twoComplications), "complication")
    }
    let movements = attributes.word("movements", as: DiagnosticBlock.Movements.self)
    let sedation = attributes.word("sedation", as: DiagnosticBlock.Sedation.self)
    let diary = attributes.word("diary", as: DiagnosticBlock.Diary.self)
    let provocation = provocation(own)
    let relief = ReliefDecoder(attributes: attributes, agents: agents, days: days, subject: subject)
      .decode()
    check(agents, attributes)
    if let definition { check(own, definition, levels, side, isPart: session != nil) }
    if uptake == .seen, contrast == DiagnosticBlock.Contrast.none || contrast == .aspiration {
      attributes.warning(.uptakeNotLookedFor, "vascular-uptake")
    }
    if let side, side != subject.painSide, side.opposite == subject.painSide {
      own.warning(.profile(.blockOnOtherSide), "side")
    }
    // One of a module that takes no part is kept as it stands, and read by nobody.
    let unknown = names.absentModules.isEmpty ? nil : own.string("procedure")
    guard let procedure = definition?.id ?? unknown.map({ ProcedureID($0) }), let days else {
      return nil
    }
    let block = DiagnosticBlock(
      procedure: procedure, date: days.first, side: side ?? .unspecified, levels: levels,
      volume: volume, steroid: steroid, reliefDuration: relief.duration, movements: movements,
      guidance: guidance, contrast: contrast, vascularUptake: uptake, sedation: sedation,
      diary: diary, complication: complication, provocation: provocation, line: own.line,
      agents: agents, reliefRange: relief.range, reliefBack: relief.back, reliefLeg: relief.leg,
      painBefore: relief.painBefore, scores: relief.scores, lastDate: days.last, time: time,
      session: number)
    return (block, definition != nil && session == nil && lacksResult(own))
  }

  /// Whether a block says nothing of what came of it.
  private func lacksResult(_ reader: ElementReader) -> Bool {
    !Self.provocationAttributes.contains(where: reader.has) && !ReliefDecoder.hasRelief(reader)
  }

  /// The day, held against the life of the patient; of a month that is not over, the days so far.
  private func days(
    _ attributes: BlockAttributes
  ) -> (first: CalendarDate, last: CalendarDate)? {
    let reader = attributes.reader(of: "date")
    guard reader.required("date") != nil, let days = reader.days("date") else { return nil }
    guard let today = subject.profileDate else { return days }
    if days.first > today { reader.error(.profile(.blockLater), "date") }
    if let birth = subject.earliestBirth, days.last < birth {
      reader.error(.profile(.blockBeforeBirth), "date")
    } else if let grown = subject.latestChildhood, days.last < grown {
      reader.warning(.profile(.blockInChildhood), "date")
    } else if let longest = subject.longestPain, Double(days.last.days(until: today)) > longest {
      reader.warning(.profile(.blockBeforePain), "date")
    }
    return (days.first, max(days.first, min(days.last, today)))
  }

  private func time(_ attributes: BlockAttributes) -> ClockTime? {
    let reader = attributes.reader(of: "time")
    guard let text = reader.string("time") else { return nil }
    let time = ClockTime(text)
    if time == nil { reader.error(.profile(.notTime), "time") }
    return time
  }

  private func check(_ agents: [DiagnosticBlock.Agent], _ attributes: BlockAttributes) {
    if Set(agents).count < agents.count { attributes.warning(.agentTwice, "agent") }
    if agents.count > 1, agents.contains(.none) { attributes.error(.noneAmongAgents, "agent") }
  }

  /// Checks the block against the vocabulary's definition of its procedure.
  private func check(
    _ reader: ElementReader, _ definition: ProcedureDefinition, _ levels: [Level], _ side: Side?,
    isPart: Bool
  ) {
    reader.check(definition.side, .side)
    if side == .midline, definition.side == .required {
      reader.error(.profile(.noMidline), "side")
    }
    if let expected = definition.levels {
      if levels.contains(where: { $0.kind != expected }) {
        reader.error(.profile(.levelKind(expected: expected)), "levels")
      }
    } else {
      reader.check(.none, .levels)
    }
    if reader.has("nerves"), definition.approach != Nerve.approach {
      reader.error(.profile(.nervesOfNoBranchBlock), "nerves")
    }
    let isProvocation = definition.id == Self.discography
    let provoked = Self.provocationAttributes.first(where: reader.has)
    if isProvocation, isPart {
      reader.error(.profile(.provocationInSession), "procedure")
    } else if isProvocation, let relief = ReliefDecoder.attributes.first(where: reader.has) {
      reader.error(.profile(.reliefOfProvocation), relief)
    } else if !isProvocation, let provoked {
      reader.error(.profile(.provocationOfBlock), provoked)
    }
  }

  private func provocation(_ reader: ElementReader) -> DiagnosticBlock.Provocation? {
    guard Self.provocationAttributes.contains(where: reader.has) else { return nil }
    return DiagnosticBlock.Provocation(
      isConcordant: reader.flag("concordant"), pain: reader.number("pain", in: .painScore),
      pressure: reader.number("pressure", in: .amount),
      controlDisc: reader.word("control-disc"))
  }
}
