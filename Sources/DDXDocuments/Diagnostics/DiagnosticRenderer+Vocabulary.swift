extension VocabularyFault {
  /// The fault in words.
  var words: Words {
    switch self {
    case .unknownDisease(let id, let near):
      Words(
        "the vocabulary has no disease `\(id)`",
        help: ValueWords.near(near) ?? "define it with an element `disease`")
    case .effectCount(let found):
      Words(
        "a finding must have exactly one effect on the diseases, found "
          + ValueWords.list(found, joinedBy: "and"),
        help: "keep one of `proof`, `points` and `ordinary`")
    case .effectMissing:
      Words(
        "an image, a laboratory result or a red flag must state its effect on the diseases",
        help: "add `proof` or `points` with a disease, or `ordinary=\"yes\"`")
    case .proofOfMimic(let id):
      Words(
        "`\(id)` is a mimic: a proof rules out every injection and is for serious disease only",
        help: "write `points`")
    case .presentFrom(let grade, let grades):
      Words(
        "the finding has no grade `\(grade)`",
        help: grades.isEmpty
          ? "give its `grades`" : "give one of \(ValueWords.list(grades, joinedBy: "and"))")
    case .partOfItself(let codes):
      Words(
        "the finding is part of itself: "
          + codes.map { "`\($0)`" }.joined(separator: " is part of "),
        help: "let the more general finding stand alone")
    case .moreThanParts(let parts):
      Words("the rule needs more than its \(parts) parts", help: "check `at-least`")
    case .twoPlaces(let code, let line):
      Words(
        "`\(code)` already has a place on a scale, on line \(line)",
        help: "a finding has one place on one scale")
    }
  }
}
