internal import DDXCore

/// Makes the findings of a profile.
struct FindingsDecoder {
  let names: VocabularyNames

  /// One finding is one code, side and level.
  private struct Key: Hashable {
    let code: FindingCode
    let side: Side
    let level: Level?
  }

  /// The findings, without those that are wrong.
  func decode(_ reader: ElementReader) -> [Finding] {
    var findings: [Finding] = []
    var first: [Key: Int] = [:]
    for child in reader.children("finding") {
      guard let finding = finding(child) else { continue }
      let key = Key(code: finding.code, side: finding.side, level: finding.level)
      guard let index = first[key] else {
        first[key] = findings.count
        findings.append(finding)
        continue
      }
      let earlier = findings[index]
      if earlier.state == finding.state {
        child.warning(.profile(.repeated(line: earlier.line)), "code")
      } else {
        child.error(.profile(.contradicted(line: earlier.line)), "code")
      }
    }
    return findings
  }

  private func finding(_ reader: ElementReader) -> Finding? {
    let definition = names.finding(reader, "code")
    let state = state(reader)
    let side = reader.word("side", as: Side.self)
    let level = reader.word("level", as: Level.self)
    let course = reader.word("course", as: Finding.Course.self)
    guard let definition else { return nil }
    reader.check(definition.side, .side)
    reader.check(definition.level, .level)
    if let level, definition.level != .none, level.kind != definition.levelKind {
      reader.error(.profile(.levelKind(expected: definition.levelKind)), "level")
    }
    let grade = reader.string("grade")
    if let grade, !definition.grades.contains(grade) {
      reader.error(
        .profile(.unknownGrade(found: grade, allowed: definition.grades)), "grade")
    }
    if course != nil, definition.kind != .redFlag, definition.effect?.diseases.isEmpty != false {
      reader.warning(.profile(.courseUnexpected), "course")
    }
    guard let state else { return nil }
    return Finding(
      code: definition.code, state: state, side: side ?? .unspecified, level: level,
      grade: grade, course: course, isContralateral: definition.isContralateral,
      line: reader.line)
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
