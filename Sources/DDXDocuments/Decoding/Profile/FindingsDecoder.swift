internal import DDXCore

/// Makes the findings of a profile.
struct FindingsDecoder {
  let names: VocabularyNames
  /// Who has them, where that could be read.
  var patient: Patient?

  /// One finding is one code, side and level.
  private struct Key: Hashable {
    /// The definition that the code leads to, which an earlier code leads to as well.
    let definition: ObjectIdentifier?
    /// The code where there is no definition.
    let code: FindingCode?
    let side: Side
    let level: Level?

    /// Seldom is one finding there at two places, so they need not tell apart.
    func hash(into hasher: inout Hasher) {
      hasher.combine(definition)
      if definition == nil { hasher.combine(code) }
    }
  }

  /// A finding as it was read: what it is, and from where.
  private struct Source {
    /// Nil where it may be of a module that takes no part.
    let definition: FindingDefinition?
    let reader: ElementReader
  }

  /// The findings, without those that are wrong, and those that nobody could answer.
  func decode(_ reader: ElementReader) -> (findings: [Finding], notKnown: [FindingCode]) {
    let children = reader.children("finding")
    var findings: [Finding] = []
    var sources: [Source] = []
    var notKnown: [FindingCode] = []
    var first = [Key: Int](minimumCapacity: children.count)
    findings.reserveCapacity(children.count)
    sources.reserveCapacity(children.count)
    for child in children {
      let state = child.string("state")
      if state == State.notKnown.rawValue {
        if let code = self.notKnown(child), !notKnown.contains(code) { notKnown.append(code) }
        continue
      }
      let definition = names.finding(child, "code")
      guard let finding = finding(child, definition, state) else { continue }
      let key = Key(
        definition: definition.map(ObjectIdentifier.init),
        code: definition == nil ? finding.code : nil, side: finding.side, level: finding.level)
      guard let index = first[key] else {
        first[key] = findings.count
        findings.append(finding)
        sources.append(Source(definition: definition, reader: child))
        continue
      }
      let earlier = findings[index]
      if earlier.state == finding.state, earlier.course == finding.course,
        earlier.grade == finding.grade
      {
        child.warning(.profile(.repeated(line: earlier.line)), "code")
      } else {
        child.error(.profile(.contradicted(line: earlier.line)), "code")
      }
    }
    check(findings, sources)
    if notKnown.isEmpty { return (findings, []) }
    let known = Set(findings.map(\.code))
    return (findings, notKnown.filter { !known.contains($0) })
  }

  /// Holds each finding against the others.
  private func check(_ findings: [Finding], _ sources: [Source]) {
    let recorded = RecordedFindings(
      findings, sources.map(\.definition), age: patient?.age ?? 0, vocabulary: names.vocabulary)
    for (index, source) in sources.enumerated() {
      check(source.reader, source.definition, index, recorded)
    }
  }

  private func check(
    _ reader: ElementReader, _ definition: FindingDefinition?, _ index: Int,
    _ recorded: RecordedFindings
  ) {
    if let disagreement = recorded.disagreement(at: index) {
      let (count, needed) = (disagreement.count, definition?.rule?.atLeast ?? 0)
      reader.report(
        .profile(
          .ruleAgainstParts(holding: count.holding, unknown: count.unknown, needed: needed)),
        at: "state", isWarning: !disagreement.isImpossible)
    }
    if let part = recorded.part(againstWholeAt: index) {
      reader.error(.profile(.partAgainstWhole(line: part.line)), "state")
    }
    if let (other, happens) = recorded.conflict(at: index) {
      reader.report(
        .profile(.inConflict(line: other.line, happens: happens)), at: "code", isWarning: happens)
    } else if let member = recorded.member(againstSetAt: index) {
      reader.warning(.profile(.memberAgainstSet(line: member.line)), "code")
    }
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

  /// Checks present findings against the sex and age of the patient.
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

  /// The finding of an element, or nil with the reason in the log.
  private func finding(
    _ reader: ElementReader, _ definition: FindingDefinition?, _ word: String?
  ) -> Finding? {
    let state = state(reader, word)
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
    if course != nil, !hasCourse(definition) {
      reader.warning(.profile(.courseUnexpected), "course")
    } else if course != nil, state == .absent {
      reader.warning(.profile(.courseOfAbsent), "course")
    }
    if side == .midline, definition.side != .none, definition.kind == .examination {
      reader.error(.profile(.signWithoutMidline), "side")
    }
    checkPatient(definition, state, reader)
    return state.map {
      Finding(
        code: definition.code, state: $0, side: side ?? .unspecified, level: level, grade: grade,
        course: course, isContralateral: definition.isContralateral, line: reader.line)
    }
  }

  /// Whether the course of a finding matters: of a warning sign, or of a part of one.
  private func hasCourse(_ definition: FindingDefinition) -> Bool {
    definition.kind == .redFlag || definition.effect?.diseases.isEmpty == false
      || definition.wholes.contains { names.vocabulary.finding($0).map(hasCourse) == true }
  }

  /// A finding that may be of a module that takes no part: kept as it stands, and read by nobody.
  private func unknown(
    _ reader: ElementReader, _ state: FindingState?, _ side: Side?, _ level: Level?,
    _ course: Finding.Course?
  ) -> Finding? {
    guard !names.absentModules.isEmpty, let code = reader.string("code"), let state else {
      return nil
    }
    return Finding(
      code: FindingCode(code), state: state, side: side ?? .unspecified, level: level,
      grade: reader.string("grade"), course: course, line: reader.line)
  }

  /// Present, absent or a probability: exactly one of the two ways to say it.
  private func state(_ reader: ElementReader, _ word: String?) -> FindingState? {
    switch (word, reader.has("probability")) {
    case (_?, true):
      reader.error(.profile(.stateAndProbability), "probability")
      return nil
    case (nil, false):
      reader.error(.profile(.noState))
      return nil
    case ("present", false): return .present
    case ("absent", false): return .absent
    case (_?, false):
      // None of the words, and the log says so.
      _ = reader.word("state", as: State.self)
      return nil
    case (nil, true):
      guard let value = reader.number("probability", in: .probability) else { return nil }
      return (try? Probability(value)).map(FindingState.init(probability:))
    }
  }

  private enum State: String, CaseIterable {
    case present, absent
    case notKnown = "not-known"
  }
}

extension ElementReader {
  /// Checks a side or level against the vocabulary.
  func check(_ place: FindingDefinition.Place, _ part: ProfileFault.Part) {
    switch place {
    case .none where has(part.rawValue): error(.profile(.partUnexpected(part)), part.rawValue)
    case .required where !has(part.rawValue): error(.profile(.partMissing(part)), part.rawValue)
    case .none, .optional, .required: break
    }
  }

  /// Reports what is wrong, or only odd, at an attribute.
  fileprivate func report(_ fault: Fault, at name: String, isWarning: Bool) {
    if isWarning { warning(fault, name) } else { error(fault, name) }
  }
}
