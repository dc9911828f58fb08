import DDXCore

/// Draws profiles that are nearly all right, with everything that a profile can say.
struct DraftProfiles {
  let vocabulary: Vocabulary
  private(set) var generator: SeededGenerator

  init(vocabulary: Vocabulary, seed: UInt64) {
    self.vocabulary = vocabulary
    generator = SeededGenerator(seed: seed)
  }

  /// Draws one profile.
  mutating func next() -> Draft {
    var root = Draft(
      "profile",
      [("xmlns", "urn:ddx:profile:1"), ("id", "p\(generator.below(1000))"), ("date", "2026-05-10")])
    var sections = [patient(), pain()]
    for _ in 0..<generator.below(3) { sections.append(otherPain()) }
    sections.append(Draft("findings", [], findings()))
    sections.append(Draft("blocks", [], (0..<generator.below(4)).map { block($0) }))
    if chance(3) {
      sections.append(Draft("medication", [("class", "nsaid"), ("name", "ibuprofen 400")]))
    }
    if chance(4) { sections.append(Draft("allergy", [("to", "latex")])) }
    root.parts = sections.map(Draft.Part.element)
    return root
  }

  private mutating func patient() -> Draft {
    var draft = Draft("patient", [("age", "\(20 + generator.below(60))")])
    add("sex", ["female", "male", "other", "unspecified"], to: &draft)
    add("bmi", ["17", "24.5", "31.0"], to: &draft)
    return draft
  }

  private mutating func pain() -> Draft {
    var draft = Draft("pain")
    add("duration", ["P36M", "P1Y6M", "P2W", "P10D"], to: &draft)
    add("intensity", ["0", "7", "6.5", "10"], to: &draft)
    add("side", Self.sides, to: &draft)
    add("setting", ["pain-clinic", "spine-clinic", "primary-care", "emergency"], to: &draft)
    return draft
  }

  private mutating func otherPain() -> Draft {
    var draft = Draft("other-pain")
    add("code", ["pain.groin", "pain.midline"], to: &draft)
    add("side", Self.sides, to: &draft)
    add("duration", ["P3M"], to: &draft)
    add("intensity", ["3"], to: &draft)
    return draft
  }

  private mutating func findings() -> [Draft] {
    var seen: Set<FindingCode> = []
    return (0..<generator.below(14)).compactMap { _ in
      let definition = pick(vocabulary.findings)
      guard seen.insert(definition.code).inserted else { return nil }
      var draft = Draft("finding", [("code", definition.code.name)])
      if chance(5) {
        draft.attributes.append(("probability", pick(["0", "0.3", ".5", "1", "1.00"])))
      } else {
        draft.attributes.append(("state", chance(6) ? "absent" : "present"))
      }
      if definition.side != .none, definition.side == .required || chance(2) {
        draft.attributes.append(("side", pick(["left", "right", "bilateral"])))
      }
      if definition.level != .none, definition.level == .required || chance(3) {
        let isRoot = definition.levelKind == .root
        draft.attributes.append(("level", isRoot ? "L5" : "L4-5"))
      }
      if let grade = definition.grades.last, chance(2) {
        draft.attributes.append(("grade", grade))
      }
      if definition.kind == .redFlag { add("course", ["new", "unchanged"], to: &draft) }
      return draft
    }
  }

  private mutating func block(_ number: Int) -> Draft {
    let day = "2026-0\(number + 1)-1\(generator.below(9))"
    if chance(6) {
      return Draft(
        "block",
        [
          ("procedure", "provocation-discography"), ("date", day), ("levels", "L4-5"),
          ("concordant", "yes"), ("pain", "7"), ("pressure", "20"), ("control-disc", "painless"),
        ])
    }
    guard chance(3) else {
      var draft = Draft("block", [("date", day)])
      place(pick(Self.procedures), &draft)
      technique(&draft)
      result(&draft)
      add("reading", ["own"], to: &draft)
      return draft
    }
    var session = Draft("session", [("date", day)])
    technique(&session)
    result(&session)
    for procedure in Self.procedures.prefix(1 + generator.below(2)) {
      var part = Draft("block")
      place(procedure, &part)
      if chance(3) { technique(&part) }
      session.parts.append(.element(part))
    }
    return session
  }

  private mutating func place(_ procedure: String, _ draft: inout Draft) {
    draft.attributes.append(("procedure", procedure))
    draft.attributes.append(("side", pick(["left", "right"])))
    if procedure == "medial-branch-block" {
      add("levels", ["L4-5", "L3-4 L4-5"], to: &draft)
      if draft.attributes.last?.name != "levels" {
        add("nerves", ["L3 L4", "L3 L4 L5"], to: &draft)
      }
    }
  }

  private mutating func technique(_ draft: inout Draft) {
    add("agent", ["lidocaine", "bupivacaine", "lidocaine bupivacaine", "none"], to: &draft)
    add("volume", ["0.5", "2"], to: &draft)
    add("steroid", ["yes", "no"], to: &draft)
    add("guidance", ["fluoroscopy", "ct", "ultrasound"], to: &draft)
    add("contrast", ["live", "spot"], to: &draft)
    add("vascular-uptake", ["seen", "not-seen"], to: &draft)
  }

  private mutating func result(_ draft: inout Draft) {
    add("time", ["09:30", "23:59"], to: &draft)
    add("pain-before", ["6", "7.5"], to: &draft)
    add(
      "relief",
      ["85", "50-75", "50 - 75", ">= 80", ">80", "&lt; 50", "positive", "negative", "worse"],
      to: &draft)
    add("relief-back", ["30"], to: &draft)
    add("relief-leg", ["80", "&lt;= 30"], to: &draft)
    add("relief-duration", ["PT2H", "PT30M", "P3D"], to: &draft)
    add("movements", ["better", "same"], to: &draft)
    add("sedation", ["none", "both"], to: &draft)
    add("diary", ["hourly", "recall"], to: &draft)
    if chance(4) {
      draft.parts.append(.element(Draft("score", [("after", "PT1H"), ("pain", "2")])))
    }
  }

  private static let sides = ["left", "right", "bilateral", "midline", "unspecified"]
  private static let procedures = [
    "medial-branch-block", "sacroiliac-joint-injection", "hip-joint-injection",
  ]

  /// Adds an attribute half of the time.
  private mutating func add(_ name: String, _ values: [String], to draft: inout Draft) {
    if chance(2) { draft.attributes.append((name, pick(values))) }
  }

  private mutating func chance(_ count: Int) -> Bool { generator.below(count) == 0 }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[generator.below(values.count)]
  }
}
