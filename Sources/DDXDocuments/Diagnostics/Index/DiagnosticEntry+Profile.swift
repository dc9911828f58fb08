internal import DDXCore

extension DiagnosticEntry {
  /// Broken rules of findings and patients.
  static let profile: [DiagnosticEntry] = [
    .init(
      .profile(.noState),
      "A finding is present, absent, or present with a probability. Leave out what was not examined: "
        + "not recorded does not mean absent."),
    .init(.profile(.stateAndProbability), "The two would repeat or contradict each other."),
    .init(.profile(.partUnexpected(.side)), "The finding, or the procedure, has no side."),
    .init(
      .profile(.partMissing(.side)),
      "Without a side or level it is not clear which joint or root the finding concerns."),
    .init(
      .profile(.levelKind(expected: .joint)),
      "Joints and discs lie between two vertebrae; a nerve root belongs to one."),
    .init(
      .profile(.unknownGrade(found: "9", allowed: ["1", "2", "3"])),
      "The finding has other grades, or none."),
    .init(
      .profile(.courseUnexpected), .warning,
      "Whether something is new matters only for warning signs; elsewhere it has no effect."),
    .init(.profile(.contradicted(line: 8)), "One finding at one place has one state."),
    .init(
      .profile(.repeated(line: 8)), .warning, "The same line is there twice; it counts once."),
    .init(
      .profile(.noDate), "Intervals between blocks are counted from the date of the profile."),
    .init(
      .profile(.pregnantMale), "One of the two is a slip, and pregnancy rules out fluoroscopy."),
    .init(.profile(.pregnantAtAge), .warning, "One of the two is probably a slip."),
    .init(.profile(.painLongerThanLife), "One of the two is a slip."),
    .init(.profile(.noTime), .warning, "A duration of zero probably means that it is not known."),
    .init(
      .profile(.ruleAgainstParts(holding: 1, unknown: 0, needed: 3)),
      "A published rule derives the finding from others, and those recorded contradict it."),
    .init(
      .profile(.inConflict(line: 8, happens: false)),
      "The two exclude each other at the same place, such as two ranges of one laboratory value."),
    .init(
      .profile(.memberAgainstSet(line: 8)),
      "A set, such as a normal examination, states the result of each of its findings."),
    .init(.profile(.gradeOfAbsent), "Every grade of the finding counts as present."),
    .init(
      .profile(.courseOfAbsent), .warning, "An absent finding cannot be new, changing or unchanged."
    ),
    .init(.profile(.signWithoutMidline), "The sign is found beside the midline, on either side."),
    .init(.profile(.otherSex), .warning, "One of the two is probably a slip."),
    .init(.profile(.otherAge), .warning, "One of the two is probably a slip."),
    .init(.profile(.dateFarOff), "A day in another century is surely a slip."),
    .init(
      .profile(.partOfNotKnown("side")),
      "A question that nobody could answer has no side, level, grade or course."),
    .init(
      .profile(.gradeAgainstState(presentFrom: "3")),
      "From this grade on the finding counts as present, below it as absent."),
    .init(
      .profile(.partAgainstWhole(line: 8)),
      "If a part is present, so is the whole."),
    .init(
      .profile(.drugOfOtherClass("warfarin", readAs: nil)), .warning,
      "The checks before a needle read the class of a drug, never its name."),
  ]

  /// Broken rules of blocks.
  static let blocks: [DiagnosticEntry] = [
    .init(.profile(.blockLater), "A profile records what was done, not what is planned."),
    .init(
      .profile(.uptakeNotLookedFor), .warning,
      "Uptake is seen only with live contrast; one of the two is probably a slip."),
    .init(.profile(.blockOnOtherSide), .warning, "A block on the side without pain says little."),
    .init(
      .profile(.blockWithoutResult), .warning, "Only the result of a block changes a probability."),
    .init(
      .profile(.reliefOfProvocation), "Discography provokes pain; it does not relieve any."),
    .init(
      .profile(.provocationOfBlock), "Provoked pain is recorded only for discography."),
    .init(.profile(.blockBeforeBirth), "One of the dates, or the age, is a slip."),
    .init(
      .profile(.tooManyBlocks(limit: ProfileLimits.blocks)),
      "Nobody is given so many blocks, and weighing them together would take very long."),
    .init(.profile(.blockInChildhood), .warning, "One of the dates, or the age, may be a slip."),
    .init(
      .profile(.blockBeforePain), .warning,
      "A block that was given before the pain began did not test it."),
    .init(.profile(.notTime), "A time of day distinguishes two blocks of one day."),
    .init(.profile(.agentTwice), .warning, "One drug is named twice; it counts once."),
    .init(.profile(.noneAmongAgents), "A block has drugs or none, not both."),
    .init(.profile(.noMidline), "There is one such structure on each side of the spine."),
    .init(
      .profile(.nervesOfNoBranchBlock),
      "Medial branches are named by their nerves, all other targets by levels."),
    .init(
      .profile(.provocationInSession),
      "The blocks of a session share one relief, which a provocation does not have."),
    .init(.profile(.levelTwice), "Each level is named once."),
    .init(.profile(.nerveTwice), "Each nerve is named once."),
    .init(.profile(.levelsAndNerves), "Give the nerves or the joints that they supply, not both."),
    .init(.profile(.noJoint), "Each lumbar facet joint is supplied by two medial branches."),
    .init(
      .profile(.nerveAlone("L2")), .warning,
      "Each lumbar facet joint is supplied by two medial branches; blocking one leaves half of it."),
    .init(.profile(.sameBlock(line: 14)), "An injection recorded twice would count twice."),
    .init(
      .profile(.sameMonth(line: 14)),
      "Without the days, two blocks can't be distinguished from one."),
    .init(
      .profile(.perhapsSameBlock(line: 14)), "The two may be one block, which would count twice."),
    .init(
      .profile(.severalReadings(line: 14)),
      "Blocks of one day share one relief, unless each was assessed by itself."),
    .init(
      .profile(.readAsSession(line: 14, ofOneKind: false)), .warning,
      "Several structures were anaesthetised at once, so the relief belongs to all of them."),
    .init(.profile(.twoComplications), "A complication is recorded only once."),
  ]

  /// Broken rules of relief.
  static let relief: [DiagnosticEntry] = [
    .init(
      .profile(.notRelief(found: "good")), "Relief is a percentage, or a range or bound of one."),
    .init(
      .profile(.reliefAgainstScores), .warning,
      "The stated relief differs from the one worked out from the scores."),
    .init(
      .profile(.reliefAgainstParts),
      "The relief of the whole lies between that of the back and that of the leg."),
    .init(.profile(.noVolume), "A block has a volume above zero."),
    .init(
      .profile(.durationOfNoRelief), .warning, "Without relief there is no duration of relief."),
    .init(.profile(.scoreTwice), "There is one score for each time."),
    .init(.profile(.scoreLater), "A profile records what was measured before its date."),
    .init(
      .profile(.noPainBefore), .warning,
      "Relief is the fall of the score from the one before the block."),
    .init(.profile(.painlessBefore), "Without pain before the block there is nothing to relieve."),
    .init(
      .profile(.scoresTooLate), .warning,
      "Pain that returns after the anaesthetic has worn off says nothing about the block."),
    .init(
      .profile(.reliefLongerThanSince), .warning,
      "Relief can't have lasted longer than the time since the block."),
  ]
}
