internal import DDXCore

/// Makes the findings of a profile.
struct FindingsDecoder {
  let names: VocabularyNames
  /// Who has them, where that could be read.
  var patient: Patient?

  /// One finding is one code, side and level.
  private struct Key: Hashable {
    let code: FindingCode
    let side: Side
    let level: Level?
  }

  /// A finding, what it is, and the element that it was read from.
  private struct Entry {
    let finding: Finding
    /// Nil where it may be of a module that takes no part.
    let definition: FindingDefinition?
    let reader: ElementReader
  }

  /// The findings, without those that are wrong, and those that nobody could answer.
  func decode(_ reader: ElementReader) -> (findings: [Finding], notKnown: [FindingCode]) {
    var entries: [Entry] = []
    var notKnown: [FindingCode] = []
    var first: [Key: Int] = [:]
    for child in reader.children("finding") {
      if child.string("state") == State.notKnown.rawValue {
        if let code = self.notKnown(child), !notKnown.contains(code) { notKnown.append(code) }
        continue
      }
      guard let entry = entry(child) else { continue }
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
    let recorded = RecordedFindings(
      findings, entries.map(\.definition), age: patient?.age ?? 0,
      vocabulary: names.vocabulary)
    for index in entries.indices { check(entries[index], index, recorded) }
    let known = Set(findings.map(\.code))
    return (findings, notKnown.filter { !known.contains($0) })
  }

  /// The code of a finding that was asked for and nobody could answer.
  private func notKnown(_ reader: ElementReader) -> FindingCode? {
    guard let definition = names.finding(reader, "code") else { return nil }
    if reader.has("probability") {
      reader.error(.profile(.stateAndProbability), "probability")
      return nil
    }
    for part in ["side", "level", "grade", "course"] where reader.has(part) {
      reader.error(.profile(.partOfNotKnown(part)), part)
    }
    return definition.code
  }

  /// Holds a finding against the others.
  private func check(_ entry: Entry, _ index: Int, _ recorded: RecordedFindings) {
    if let disagreement = recorded.disagreement(at: index) {
      let (count, needed) = (disagreement.count, entry.definition?.rule?.atLeast ?? 0)
      entry.reader.report(
        .profile(
          .ruleAgainstParts(holding: count.holding, unknown: count.unknown, needed: needed)),
        at: "state", isWarning: !disagreement.isImpossible)
    }
    if let part = recorded.part(againstWholeAt: index) {
      entry.reader.error(.profile(.partAgainstWhole(line: part.line)), "state")
    }
    if let (other, happens) = recorded.conflict(at: index) {
      entry.reader.report(
        .profile(.inConflict(line: other.line, happens: happens)), at: "code", isWarning: happens)
    } else if let member = recorded.member(againstSetAt: index) {
      entry.reader.warning(.profile(.memberAgainstSet(line: member.line)), "code")
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
    if let from = definition.presentFrom {
      if state == (isPresent ? .absent : .present) {
        reader.error(.profile(.gradeAgainstState(presentFrom: from)), "state")
      }
    } else if state == .absent {
      reader.error(.profile(.gradeOfAbsent), "grade")
    }
  }

  /// Holds what is present against whom it is said of.
  private func checkPatient(
    _ definition: FindingDefinition, _ state: FindingState?, _ reader: ElementReader
  ) {
    guard state == .present, let patient else { return }
    if let sex = definition.sex, [.female, .male].contains(patient.sex), patient.sex != sex {
      reader.warning(.profile(.otherSex), "code")
    } else if let latest = definition.latestAge, patient.age > latest {
      reader.warning(.profile(.otherAge), "code")
    }
  }

  private func entry(_ reader: ElementReader) -> Entry? {
    let definition = names.finding(reader, "code")
    let state = state(reader)
    let side = reader.word("side", as: Side.self)
    let level = reader.word("level", as: Level.self)
    let course = reader.word("course", as: Finding.Course.self)
    guard let definition else { return unknown(reader, state, side, level, course) }
    reader.check(definition.side, .side)
    reader.check(definition.level, .level)
    if let level, definition.level != .none, !level.fits(definition.levelKind) {
      reader.error(.profile(.levelKind(expected: definition.levelKind)), "level")
    }
    let grade = reader.string("grade")
    if let grade { check(grade, state, definition, reader) }
    if course != nil, definition.kind != .redFlag, definition.effect?.diseases.isEmpty != false {
      reader.warning(.profile(.courseUnexpected), "course")
    } else if course != nil, state == .absent {
      reader.warning(.profile(.courseOfAbsent), "course")
    }
    if side == .midline, definition.side != .none, definition.kind == .examination {
      reader.error(.profile(.signWithoutMidline), "side")
    }
    checkPatient(definition, state, reader)
    guard let state else { return nil }
    return Entry(
      finding: Finding(
        code: definition.code, state: state, side: side ?? .unspecified, level: level,
        grade: grade, course: course, isContralateral: definition.isContralateral,
        line: reader.line),
      definition: definition, reader: reader)
  }

  /// A finding that may be of a module that takes no part: kept as it stands, and read by nobody.
  private func unknown(
    _ reader: ElementReader, _ state: FindingState?, _ side: Side?, _ level: Level?,
    _ course: Finding.Course?
  ) -> Entry? {
    guard !names.absentModules.isEmpty, let code = reader.string("code"), let state else {
      return nil
    }
    return Entry(
      finding: Finding(
        code: FindingCode(code), state: state, side: side ?? .unspecified, level: level,
        grade: reader.string("grade"), course: course, line: reader.line),
      definition: nil, reader: reader)
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
    case notKnown = "not-known"
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

  /// Reports what is wrong, or only odd, at an attribute.
  fileprivate func report(_ fault: Fault, at name: String, isWarning: Bool) {
    if isWarning { warning(fault, name) } else { error(fault, name) }
  }
}
