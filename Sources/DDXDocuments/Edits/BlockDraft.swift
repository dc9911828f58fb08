internal import DDXCore

/// A block whose attributes are set one by one, by the names that documents use.
struct BlockDraft {
  var procedure: ProcedureDefinition
  var days: (first: CalendarDate, last: CalendarDate)?
  var time: ClockTime?
  var isOwnReading = false
  var side: Side = .unspecified
  var levels: [Level] = []
  var agents: [DiagnosticBlock.Agent] = []
  var volume: Double?
  var steroid: Bool?
  /// The relief that was stated; nil where it follows from scores or parts, or is not known.
  var relief: ReliefRange?
  var reliefBack: ReliefRange?
  var reliefLeg: ReliefRange?
  var painBefore: Double?
  var scores: [PainScore] = []
  var reliefDuration: ClinicalDuration?
  var movements: DiagnosticBlock.Movements?
  var guidance: DiagnosticBlock.Guidance?
  var contrast: DiagnosticBlock.Contrast?
  var uptake: DiagnosticBlock.VascularUptake?
  var sedation: DiagnosticBlock.Sedation?
  var diary: DiagnosticBlock.Diary?
  let original: DiagnosticBlock?

  static let names = [
    "date", "time", "reading", "side", "levels", "nerves", "agent", "volume", "steroid", "relief",
    "relief-back", "relief-leg", "pain-before", "scores", "relief-duration", "movements",
    "guidance", "contrast", "vascular-uptake", "sedation", "diary",
  ]

  init(procedure: ProcedureDefinition) {
    self.procedure = procedure
    original = nil
  }

  init(
    _ block: DiagnosticBlock, procedure: ProcedureDefinition, stated relief: ReliefRange?
  ) {
    self.procedure = procedure
    original = block
    days = (block.date, block.lastDate)
    time = block.time
    // The block as it stands was read with its profile: it keeps its session, or its reading.
    isOwnReading = true
    side = block.side
    levels = block.levels
    agents = block.agents
    volume = block.volume
    steroid = block.steroid
    self.relief = relief
    reliefBack = block.reliefBack
    reliefLeg = block.reliefLeg
    painBefore = block.painBefore
    scores = block.scores
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
    case "date": days = try Self.days(text)
    case "time": time = isGone ? nil : try Self.time(text)
    case "reading": isOwnReading = try isGone ? false : Self.isOwn(text)
    case "side": side = isGone ? .unspecified : try Self.word(text, of: "side")
    case "levels": levels = isGone ? [] : try Self.words(text, of: "level")
    case "nerves": levels = isGone ? [] : try joints(of: text)
    case "agent": agents = isGone ? [] : try Self.words(text, of: "agent")
    case "volume":
      volume = isGone ? nil : try Self.number(text, of: "the volume", in: 0...100)
    case "steroid": steroid = isGone ? nil : try Self.flag(text, of: "steroid")
    case "relief": try setRelief(isGone ? nil : try Self.relief(text, of: "relief"))
    case "relief-back": reliefBack = isGone ? nil : try Self.relief(text, of: name)
    case "relief-leg": reliefLeg = isGone ? nil : try Self.relief(text, of: name)
    case "pain-before":
      painBefore = isGone ? nil : try Self.number(text, of: "the pain before", in: 0...10)
    case "scores": scores = isGone ? [] : try Self.scores(text)
    case "relief-duration":
      reliefDuration = isGone ? nil : try Self.duration(text)
    default: try setTechnique(name, to: text, isGone: isGone)
    }
  }

  /// Of a block as it stands, another relief takes the place of whatever it was read from.
  private mutating func setRelief(_ relief: ReliefRange?) throws(EditFault) {
    self.relief = relief
    (reliefBack, reliefLeg, scores) = (nil, nil, [])
  }

  private mutating func setTechnique(
    _ name: String, to text: String, isGone: Bool
  ) throws(EditFault) {
    switch name {
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

  private func joints(of text: String) throws(EditFault) -> [Level] {
    guard procedure.approach == Nerve.approach else { throw .noPlace("nerve") }
    let joints = Nerve.joints(of: try Self.words(text, of: "nerve"))
    guard !joints.isEmpty else { throw .noJoint }
    return joints
  }
}
