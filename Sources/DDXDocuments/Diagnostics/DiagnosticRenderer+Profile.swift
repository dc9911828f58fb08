internal import DDXCore

extension ProfileFault {
  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .noState:
      Words(
        "the finding has neither `state` nor `probability`",
        help: "say whether it is present or absent; leave out what was not looked for")
    case .stateAndProbability:
      Words("the finding has both `state` and `probability`", help: "keep one of the two")
    case .partUnexpected(let part):
      Words("`\(part.rawValue)` does not apply here", help: "remove it")
    case .partMissing(let part):
      Words("`\(part.rawValue)` is required here", help: "add `\(part.rawValue)=\"…\"`")
    case .levelKind(let expected):
      Words(
        expected == .joint
          ? "the level must be a joint or disc, not a nerve root or vertebra"
          : "the level must be a nerve root, not a joint or disc",
        help: expected == .joint
          ? "a joint or disc is named by the two vertebrae that it lies between: the medial branches "
            + "L3 and L4 supply the joint L4-5"
          : "a nerve root is named by one vertebra: the foramen L5-S1 holds the root L5, its lateral "
            + "recess the root S1")
    case .unknownGrade(let found, let allowed):
      Words(
        allowed.isEmpty
          ? "`grade` is given, but the finding has no grades"
          : "`grade` must be \(ValueWords.list(allowed, joinedBy: "or"))\(values.found(found))",
        help: allowed.isEmpty ? "remove it" : nil)
    case .courseUnexpected:
      Words("`course` is only for warning signs", help: "remove it")
    case .contradicted(let line):
      Words(
        "the finding is recorded on line \(line) with another state, grade or course",
        help: "keep the correct one, or give each its side and level")
    case .repeated(let line):
      Words("the finding is already recorded on line \(line)", help: "keep one of the two")
    case .noDate:
      Words(
        "a profile with blocks needs `date`", help: "add the date of the profile")
    case .blockLater:
      Words(
        "the block is dated after the profile",
        help: "check both dates; record a block only once it has been given")
    case .uptakeNotLookedFor:
      Words(
        "vascular uptake was seen, but `contrast` says that it was not looked for",
        help: "say how it was seen")
    case .blockOnOtherSide:
      Words("the block was on the side that does not hurt", help: "check `side` here and of `pain`")
    case .blockWithoutResult:
      Words(
        "the block has no result, so it has no effect",
        help: "add `relief`, or for a provocation `concordant`")
    case .reliefOfProvocation:
      Words(
        "a provocation has no relief",
        help: "record what it provoked with `concordant`, `pain` and `pressure`")
    case .provocationOfBlock:
      Words(
        "an anaesthetic block has no provocation result",
        help: "record its `relief`; `concordant` is for discography")
    default: conflictWords ?? blockWords(values) ?? lifeWords(values)
    }
  }
}
