internal import DDXCore

/// Profiles drawn at random as the vocabulary allows them, the same ones every time.
struct RandomProfiles {
  private let vocabulary: Vocabulary
  private let declared: [FindingDefinition]
  private var generator = SeededGenerator(seed: 0)

  /// Half of the findings are drawn from those that a module declares.
  init(vocabulary: Vocabulary, declared: [FindingCode]) {
    self.vocabulary = vocabulary
    self.declared = declared.compactMap(vocabulary.finding)
  }

  /// The profile of a number; it does not depend on those drawn before.
  mutating func profile(_ number: Int) -> ClinicalProfile {
    generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: number))
    let day = CalendarDate(year: 2026, month: 5, day: 10)
    return ClinicalProfile(
      id: "random-\(number)", date: day,
      patient: Patient(
        age: 18 + generator.below(93), sex: pick(Patient.Sex.allCases) ?? .unspecified,
        bodyMassIndex: chance(2) ? Double(17 + generator.below(30)) : nil,
        isPregnant: chance(4) ? chance(2) : nil),
      pain: Pain(
        intensity: chance(2) ? Double(generator.below(11)) : nil,
        side: pick(Side.allCases) ?? .unspecified,
        setting: chance(2) ? pick(Pain.Setting.allCases) : nil),
      findings: findings(), blocks: day.map { blocks(until: $0) } ?? [],
      medications: chance(3)
        ? pick(Medication.DrugClass.allCases).map { [Medication(drugClass: $0)] } ?? [] : [])
  }

  private mutating func findings() -> [Finding] {
    var seen: Set<[String]> = []
    var findings: [Finding] = []
    for _ in 0..<generator.below(13) {
      let isDeclared = chance(2) && !declared.isEmpty
      guard let definition = pick(isDeclared ? declared : vocabulary.findings) else { continue }
      let finding = finding(definition, line: findings.count + 1)
      let place = [finding.code.name, finding.side.rawValue, finding.level?.rawValue ?? ""]
      if seen.insert(place).inserted { findings.append(finding) }
    }
    return findings
  }

  private mutating func finding(_ definition: FindingDefinition, line: Int) -> Finding {
    let state = state()
    let isThere = state != .absent
    let levels = Level.allCases.filter { $0.fits(definition.levelKind) }
    return Finding(
      code: definition.code, state: state,
      side: isGiven(definition.side)
        ? pick([.left, .right, .bilateral]) ?? .left : .unspecified,
      level: isGiven(definition.level) ? pick(levels) : nil,
      grade: isThere && chance(2) ? pick(definition.grades) : nil,
      course: isThere && definition.kind == .redFlag && chance(2)
        ? pick(Finding.Course.allCases) : nil,
      isContralateral: definition.isContralateral, line: line)
  }

  private mutating func state() -> FindingState {
    switch generator.below(5) {
    case 0, 1: return .present
    case 2, 3: return .absent
    default:
      let tenths = Double(generator.below(11)) / 10
      return (try? Probability(tenths)).map { .uncertain($0) } ?? .absent
    }
  }

  private mutating func isGiven(_ place: FindingDefinition.Place) -> Bool {
    place == .required || (place == .optional && chance(2))
  }

  private mutating func blocks(until day: CalendarDate) -> [DiagnosticBlock] {
    (0..<generator.below(4)).compactMap { _ in
      guard let procedure = pick(vocabulary.procedures),
        let date = day.adding(days: -generator.below(400))
      else { return nil }
      let levels = Level.allCases.filter { $0.kind == procedure.levels }
      return DiagnosticBlock(
        procedure: procedure.id, date: date,
        side: isGiven(procedure.side) ? pick([.left, .right, .bilateral]) ?? .left : .unspecified,
        levels: chance(2) ? pick(levels).map { [$0] } ?? [] : [],
        agent: pick(DiagnosticBlock.Agent.allCases),
        relief: chance(5) ? nil : try? Relief(percent: Double(generator.below(101))),
        vascularUptake: chance(2) ? pick(DiagnosticBlock.VascularUptake.allCases) : nil)
    }
  }

  /// True once in so many times.
  private mutating func chance(_ times: Int) -> Bool { generator.below(times) == 0 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[generator.below(elements.count)]
  }
}
