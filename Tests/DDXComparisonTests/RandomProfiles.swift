import DDXCore
import DDXRanking

/// Profiles drawn at random, the same ones every time.
struct RandomProfiles {
  var generator: Numbers
  private let codes: [FindingCode]

  /// SplitMix64.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let procedures: [ProcedureID] = [
    "medial-branch-block", "facet-joint-injection", "sacroiliac-joint-injection",
    "hip-joint-injection", "transforaminal-block", "provocation-discography",
    "trochanteric-injection",
  ]

  init(seed: UInt64) throws {
    generator = Numbers(state: seed)
    let parts = try House.parts.get()
    let sources =
      parts.modules.map(\.source.descriptor) + [DeclaredSource(table: parts.other).descriptor]
    codes =
      sources.flatMap(\.findings)
      + (parts.rules.response?.sensitisation.findings ?? [])
      + (parts.rules.response?.addedCoverage.flatMap(\.findings) ?? [])
      + ["questionnaire.somatisation", "redflag.fever"]
  }

  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.randomElement(using: &generator)
  }

  mutating func next(_ id: String) throws -> ClinicalProfile {
    var findings: [FindingCode: Finding] = [:]
    for _ in 0..<Int.random(in: 0...9, using: &generator) {
      guard let code = pick(codes) else { continue }
      if code.name.hasPrefix("redflag."), !chance(0.1) { continue }
      findings[code] = Finding(
        code: code, state: chance(0.6) ? .present : .absent,
        side: chance(0.3) ? .right : .unspecified)
    }
    let count = chance(0.2) ? 0 : Int.random(in: 1...3, using: &generator)
    var blocks: [DiagnosticBlock] = []
    for index in 0..<count {
      blocks += [try block(index, after: chance(0.6) ? blocks.last?.procedure : nil)]
    }
    return ClinicalProfile(
      id: id, date: CalendarDate("2026-05-10"),
      patient: Patient(
        age: Int.random(in: 25...80, using: &generator), isPregnant: chance(0.1) ? true : nil),
      pain: Pain(side: pick([.left, .right, .bilateral, .unspecified]) ?? .unspecified),
      findings: findings.values.sorted { $0.code < $1.code }, blocks: blocks)
  }

  private mutating func block(_ index: Int, after last: ProcedureID?) throws -> DiagnosticBlock {
    let procedure = last ?? pick(Self.procedures) ?? "medial-branch-block"
    let percent = Double(Int.random(in: 0...100, using: &generator))
    guard let day = CalendarDate("2026-0\(index + 1)-12") else {
      throw House.Missing(what: "day")
    }
    return DiagnosticBlock(
      procedure: procedure, date: day, side: pick([.left, .right, .bilateral]) ?? .right,
      levels: procedure == "medial-branch-block" ? [.l4L5, .l5S1] : [],
      agent: pick([.lidocaine, .bupivacaine, .saline]),
      volume: chance(0.3) ? Double.random(in: 0.2...3, using: &generator) : nil,
      relief: chance(0.85) ? try Relief(percent: percent) : nil,
      reliefDuration: chance(0.6)
        ? pick(["PT2H", "PT6H", "P9D"]).flatMap { ClinicalDuration($0) } : nil,
      contrast: chance(0.8) ? pick(DiagnosticBlock.Contrast.allCases) : nil,
      vascularUptake: chance(0.8) ? pick(DiagnosticBlock.VascularUptake.allCases) : nil,
      sedation: chance(0.6) ? pick(DiagnosticBlock.Sedation.allCases) : nil,
      diary: chance(0.6) ? pick(DiagnosticBlock.Diary.allCases) : nil,
      provocation: procedure == "provocation-discography"
        ? .init(
          isConcordant: chance(0.8) ? chance(0.5) : nil, pain: chance(0.5) ? 8 : nil,
          pressure: nil, controlDisc: pick(DiagnosticBlock.Provocation.ControlDisc.allCases))
        : nil)
  }
}
