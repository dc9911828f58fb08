internal import DDXCore

extension ProfileFault {
  /// Faults of a block, in words; nil for faults of another kind.
  func blockWords(_ values: ValueWords) -> Words? {
    switch self {
    case .notTime: Words("`time` must be a time of the day", help: "write it as `09:30`")
    case .agentTwice: Words("`agent` names a drug twice", help: "name each drug once")
    case .noneAmongAgents:
      Words(
        "`agent` names a drug beside `none`", help: "leave out `none`")
    case .noMidline:
      Words(
        "the procedure has no midline target, only left and right ones",
        help: "write `left`, `right` or `bilateral`")
    case .nervesOfNoBranchBlock:
      Words(
        "`nerves` is only for medial branch blocks",
        help: "name the level with `levels`; a nerve root is a level, such as `L5`")
    case .provocationInSession:
      Words(
        "a provocation can't be part of a session",
        help: "write it as a `block` of its own, with `concordant`")
    case .levelTwice: Words("`levels` names a level twice", help: "name each level once")
    case .nerveTwice: Words("`nerves` names a nerve twice", help: "name each nerve once")
    case .levelsAndNerves:
      Words("the block has both `levels` and `nerves`", help: "keep one of the two")
    case .noJoint:
      Words(
        "these nerves supply no joint together: each joint has two",
        help: "L4-5 has L3 and L4, and L5-S1 has L4 and the dorsal ramus L5")
    case .nerveAlone(let nerve):
      Words(
        "the nerve \(values.quoted(nerve, or: "named alone")) supplies no joint by itself",
        help: "add its neighbour if it was numbed too: L4-5 has L3 and L4")
    default: reliefWords(values) ?? identityWords
    }
  }

  /// Faults of a relief, in words.
  private func reliefWords(_ values: ValueWords) -> Words? {
    switch self {
    case .notRelief(let found):
      Words(
        "a relief must be a percentage, a range or a bound\(values.found(found))",
        help: "write `85`, `50-75`, `>= 80`, `<= 30`, `positive`, `negative` or `worse`")
    case .reliefAgainstScores:
      Words(
        "the relief does not match the scores; the stated relief is used",
        help: "check `relief`, `pain-before` and each `score`")
    case .durationOfNoRelief:
      Words(
        "a duration is given, but there was no relief", help: "check `relief` and `relief-duration`"
      )
    case .scoreTwice: Words("there is already a score at that time", help: "keep one of the two")
    case .scoreLater:
      Words(
        "the score is dated after the profile", help: "check `after`, and both dates")
    case .noPainBefore:
      Words(
        "relief can't be worked out from the scores without the pain before",
        help: "add `pain-before`, or `relief` in percent")
    case .painlessBefore:
      Words(
        "there was no pain before the block to relieve",
        help: "check `pain-before`; leave out what was not recorded")
    case .scoresTooLate:
      Words(
        "no score was taken while the agent worked, so relief can't be worked out",
        help: "add the scores of the first hours, or `relief` in percent")
    case .reliefLongerThanSince:
      Words(
        "the relief is longer than the time since the block, and is read as lasting until now",
        help: "check `relief-duration` and `date`")
    default: nil
    }
  }

  /// Faults of several blocks, in words.
  private var identityWords: Words? {
    switch self {
    case .sameBlock(let line):
      Words(
        "the block on line \(line) is the same procedure, place and day",
        help: "one injection is one block, several drugs in its syringe are "
          + "`agent=\"lidocaine bupivacaine\"`; a repeat has its own `date`, or a `time` four hours apart"
      )
    case .sameMonth(let line):
      Words(
        "the block on line \(line) is the same procedure and place in the same month",
        help: "give the day of each")
    case .perhapsSameBlock(let line):
      Words(
        "the block may be the one on line \(line), as only the month of one of them is known",
        help: "give the day, or leave one of them out")
    case .severalReadings(let line):
      Words(
        "this block and the one on line \(line) are of one day, but their results differ",
        help:
          "write one `session` with the relief after all of them; or, if the relief was assessed "
          + "between them, give each its `time` or `reading=\"own\"`")
    case .readAsSession(let line, let isOneKind):
      Words(
        "blocks given on the same day, from line \(line) on, count as one session with one relief, "
          + (isOneKind ? "as if they were one block" : "which confirms no single source"),
        help: "write a `session`; or, if the relief was assessed between them, give each its "
          + "`time` or `reading=\"own\"`")
    default: nil
    }
  }

  /// Faults of dates and ages, in words.
  func lifeWords(_ values: ValueWords) -> Words {
    switch self {
    case .blockBeforeBirth:
      Words(
        "the block is earlier than the birth of the patient", help: "check `date` here and `age`")
    case .tooManyBlocks(let limit):
      Words(
        "a profile has at most \(limit) blocks",
        help: "write one profile for each patient, and each block once")
    case .blockInChildhood:
      Words(
        "the patient was a child when the block was given", help: "check `date` here and `age`")
    case .blockBeforePain:
      Words(
        "the block is earlier than the pain, and is read as a test of it",
        help: "check `date` here and `duration` of `pain`; leave out a block of another pain")
    case .pregnantMale:
      Words("the patient is male and pregnant", help: "check `sex` and `pregnant`")
    case .pregnantAtAge:
      Words(
        "the patient is pregnant at an age where pregnancy is very unlikely",
        help: "check `age` and `pregnant`")
    case .ruleAgainstParts(let holding, let unknown, let needed):
      Words(
        "the finding requires \(needed) of its parts"
          + (values.areShown
            ? ": \(holding) of those recorded \(holding == 1 ? "holds" : "hold")"
              + (unknown > 0 ? ", and \(unknown) are not known" : "") : ", which contradict it"),
        help: "keep the parts and leave the finding out, or check its `state`")
    case .gradeAgainstState(let from):
      Words(
        "`state` contradicts `grade`: the finding counts as present from grade \(from)",
        help: "check both; below that grade the finding is absent")
    case .partAgainstWhole(let line):
      Words(
        "the finding is absent, but a part of it is present on line \(line)",
        help: "check both; leave this one out if only other parts of it are absent")
    case .partOfNotKnown(let part):
      Words(
        "a finding that is not known has no `\(part)`",
        help: "leave it out; `not-known` means that the question was asked and nobody could answer")
    case .twoComplications:
      Words(
        "the block and its session have a `complication` each",
        help: "keep one here, and record the other as a finding")
    case .drugOfOtherClass(let name, let readAs?):
      Words(
        "\(values.quoted(name, or: "the drug")) is read as "
          + values.quoted(readAs.rawValue, or: "one of the class that its name says"),
        help: "write that class; record a mixture once for each of its classes")
    case .drugOfOtherClass(let name, nil):
      Words(
        "\(values.quoted(name, or: "this")) is the name of a drug of another class",
        help: "check `class`; record a mixture once for each of its classes")
    case .painLongerThanLife:
      Words(
        "the pain has lasted longer than the patient has lived", help: "check `duration` and `age`")
    default: Words("the duration is zero", help: "leave out what was not recorded")
    }
  }
}
