extension ClinicalProfile {
  /// The profile with what its findings imply, as a vocabulary says.
  ///
  /// A part that is present makes the whole present; a whole that is absent makes its parts absent;
  /// a stated set that is present stands for its members; what follows from its parts by a rule follows
  /// from those recorded. A whole of some grades of its part only, such as severe weakness, follows
  /// from these grades, and its absence leaves the others open. Only what is certain implies anything. What
  /// was recorded itself is never overridden at the same place, and of two implied states the one
  /// from a part goes before the one from a whole, and both before the one from a set. An implied
  /// finding names the recorded one as its `origin`: who reads both would count one fact twice.
  ///
  /// - Parameters:
  ///   - vocabulary: The vocabulary that the findings are named in.
  ///   - withPossible: Whether a part that is only possible makes the whole possible as well. What must
  ///     not be missed is read so; evidence is not, as the whole may be there without this part.
  /// - Returns: The recorded findings as they were, then the implied ones in the order of the
  ///   vocabulary; with nothing implied, the profile itself.
  public func expanded(
    by vocabulary: Vocabulary, withPossible: Bool = false
  ) -> ClinicalProfile {
    var implied = ImpliedFindings(
      recorded: findings, age: patient.age, vocabulary: vocabulary)
    implied.close()
    if withPossible { implied.addPossible() }
    return implied.found.isEmpty
      ? self : with(findings: findings + implied.sorted, digest: digest)
  }
}

/// The findings implied by recorded ones.
private struct ImpliedFindings {
  /// The age in years.
  let age: Int
  let vocabulary: Vocabulary
  /// What was recorded, then what follows, in the order it was found.
  private var known: [Finding]
  private let recorded: Int
  /// The places of the known findings of each code.
  private var places: [FindingCode: [Int]] = [:]

  init(recorded: [Finding], age: Int, vocabulary: Vocabulary) {
    self.age = age
    self.vocabulary = vocabulary
    self.recorded = recorded.count
    // The order of the document must not decide which of two origins is named.
    known = Self.sorted(recorded, by: vocabulary)
    for (place, finding) in known.enumerated() { places[finding.code, default: []].append(place) }
  }

  /// What follows, in the order it was found.
  var found: ArraySlice<Finding> { known[recorded...] }

  /// The implied findings, in the order of the vocabulary.
  var sorted: [Finding] { Self.sorted(Array(found), by: vocabulary) }

  /// Applies the rules until none brings anything new, the stronger ones first.
  mutating func close() {
    // How many findings each rule has seen: it makes the same of them again.
    var (wholes, parts, members) = (0, 0, 0)
    while true {
      if apply(&wholes, Self.wholes) || apply(&parts, Self.parts) || apply(&members, Self.members) {
        continue
      }
      guard applyRules() else { return }
    }
  }

  /// Adds the wholes of parts that are possible, as possible as they are.
  mutating func addPossible() {
    var seen = 0
    while apply(&seen, Self.possibleWholes) {}
    for derived in vocabulary.derived where !derived.rule.deniesOtherwise {
      let parts = parts(of: derived.rule).filter { $0.state != .absent && $0.course != .resolved }
      let present = parts.map(\.asPresent)
      guard let weakest = parts.min(by: { $0.state.probability < $1.state.probability }),
        derived.rule.count(present, age: age, on: .unspecified).holds == true
      else { continue }
      add(
        Finding(
          code: vocabulary.findings[derived.position].code, state: weakest.state,
          line: weakest.line, origin: weakest.origin ?? weakest.code))
    }
  }

  /// Adds what a rule makes of each finding that it has not seen; whether there was anything new.
  private mutating func apply(
    _ seen: inout Int, _ rule: (Self) -> (Finding) -> [Finding]
  ) -> Bool {
    let before = known.count
    for place in seen..<before {
      for implied in rule(self)(known[place]) { add(implied) }
    }
    seen = before
    return known.count > before
  }

  /// Adds every finding that follows from its recorded parts; whether there was anything new.
  ///
  /// Its origin is the first part that was recorded: who reads the parts has read the finding.
  private mutating func applyRules() -> Bool {
    let before = known.count
    for derived in vocabulary.derived {
      let definition = vocabulary.findings[derived.position]
      let parts = parts(of: derived.rule)
      guard let origin = parts.first else { continue }
      let sides: Set<Side> =
        definition.side == .none ? [] : Set(parts.map(\.side)).intersection([.left, .right])
      for side in sides.isEmpty ? [.unspecified] : Side.allCases.filter(sides.contains) {
        // What is gone in one part makes the whole gone at most.
        let standing = parts.filter { $0.course != .resolved }
        let isStanding = derived.rule.count(standing, age: age, on: side).holds == true
        let used = isStanding ? standing : parts
        guard let holds = derived.rule.count(used, age: age, on: side).holds else { continue }
        add(
          Finding(
            code: definition.code, state: holds ? .present : .absent, side: side,
            course: holds ? Self.course(of: used) : nil,
            isContralateral: definition.isContralateral, line: origin.line,
            origin: origin.origin ?? origin.code))
      }
    }
    return known.count > before
  }

