internal import DDXCore

extension DiagnosticEntry {
  /// Broken rules of findings and patients.
  static let profile: [DiagnosticEntry] = [
    .init(
      .profile(.noState),
      "A finding is present, absent, or present with a probability. What was not looked for is "
        + "left out: silence is not absence."),
    .init(.profile(.stateAndProbability), "The two would say the same thing twice, or differ."),
    .init(.profile(.partUnexpected(.side)), "The finding, or the procedure, has no side."),
    .init(
      .profile(.partMissing(.side)),
      "Without a side it can't be told which joint or root the finding speaks of."),
    .init(
      .profile(.levelKind(expected: .joint)),
      "Joints and discs lie between two vertebrae; a nerve root belongs to one."),
    .init(
      .profile(.unknownGrade(found: "9", allowed: ["1", "2", "3"])),
      "The finding has other grades, or none."),
    .init(
      .profile(.courseUnexpected), .warning,
      "Whether something is new matters for warning signs; elsewhere it has no effect."),
    .init(.profile(.contradicted(line: 8)), "One finding at one place has one state."),
    .init(
      .profile(.repeated(line: 8)), .warning, "The same line twice; it counts once."),
    .init(
      .profile(.noDate), "Intervals between blocks are counted from the date of the profile."),
    .init(
      .profile(.pregnantMale), "One of the two is a slip, and pregnancy decides on fluoroscopy."),
    .init(.profile(.pregnantAtAge), .warning, "One of the two is probably a slip."),
    .init(.profile(.painLongerThanLife), "One of the two is a slip."),
    .init(.profile(.noTime), .warning, "A duration of zero is probably one that is not known."),
    .init(
      .profile(.ruleAgainstParts(holding: 1, unknown: 0, needed: 3)),
      "The finding follows from others by a published rule, and those recorded say otherwise."),
    .init(
      .profile(.inConflict(line: 8, happens: false)),
      "The two exclude each other at one place, such as two bands of one laboratory value."),
    .init(
      .profile(.memberAgainstSet(line: 8)),
      "A stated set, such as a normal examination, says of each of its findings what it is."),
    .init(.profile(.gradeOfAbsent), "Every grade of the finding counts as present."),
    .init(.profile(.courseOfAbsent), .warning, "What is absent has not developed."),
    .init(.profile(.signWithoutMidline), "The sign is found beside the midline, on either side."),
    .init(.profile(.otherSex), .warning, "One of the two is probably a slip."),
    .init(.profile(.otherAge), .warning, "One of the two is probably a slip."),
    .init(.profile(.dateFarOff), "A day in another century is a slip of the pen."),
    .init(
      .profile(.partOfNotKnown("side")),
      "What nobody could answer has no side, level, grade or course."),
    .init(
      .profile(.gradeAgainstState(presentFrom: "3")),
      "From this grade on the finding counts as present, below it as absent."),
    .init(
      .profile(.partAgainstWhole(line: 8)),
      "Where a part is present the whole is present too."),
  ]

  /// Broken rules of blocks.
  static let blocks: [DiagnosticEntry] = [
    .init(.profile(.blockLater), "A profile records what was done, not what is planned."),
    .init(
      .profile(.uptakeNotLookedFor), .warning,
      "Uptake is seen with live contrast only; one of the two is probably a slip."),
    .init(.profile(.blockOnOtherSide), .warning, "A block of the side without pain tells little."),
    .init(
      .profile(.blockWithoutResult), .warning, "Only the result of a block changes a probability."),
    .init(
      .profile(.reliefOfProvocation), "Discography provokes pain; it does not relieve any."),
    .init(
      .profile(.provocationOfBlock), "What was provoked is recorded for discography only."),
    .init(.profile(.blockBeforeBirth), "One of the dates, or the age, is a slip."),
    .init(.profile(.blockInChildhood), .warning, "One of the dates, or the age, may be a slip."),
    .init(.profile(.notTime), "A time of the day tells two blocks of one day apart."),
    .init(.profile(.agentTwice), .warning, "One drug is named twice; it counts once."),
    .init(.profile(.noneAmongAgents), "A block has drugs, or none."),
    .init(.profile(.noMidline), "The structure lies on each side of the spine."),
    .init(
      .profile(.nervesOfNoBranchBlock), "Medial branches are named by nerves, others by levels."),
    .init(
      .profile(.provocationInSession),
      "The blocks of a session share one relief, which a provocation does not have."),
    .init(.profile(.levelTwice), "Each level is named once."),
    .init(.profile(.nerveTwice), "Each nerve is named once."),
    .init(.profile(.levelsAndNerves), "The joints follow from the nerves, or are named."),
    .init(.profile(.noJoint), "Each lumbar facet joint is supplied by two medial branches."),
    .init(
      .profile(.nerveAlone("L2")), .warning,
      "Each lumbar facet joint is supplied by two medial branches; one alone leaves it half."),
    .init(.profile(.sameBlock(line: 14)), "The same injection twice would count twice."),
    .init(.profile(.sameMonth(line: 14)), "Without days two blocks can't be told from one."),
    .init(
      .profile(.perhapsSameBlock(line: 14)), "The two may be one block, which would count twice."),
    .init(
      .profile(.severalReadings(line: 14)),
      "Blocks of one day share one relief, unless each was read by itself."),
    .init(
      .profile(.readAsSession(line: 14, ofOneKind: false)), .warning,
      "Several structures were anaesthetised at once, so the relief belongs to all of them."),
    .init(.profile(.twoComplications), "A complication is recorded once, where it belongs."),
  ]

  /// Broken rules of relief.
  static let relief: [DiagnosticEntry] = [
    .init(
      .profile(.notRelief(found: "good")), "Relief is a percentage, or a range or bound of one."),
    .init(
      .profile(.reliefAgainstScores), .warning,
      "Relief as stated and as worked out from the scores differ."),
    .init(
      .profile(.reliefAgainstParts), .warning,
      "The relief of the whole lies between that of the back and that of the leg."),
    .init(.profile(.noVolume), "A block injects something."),
    .init(.profile(.durationOfNoRelief), .warning, "No relief has no duration."),
    .init(.profile(.scoreTwice), "At one time there is one score."),
    .init(.profile(.scoreLater), "A profile records what was measured before its date."),
    .init(
      .profile(.noPainBefore), .warning, "Relief is the fall of the score from that before."),
    .init(.profile(.painlessBefore), "Without pain before the block there is nothing to relieve."),
    .init(
      .profile(.scoresTooLate), .warning,
      "Pain that comes back after the anaesthetic has worn off says nothing of the block."),
    .init(
      .profile(.reliefLongerThanSince), .warning,
      "Relief can't have lasted longer than the time since the block."),
  ]
}
