import DDXCore
import DDXDocuments

/// Patients drawn at random, the same ones for the same seed, who have what the house edition weighs.
struct LawProfiles {
  private let definitions: [FindingDefinition]
  private var generator: SeededGenerator

  private static let procedures: [(id: ProcedureID, levels: [[Level]])] = [
    ("medial-branch-block", [[.l4L5, .l5S1], [.l3L4, .l4L5]]),
    ("sacroiliac-joint-injection", [[]]), ("hip-joint-injection", [[]]),
    ("transforaminal-block", [[.l5], [.s1]]),
  ]

  /// Draws findings of these codes only.
  init(_ codes: [FindingCode], _ vocabulary: Vocabulary, seed: UInt64) {
    definitions = codes.compactMap(vocabulary.finding)
    generator = SeededGenerator(seed: seed)
  }

  /// Draws a patient; half of the blocks that are given have all of their technique recorded.
  mutating func next() -> ClinicalProfile {
    let sides: [Side] = [.left, .right, .right, .bilateral, .unspecified]
    return ClinicalProfile(
      id: "law", date: CalendarDate("2026-05-10"),
      patient: Patient(age: 20 + generator.below(65)),
      pain: Pain(side: pick(sides), setting: .painClinic), findings: findings(), blocks: blocks())
  }

  /// Draws one of some things.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[generator.below(elements.count)]
  }

  private mutating func findings() -> [Finding] {
    var seen: Set<FindingCode> = []
    return (0..<generator.below(9)).compactMap { _ in
      let definition = pick(definitions)
      return seen.insert(definition.code).inserted ? finding(definition) : nil
    }
  }

  /// Draws what was found of a finding.
  mutating func finding(_ definition: FindingDefinition) -> Finding {
    let state: FindingState =
      generator.happens(0.15)
      ? .uncertain(Probability(clamping: Double(1 + generator.below(9)) / 10))
      : generator.happens(0.55) ? .present : .absent
    let hasSide = definition.side == .required || definition.side == .optional && chance
    let hasLevel = definition.level == .required || definition.level == .optional && chance
    let levels: [Level] = definition.levelKind == .joint ? [.l3L4, .l4L5, .l5S1] : [.l4, .l5, .s1]
    return Finding(
      code: definition.code, state: state, side: hasSide ? pick([.left, .right]) : .unspecified,
      level: hasLevel ? pick(levels) : nil, isContralateral: definition.isContralateral)
  }

  private mutating func blocks() -> [DiagnosticBlock] {
    (0..<generator.below(3)).compactMap { number in
      guard let day = CalendarDate("2026-0\(2 + number)-12") else { return nil }
      let procedure = pick(Self.procedures)
      let isFull = chance
      return DiagnosticBlock(
        procedure: procedure.id, date: day, side: pick([.left, .right]),
        levels: pick(procedure.levels), agent: pick([.lidocaine, .bupivacaine]),
        relief: Relief(clampingPercent: Double(5 * generator.below(21))),
        guidance: isFull ? .fluoroscopy : nil, contrast: isFull ? .live : nil,
        vascularUptake: isFull ? .notSeen : nil,
        sedation: isFull ? DiagnosticBlock.Sedation.none : nil, diary: isFull ? .hourly : nil)
    }
  }

  private var chance: Bool {
    mutating get { generator.happens(0.5) }
  }
}

extension Relief {
  /// A relief in percent, which is 0 to 100.
  fileprivate init(clampingPercent percent: Double) {
    self = (try? Relief(percent: min(max(percent, 0), 100))) ?? .zero
  }
}
