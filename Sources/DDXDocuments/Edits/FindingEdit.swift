internal import DDXCore

/// `CODE=present|absent|unrecorded|0.7[@side][@level]`.
struct FindingEdit {
  let code: FindingCode
  let definition: FindingDefinition
  /// Nil for `unrecorded`.
  let state: FindingState?
  let side: Side?
  let level: Level?

  static let states = ["present", "absent", "unrecorded"]

  /// Reads the two sides of the equals sign.
  init(
    code text: some StringProtocol, value: String, vocabulary: Vocabulary
  ) throws(EditFault) {
    guard let definition = vocabulary.finding(FindingCode(String(text))) else {
      throw .unknownFinding(String(text), near: vocabulary.findings(near: String(text)))
    }
    var parts = value.split(separator: "@", omittingEmptySubsequences: false)
      .map { String($0) }
    state = try Self.state(parts.removeFirst())
    var (side, level): (Side?, Level?)
    for part in parts {
      if let named = Side(rawValue: part) {
        if side != nil { throw .givenTwice("side") }
        side = named
      } else if let named = Level(rawValue: part) {
        if level != nil { throw .givenTwice("level") }
        level = named
      } else {
        let allowed = (Side.allCases.map(\.rawValue) + Level.allCases.map(\.rawValue))
        throw .unknownWord(
          part, of: "side or level", allowed: allowed,
          near: NearNames.near(part, among: allowed))
      }
    }
    if side != nil, definition.side == .none { throw .noPlace("side") }
    if side == .midline, definition.kind == .examination { throw .signWithoutMidline }
    if level != nil, definition.level == .none { throw .noPlace("level") }
    if let level, !level.fits(definition.levelKind) { throw .levelKind(definition.levelKind) }
    self.code = definition.code
    self.definition = definition
    self.side = side
    self.level = level
  }

  private static func state(_ text: String) throws(EditFault) -> FindingState? {
    switch text {
    case "present": return .present
    case "absent": return .absent
    case "unrecorded": return nil
    default: break
    }
    guard let first = text.utf8.first, first < UInt8(ascii: "A") else {
      throw .unknownWord(
        text, of: "state", allowed: states + ["a probability such as 0.7"],
        near: NearNames.near(text, among: states))
    }
    guard let value = DecimalText.value(text), let probability = try? Probability(value) else {
      throw .notNumber(text, of: "a probability", low: 0, high: 1)
    }
    return FindingState(probability: probability)
  }

  /// The findings with the edit made, and what it did.
  ///
  /// Without a place the edit means the one record of the finding, or all of them where it is
  /// taken out.
  func applied(
    to findings: [Finding]
  ) throws(EditFault) -> (findings: [Finding], changes: [(before: Finding?, after: Finding?)]) {
    let isPlaced = side != nil || level != nil
    let meant = findings.indices.filter { index in
      let finding = findings[index]
      guard finding.code == code else { return false }
      return !isPlaced || (finding.side == side ?? .unspecified && finding.level == level)
    }
    guard let state else {
      let kept = findings.indices.filter { !meant.contains($0) }.map { findings[$0] }
      let gone = meant.map { (before: Finding?.some(findings[$0]), after: Finding?.none) }
      return (kept, gone.isEmpty ? [(nil, nil)] : gone)
    }
    if meant.count > 1 { throw .severalPlaces(meant.count) }
    let old = meant.first.map { findings[$0] }
    if old == nil {
      if definition.side == .required, side == nil { throw .placeMissing("side") }
      if definition.level == .required, level == nil { throw .placeMissing("level") }
    }
    let new = Finding(
      code: code, state: state, side: old?.side ?? side ?? .unspecified,
      level: old?.level ?? level, grade: state == .absent ? nil : old?.grade,
      course: state == .absent ? nil : old?.course,
      isContralateral: definition.isContralateral, line: old?.line ?? 0)
    var edited = findings
    if let index = meant.first { edited[index] = new } else { edited.append(new) }
    return (edited, [(old, new)])
  }
}
