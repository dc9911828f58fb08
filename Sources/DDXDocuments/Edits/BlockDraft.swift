internal import DDXCore

/// A block whose attributes are set one by one, by the names that documents use.
struct BlockDraft {
  var procedure: ProcedureDefinition
  var date: CalendarDate?
  var side: Side = .unspecified
  var levels: [Level] = []
  var agent: DiagnosticBlock.Agent?
  var volume: Double?
  var steroid: Bool?
  var relief: Relief?
  var reliefDuration: ClinicalDuration?
  var movements: DiagnosticBlock.Movements?
  var guidance: DiagnosticBlock.Guidance?
  var contrast: DiagnosticBlock.Contrast?
  var uptake: DiagnosticBlock.VascularUptake?
  var sedation: DiagnosticBlock.Sedation?
  var diary: DiagnosticBlock.Diary?
  private let original: DiagnosticBlock?

  static let names = [
    "date", "side", "levels", "agent", "volume", "steroid", "relief", "relief-duration",
    "movements", "guidance", "contrast", "vascular-uptake", "sedation", "diary",
  ]

  init(procedure: ProcedureDefinition) {
    self.procedure = procedure
    original = nil
  }

  init(_ block: DiagnosticBlock, procedure: ProcedureDefinition) {
    self.procedure = procedure
    original = block
    date = block.date
    side = block.side
    levels = block.levels
    agent = block.agent
    volume = block.volume
    steroid = block.steroid
    relief = block.relief
    reliefDuration = block.reliefDuration
    movements = block.movements
    guidance = block.guidance
    contrast = block.contrast
    uptake = block.vascularUptake
    sedation = block.sedation
    diary = block.diary
  }

  /// Sets an attribute; `unrecorded` takes it away.
  mutating func set(_ name: String, to text: String) throws(EditFault) {
    let isGone = text == "unrecorded"
    switch name {
    case "date": date = try Self.date(text)
    case "side": side = isGone ? .unspecified : try Self.word(text, of: "side")
    case "levels": levels = isGone ? [] : try Self.levels(text)
    case "agent": agent = isGone ? nil : try Self.word(text, of: "agent")
    case "volume":
      volume = isGone ? nil : try Self.number(text, of: "the volume", in: 0...100)
    case "steroid": steroid = isGone ? nil : try Self.flag(text, of: "steroid")
    case "relief":
      relief =
        isGone
        ? nil : try? Relief(percent: try Self.number(text, of: "relief", in: 0...100))
      if relief == nil, !isGone { throw .notNumber(text, of: "relief", low: 0, high: 100) }
    case "relief-duration":
      reliefDuration = isGone ? nil : try Self.duration(text)
    case "movements": movements = isGone ? nil : try Self.word(text, of: "movements")
    case "guidance": guidance = isGone ? nil : try Self.word(text, of: "guidance")
    case "contrast": contrast = isGone ? nil : try Self.word(text, of: "contrast")
    case "vascular-uptake": uptake = isGone ? nil : try Self.word(text, of: "vascular uptake")
    case "sedation": sedation = isGone ? nil : try Self.word(text, of: "sedation")
    case "diary": diary = isGone ? nil : try Self.word(text, of: "diary")
    default:
      throw .unknownWord(
        name, of: "attribute of a block", allowed: Self.names,
        near: NearNames.near(name, among: Self.names))
    }
  }

  /// The block, held against the vocabulary and the day of the profile.
  func block(on today: CalendarDate?) throws(EditFault) -> DiagnosticBlock {
    guard let date else { throw .blockLacks("date") }
    guard let today else { throw .noProfileDate }
    if date > today { throw .blockLater }
    if procedure.side == .required, side == .unspecified { throw .placeMissing("side") }
    if procedure.side == .none, side != .unspecified { throw .noPlace("side") }
    if let kind = procedure.levels {
      if levels.contains(where: { $0.kind != kind }) { throw .levelKind(kind) }
    } else if !levels.isEmpty {
      throw .noPlace("level")
    }
    return DiagnosticBlock(
      procedure: procedure.id, date: date, side: side, levels: levels, agent: agent,
      volume: volume, steroid: steroid, relief: relief, reliefDuration: reliefDuration,
      movements: movements, guidance: guidance, contrast: contrast, vascularUptake: uptake,
      sedation: sedation, diary: diary, complication: original?.complication,
      provocation: original?.provocation, line: original?.line ?? 0)
  }
}
