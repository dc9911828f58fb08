internal import DDXCore

/// Makes the findings of a profile.
struct FindingsDecoder {
  let names: VocabularyNames
  /// The age in years, where it could be read.
  var age: Int?

  /// One finding is one code, side and level.
  private struct Key: Hashable {
    let code: FindingCode
    let side: Side
    let level: Level?
  }

  /// A finding, what it is, and the element that it was read from.
  private struct Entry {
    let finding: Finding
    let definition: FindingDefinition
    let reader: ElementReader
  }

  /// The findings, without those that are wrong.
  func decode(_ reader: ElementReader) -> [Finding] {
    var entries: [Entry] = []
    var first: [Key: Int] = [:]
    for entry in reader.children("finding").compactMap(entry) {
      let finding = entry.finding
      let key = Key(code: finding.code, side: finding.side, level: finding.level)
      guard let index = first[key] else {
        first[key] = entries.count
        entries.append(entry)
        continue
      }
      let earlier = entries[index].finding
      if earlier.state == finding.state, earlier.course == finding.course,
        earlier.grade == finding.grade
      {
        entry.reader.warning(.profile(.repeated(line: earlier.line)), "code")
      } else {
        entry.reader.error(.profile(.contradicted(line: earlier.line)), "code")
      }
    }
    let findings = entries.map(\.finding)
    for entry in entries {
      checkRule(entry, findings)
      checkParts(entry, entries)
    }
    return findings
  }

  /// Holds a finding that is absent against its parts: where one of them is there, it is there too.
  private func checkParts(_ entry: Entry, _ entries: [Entry]) {
    let whole = entry.finding
    guard whole.state == .absent, names.vocabulary.hasParts(whole.code) else { return }
    let part = entries.first { part in
      part.finding.state == .present
        && part.definition.implies(entry.definition, at: part.finding.grade)
        && (whole.side == .unspecified || whole.side == .bilateral
          || whole.side == part.finding.side)
        && (whole.level == nil || whole.level == part.finding.level)
    }
    if let part {
      entry.reader.error(.profile(.partAgainstWhole(line: part.finding.line)), "state")
    }
  }

  /// Holds a finding that follows from others against those that are recorded.
  private func checkRule(_ entry: Entry, _ findings: [Finding]) {
    guard let rule = entry.definition.rule else { return }
    let finding = entry.finding
    let count = rule.count(findings, age: age ?? 0, on: finding.concernedSide)
    let fault = Fault.profile(
      .ruleAgainstParts(holding: count.holding, unknown: count.unknown, needed: rule.atLeast))
    switch (finding.state, count.holds) {
    // Where some part holds, others of the same kind may have been counted.
    case (.present, false?) where count.holding > 0 && !rule.parts.contains(where: \.isNeeded):
      entry.reader.warning(fault, "state")
    case (.present, false?), (.absent, true?): entry.reader.error(fault, "state")
    default: break
    }
  }

  /// Holds a state against the grade beside it.
  private func check(
    _ grade: String, _ state: FindingState?, _ definition: FindingDefinition,
    _ reader: ElementReader
  ) {
    guard let isPresent = definition.isPresent(at: grade) else {
      reader.error(
        .profile(.unknownGrade(found: grade, allowed: definition.grades)), "grade")
      return
    }
    if let from = definition.presentFrom, state == (isPresent ? .absent : .present) {
      reader.error(.profile(.gradeAgainstState(presentFrom: from)), "state")
    }
  }

  private func entry(_ reader: ElementReader) -> Entry? {
    let definition = names.finding(reader, "code")
    let state = state(reader)
    let side = reader.word("side", as: Side.self)
    let level = reader.word("level", as: Level.self)
    let course = reader.word("course", as: Finding.Course.self)
    guard let definition else { return nil }
    reader.check(definition.side, .side)
    reader.check(definition.level, .level)
    if let level, definition.level != .none, !level.fits(definition.levelKind) {
      reader.error(.profile(.levelKind(expected: definition.levelKind)), "level")
    }
    let grade = reader.string("grade")
    if let grade { check(grade, state, definition, reader) }
    if course != nil, definition.kind != .redFlag, definition.effect?.diseases.isEmpty != false {
      reader.warning(.profile(.courseUnexpected), "course")
    }
    guard let state else { return nil }
    return Entry(
      finding: Finding(
        code: definition.code, state: state, side: side ?? .unspecified, level: level,
        grade: grade, course: course, isContralateral: definition.isContralateral,
        line: reader.line),
      definition: definition, reader: reader)
  }

  /// Present, absent or a probability: exactly one of the two ways to say it.
  private func state(_ reader: ElementReader) -> FindingState? {
    switch (reader.has("state"), reader.has("probability")) {
    case (true, true):
      reader.error(.profile(.stateAndProbability), "probability")
      return nil
    case (false, false):
      reader.error(.profile(.noState))
      return nil
    case (true, false):
      return reader.word("state", as: State.self).map { $0 == .present ? .present : .absent }
    case (false, true):
      guard let value = reader.number("probability", in: .probability) else { return nil }
      return (try? Probability(value)).map(FindingState.uncertain)
    }
  }

  private enum State: String, CaseIterable {
    case present, absent
  }
}

extension ElementReader {
  /// Holds a side or level against what the vocabulary says of it.
  func check(_ place: FindingDefinition.Place, _ part: ProfileFault.Part) {
    switch (place, has(part.rawValue)) {
    case (.none, true): error(.profile(.partUnexpected(part)), part.rawValue)
    case (.required, false): error(.profile(.partMissing(part)), part.rawValue)
    default: break
    }
  }
}
