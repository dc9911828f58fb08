/// A test injection that was given, and what came of it.
public struct DiagnosticBlock: Hashable, Sendable {
  /// How the needle was guided.
  public enum Guidance: String, CaseIterable, Sendable {
    /// By fluoroscopy.
    case fluoroscopy
    /// By computed tomography.
    case ct
    /// By ultrasound.
    case ultrasound
    /// By landmarks.
    case none
  }

  /// How vascular uptake was looked for.
  public enum Contrast: String, CaseIterable, Sendable {
    /// Contrast watched while it was injected.
    case live
    /// A still picture afterwards.
    case spot
    /// Aspiration only.
    case aspiration
    /// It was not looked for.
    case none
  }

  /// Whether the injectate went into a vessel.
  public enum VascularUptake: String, CaseIterable, Sendable {
    /// It was seen to.
    case seen
    /// It was not seen to.
    case notSeen = "not-seen"
  }

  /// The sedation.
  public enum Sedation: String, CaseIterable, Sendable {
    /// Nothing.
    case none
    /// A benzodiazepine.
    case benzodiazepine
    /// An opioid.
    case opioid
    /// Both.
    case both
    /// Propofol.
    case propofol
    /// Ketamine, which relieves pain itself.
    case ketamine
    /// Dexmedetomidine, which relieves pain itself.
    case dexmedetomidine
    /// Nitrous oxide, which relieves pain itself.
    case nitrousOxide = "nitrous-oxide"
    /// Another drug.
    case other

    /// Whether it relieves pain by itself, as opioids do [assumed-analgesic-sedation].
    public var isAnalgesic: Bool {
      switch self {
      case .opioid, .both, .ketamine, .dexmedetomidine, .nitrousOxide: true
      case .none, .benzodiazepine, .propofol, .other: false
      }
    }
  }

  /// How the relief was recorded.
  public enum Diary: String, CaseIterable, Sendable {
    /// Hour by hour.
    case hourly
    /// Day by day.
    case daily
    /// From memory.
    case recall
    /// Not at all.
    case none
  }

  /// Whether the patient could do what hurt before.
  public enum Movements: String, CaseIterable, Sendable {
    /// Yes.
    case better
    /// No.
    case same
  }

  /// What a provocation discography found.
  public struct Provocation: Hashable, Sendable {
    /// The result at the control disc.
    public enum ControlDisc: String, CaseIterable, Sendable {
      /// It did not hurt.
      case painless
      /// It hurt too.
      case painful
      /// There was none.
      case none
    }

    /// Whether the pain was the familiar one.
    public let isConcordant: Bool?
    /// The pain, 0 … 10.
    public let pain: Double?
    /// The pressure in psi above opening.
    public let pressure: Double?
    /// The result at the control disc.
    public let controlDisc: ControlDisc?

    /// Creates a finding of discography.
    public init(
      isConcordant: Bool?, pain: Double?, pressure: Double?, controlDisc: ControlDisc?
    ) {
      self.isConcordant = isConcordant
      self.pain = pain
      self.pressure = pressure
      self.controlDisc = controlDisc
    }
  }

  /// The procedure, which the vocabulary knows.
  public let procedure: ProcedureID
  /// The day it was given, or the first day of the month where only that is known.
  public let date: CalendarDate
  /// The last day on which it can have been given: ``date`` where the day is known.
  public let lastDate: CalendarDate
  /// The time of day, if recorded.
  public let time: ClockTime?
  /// The session it was part of, counted from 1; nil where its relief is its own.
  ///
  /// Blocks of one session have one relief between them, which each of them carries.
  public let session: Int?
  /// The side.
  public let side: Side
  /// The levels, in the order recorded.
  public let levels: [Level]
  /// The drugs in the syringe; empty where they were not recorded.
  public let agents: [Agent]
  /// The volume in mL at each site.
  public let volume: Double?
  /// Whether a steroid was added.
  public let steroid: Bool?
  /// How much of the pain it took away, as far as that is known.
  public let reliefRange: ReliefRange?
  /// How much of the pain in the back it took away.
  public let reliefBack: ReliefRange?
  /// How much of the pain in the leg it took away.
  public let reliefLeg: ReliefRange?
  /// The pain before it, 0 … 10.
  public let painBefore: Double?
  /// The pain after it, in order of time.
  public let scores: [PainScore]
  /// For how long.
  public let reliefDuration: ClinicalDuration?
  /// Whether the patient could do what hurt before.
  public let movements: Movements?
  /// How the needle was guided.
  public let guidance: Guidance?
  /// How vascular uptake was looked for.
  public let contrast: Contrast?
  /// Whether the injectate went into a vessel.
  public let vascularUptake: VascularUptake?
  /// The sedation.
  public let sedation: Sedation?
  /// How the relief was recorded.
  public let diary: Diary?
  /// A complication, by its finding code.
  public let complication: FindingCode?
  /// The outcome of a provocation, for discography.
  public let provocation: Provocation?
  /// The line of the profile that records it, from 1; 0 if there is none.
  public let line: Int

  /// The relief, if it is a single number.
  public var relief: Relief? { reliefRange?.exact }

  /// Whether the day it was given is known.
  public var isDayKnown: Bool { date == lastDate }

  /// The day as `2026-03-02`, or the month as `2026-03` where only that is known.
  public var when: String {
    isDayKnown ? date.description : String(date.description.prefix(7))
  }

  /// Creates a block; what was not recorded is nil.
  ///
  /// `agents` are the drugs in one syringe; where they are nil, `agent` alone. Where `reliefRange` is
  /// nil the relief is `relief`, and where `lastDate` is nil the day is `date`.
  public init(
    procedure: ProcedureID, date: CalendarDate, side: Side = .unspecified, levels: [Level] = [],
    agent: Agent? = nil, volume: Double? = nil, steroid: Bool? = nil, relief: Relief? = nil,
    reliefDuration: ClinicalDuration? = nil, movements: Movements? = nil,
    guidance: Guidance? = nil, contrast: Contrast? = nil, vascularUptake: VascularUptake? = nil,
    sedation: Sedation? = nil, diary: Diary? = nil, complication: FindingCode? = nil,
    provocation: Provocation? = nil, line: Int = 0, agents: [Agent]? = nil,
    reliefRange: ReliefRange? = nil, reliefBack: ReliefRange? = nil,
    reliefLeg: ReliefRange? = nil, painBefore: Double? = nil, scores: [PainScore] = [],
    lastDate: CalendarDate? = nil, time: ClockTime? = nil, session: Int? = nil
  ) {
    self.procedure = procedure
    self.date = date
    self.lastDate = lastDate ?? date
    self.time = time
    self.session = session
    self.side = side
    self.levels = levels
    self.agents = agents ?? agent.map { [$0] } ?? []
    self.volume = volume
    self.steroid = steroid
    self.reliefRange = reliefRange ?? relief.map { ReliefRange($0) }
    self.reliefBack = reliefBack
    self.reliefLeg = reliefLeg
    self.painBefore = painBefore
    self.scores = scores
    self.reliefDuration = reliefDuration
    self.movements = movements
    self.guidance = guidance
    self.contrast = contrast
    self.vascularUptake = vascularUptake
    self.sedation = sedation
    self.diary = diary
    self.complication = complication
    self.provocation = provocation
    self.line = line
  }
}
