import DDXCore

extension Question.FindingForm {
  /// The finding that some words answer, such as `y left` or `grade 3`; each thing is said once.
  func answer(_ words: [String]) throws(AnswerFault) -> FindingAnswer {
    var state: FindingState?
    var side: Side?
    var level: Level?
    var grade: String?
    for word in words where word != "grade" && word != "side" {
      // A number may be a grade and a probability: a finding with such a grade means the grade.
      if let known = grades.first(where: { $0.lowercased() == word }) {
        guard grade == nil else { throw .oneTooMany(word) }
        grade = known
      } else if let found = Self.state(word) {
        guard state == nil else { throw .oneTooMany(word) }
        state = found
      } else if let found = Self.side(word) {
        guard side == nil else { throw .oneTooMany(word) }
        side = found
      } else if let found = Level.allCases.first(where: { $0.rawValue.lowercased() == word }) {
        guard level == nil else { throw .oneTooMany(word) }
        level = found
      } else {
        throw .notUnderstood(word)
      }
    }
    if let grade, state == nil { state = isPresent(at: grade) ? .present : .absent }
    guard let state else { throw .otherKind }
    let answer = FindingAnswer(
      state: state, side: side ?? usualSide ?? .unspecified, level: level, grade: grade)
    try check(answer)
    return answer
  }

  /// Holds an answer against what its record may say.
  func check(_ answer: FindingAnswer) throws(AnswerFault) {
    switch side {
    case .none: if answer.side != .unspecified { throw .noSide }
    case .required: if answer.side == .unspecified { throw .sideNeeded }
    case .optional: break
    }
    if let found = answer.level {
      guard let level, found.fits(level) else { throw .noLevel }
    } else if isLevelNeeded {
      throw .levelNeeded
    }
    guard let grade = answer.grade else { return }
    guard grades.contains(grade) else { throw .noGrade(grades) }
    if let presentFrom, answer.state == (isPresent(at: grade) ? .absent : .present) {
      throw .gradeAgainstState(presentFrom: presentFrom)
    }
  }

  private func isPresent(at grade: String) -> Bool {
    guard let index = grades.firstIndex(of: grade) else { return false }
    return index >= presentFrom.flatMap { grades.firstIndex(of: $0) } ?? 0
  }

  private static func state(_ word: String) -> FindingState? {
    switch word {
    case "y", "yes", "present": .present
    case "n", "no", "absent": .absent
    default: Double(word).flatMap { try? Probability($0) }.map(FindingState.uncertain)
    }
  }

  private static func side(_ word: String) -> Side? {
    switch word {
    case "l", "left": .left
    case "r", "right": .right
    case "b", "both", "bilateral": .bilateral
    case "m", "midline": .midline
    default: nil
    }
  }
}
