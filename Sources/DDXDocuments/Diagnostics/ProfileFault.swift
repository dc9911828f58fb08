public import DDXCore

/// A broken rule of profiles.
public enum ProfileFault: Hashable, Sendable {
  /// A side or a level.
  public enum Part: String, CaseIterable, Sendable {
    /// The side.
    case side
    /// The level of a finding.
    case level
    /// The levels of a block.
    case levels
  }

  /// Neither a state nor a probability.
  case noState
  /// Both a state and a probability.
  case stateAndProbability
  /// A side or level where the vocabulary has none.
  case partUnexpected(Part)
  /// No side or level where the vocabulary requires it.
  case partMissing(Part)
  /// A joint where a root is meant, or a root where a joint is.
  case levelKind(expected: LevelKind)
  /// A grade that the finding does not have.
  case unknownGrade(found: String, allowed: [String])
  /// A course of a finding that is not a red flag.
  case courseUnexpected
  /// A finding recorded before, in another way.
  case contradicted(line: Int)
  /// A finding recorded before, in the same way.
  case repeated(line: Int)
  /// Blocks without the date of the profile.
  case noDate
  /// A block after the date of the profile.
  case blockLater
  /// Vascular uptake seen although it was not looked for.
  case uptakeNotLookedFor
  /// A block on the side that does not hurt.
  case blockOnOtherSide
  /// A block without a result.
  case blockWithoutResult
  /// A relief of a provocation.
  case reliefOfProvocation
  /// A provocation of a block that provokes nothing.
  case provocationOfBlock
  /// A block of someone who was not born.
  case blockBeforeBirth
  /// More blocks than a patient can have.
  case tooManyBlocks(limit: Int)
  /// A block of a child.
  case blockInChildhood
  /// A block long before the pain began.
  case blockBeforePain
  /// An invalid time.
  case notTime
  /// A drug named twice.
  case agentTwice
  /// Nothing that numbs, and a drug.
  case noneAmongAgents
  /// The midline of a structure that lies beside it.
  case noMidline
  /// Nerves of a block that numbs no branches.
  case nervesOfNoBranchBlock
  /// A provocation within a session.
  case provocationInSession
  /// A level named twice.
  case levelTwice
  /// A nerve named twice.
  case nerveTwice
  /// Both levels and nerves.
  case levelsAndNerves
  /// Nerves of which no two belong to one joint.
  case noJoint
  /// A nerve whose neighbour was not numbed.
  case nerveAlone(String)
  /// An invalid relief.
  case notRelief(found: String)
  /// A relief that the scores contradict.
  case reliefAgainstScores
  /// A duration of no relief.
  case durationOfNoRelief
  /// Two scores of one time.
  case scoreTwice
  /// A score after the day of the profile.
  case scoreLater
  /// Scores without the pain before.
  case noPainBefore
  /// No pain before a block.
  case painlessBefore
  /// No score while the agent works.
  case scoresTooLate
  /// Relief that lasted longer than the block lies back.
  case reliefLongerThanSince
  /// A block recorded twice.
  case sameBlock(line: Int)
  /// A block recorded twice in a month.
  case sameMonth(line: Int)
  /// A block that may be one recorded before.
  case perhapsSameBlock(line: Int)
  /// Blocks of one day with different results, without the times of assessment.
  case severalReadings(line: Int)
  /// Blocks of one day that are read as one session.
  case readAsSession(line: Int, ofOneKind: Bool)
  /// A pregnant man.
  case pregnantMale
  /// A pregnancy at an age where it is very unlikely.
  case pregnantAtAge
  /// Pain since before birth.
  case painLongerThanLife
  /// A length of time of nothing.
  case noTime
  /// A finding that follows from others, and does not follow from those recorded.
  case ruleAgainstParts(holding: Int, unknown: Int, needed: Int)
  /// A state that the grade beside it contradicts.
  case gradeAgainstState(presentFrom: String)
  /// A finding that is absent, though a part of it is present.
  case partAgainstWhole(line: Int)
  /// A complication of a session beside one of its block.
  case twoComplications
  /// A finding that can't be, or hardly is, beside another.
  case inConflict(line: Int, happens: Bool)
  /// A set of findings, one of which is recorded differently.
  case memberAgainstSet(line: Int)
  /// A state of absence beside a grade, each of which counts as present.
  case gradeOfAbsent
  /// A course of an absent finding.
  case courseOfAbsent
  /// The midline of a sign that lies beside it.
  case signWithoutMidline
  /// A finding of the other sex.
  case otherSex
  /// A finding of a younger age.
  case otherAge
  /// A day in another century.
  case dateFarOff
  /// A relief of the whole that neither of its parts has.
  case reliefAgainstParts
  /// Nothing was injected.
  case noVolume
  /// A side, level, grade or course of a finding that is not known.
  case partOfNotKnown(String)
  /// A drug in another class than that of its name, and the class that it is read as where it had none.
  case drugOfOtherClass(String, readAs: Medication.DrugClass?)

  var number: Int {
    switch self {
    case .noState: 40
    case .stateAndProbability: 41
    case .partUnexpected: 42
    case .partMissing: 43
    case .levelKind: 44
    case .unknownGrade: 45
    case .courseUnexpected: 46
    case .contradicted: 47
    case .repeated: 48
    case .noDate: 49
    case .blockLater: 50
    case .uptakeNotLookedFor: 51
    case .blockOnOtherSide: 52
    case .blockWithoutResult: 53
    case .reliefOfProvocation: 54
    case .provocationOfBlock: 55
    case .blockBeforeBirth: 150
    case .blockInChildhood: 151
    case .blockBeforePain: 200
    case .tooManyBlocks: 243
    case .notTime: 152
    case .agentTwice: 153
    case .noneAmongAgents: 154
    case .noMidline: 155
    case .nervesOfNoBranchBlock: 156
    case .provocationInSession: 157
    case .levelTwice: 158
    case .nerveTwice: 159
    case .levelsAndNerves: 160
    case .noJoint: 161
    case .nerveAlone: 162
    case .notRelief: 163
    case .reliefAgainstScores: 164
    case .durationOfNoRelief: 165
    case .scoreTwice: 166
    case .scoreLater: 167
    case .noPainBefore: 168
    case .painlessBefore: 169
    case .scoresTooLate: 170
    case .reliefLongerThanSince: 171
    case .sameBlock: 172
    case .sameMonth: 173
    case .perhapsSameBlock: 174
    case .severalReadings: 175
    case .readAsSession: 176
    case .pregnantMale: 177
    case .pregnantAtAge: 178
    case .painLongerThanLife: 179
    case .noTime: 180
    case .ruleAgainstParts: 181
    case .gradeAgainstState: 182
    case .partAgainstWhole: 183
    case .twoComplications: 184
    case .inConflict: 198
    case .memberAgainstSet: 186
    case .gradeOfAbsent: 187
    case .courseOfAbsent: 188
    case .signWithoutMidline: 197
    case .otherSex: 199
    case .otherAge: 192
    case .dateFarOff: 193
    case .reliefAgainstParts: 194
    case .noVolume: 195
    case .partOfNotKnown: 196
    case .drugOfOtherClass: 201
    }
  }
}