  /// The known findings that a rule counts, in the order in which they were found.
  private func parts(of rule: DerivedRule) -> [Finding] {
    rule.codes.flatMap { places[$0] ?? [] }.sorted().map { known[$0] }
  }

  /// The course of what follows from parts: gone where one of them is, new or changing where all are;
  /// otherwise what all share.
  private static func course(of parts: [Finding]) -> Finding.Course? {
    let courses = Set(parts.filter { $0.state == .present }.map(\.course))
    if courses.contains(.resolved) { return .resolved }
    return courses == [.new, .changing]
      ? .changing : courses.count == 1 ? courses.first ?? nil : nil
  }

  /// Adds a finding, unless something is known of it at a place that meets its own.
  private mutating func add(_ implied: Finding) {
    let own = places[implied.code] ?? []
    let isKnown = own.contains { place in
      let other = known[place]
      return other.side.concerns(implied.side)
        && (other.level == nil && !saysLevel(implied) || implied.level == nil
          || other.level == implied.level)
    }
    guard !isKnown else { return }
    places[implied.code, default: []].append(known.count)
    known.append(implied)
  }

  /// Whether the finding that implies another says its level by its name.
  private func saysLevel(_ implied: Finding) -> Bool {
    implied.origin.flatMap { vocabulary.finding($0)?.levelOfWholes } == implied.level
  }

  /// The wholes of a part that is present.
  private func wholes(_ finding: Finding) -> [Finding] {
    finding.state == .present ? everyWhole(of: finding) : []
  }

  /// The wholes of a part that is possible.
  private func possibleWholes(_ finding: Finding) -> [Finding] {
    if case .uncertain = finding.state { everyWhole(of: finding) } else { [] }
  }

  private func everyWhole(of finding: Finding) -> [Finding] {
    guard let position = vocabulary.position(of: finding.code),
      !vocabulary.findings[position].wholes.isEmpty
    else { return [] }
    let part = vocabulary.findings[position]
    return part.wholes.compactMap { code in
      guard let whole = vocabulary.finding(code), part.implies(whole, at: finding.grade)
      else { return nil }
      return Self.implied(whole, finding.state, by: finding, at: part.levelOfWholes)
    }
  }

  /// The parts of a whole that is absent.
  private func parts(_ finding: Finding) -> [Finding] {
    guard finding.state == .absent else { return [] }
    return vocabulary.parts(of: finding.code).compactMap { part in
      vocabulary.finding(finding.code).map(part.isGraded(otherThan:)) == true
        ? nil : Self.implied(part, .absent, by: finding)
    }
  }

  /// The members of a stated set that is present.
  private func members(_ finding: Finding) -> [Finding] {
    guard finding.state == .present, let position = vocabulary.position(of: finding.code)
    else { return [] }
    return vocabulary.findings[position].members.compactMap { member in
      vocabulary.finding(member.code).flatMap { Self.implied($0, member.state, by: finding) }
    }
  }

  /// A finding at the place of the one that implies it, or nil where it can't be said.
  private static func implied(
    _ definition: FindingDefinition, _ state: FindingState, by finding: Finding,
    at ownLevel: Level? = nil
  ) -> Finding? {
    let level = finding.level ?? ownLevel
    let side =
      finding.isContralateral == definition.isContralateral ? finding.side : finding.side.opposite
    let hasSide = definition.side != .none
    let hasLevel = definition.level != .none && level?.kind == definition.levelKind
    // Present at a place is present; absent at one place says nothing of the others.
    if state == .absent {
      let isEverySide = finding.side == .unspecified || finding.side == .bilateral
      guard hasSide || isEverySide, hasLevel || finding.level == nil else { return nil }
    }
    return Finding(
      code: definition.code, state: state, side: hasSide ? side : .unspecified,
      level: hasLevel ? level : nil, course: state == .absent ? nil : finding.course,
      isContralateral: definition.isContralateral, line: finding.line,
      origin: finding.origin ?? finding.code)
  }

  private static func sorted(_ findings: [Finding], by vocabulary: Vocabulary) -> [Finding] {
    let keys = findings.map { order($0, vocabulary) }
    return findings.indices.sorted { left, right in
      keys[left] != keys[right] ? keys[left] < keys[right] : left < right
    }.map { findings[$0] }
  }

  private static func order(_ finding: Finding, _ vocabulary: Vocabulary) -> (Int, Int, Int) {
    (
      vocabulary.position(of: finding.code) ?? Int.max,
      Side.allCases.firstIndex(of: finding.side) ?? 0,
      finding.level.flatMap { Level.allCases.firstIndex(of: $0) } ?? -1
    )
  }
}

extension Finding {
  /// The finding as if it were certain.
  fileprivate var asPresent: Finding {
    Finding(code: code, state: .present, side: side, level: level, line: line)
  }
}
