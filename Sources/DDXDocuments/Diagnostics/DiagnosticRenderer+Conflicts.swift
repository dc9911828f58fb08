internal import DDXCore

extension ProfileFault {
  /// Conflicts with other records, in words.
  var conflictWords: Words? {
    switch self {
    case .inConflict(let line, let happens):
      Words(
        happens
          ? "the finding seldom goes with what is recorded on line \(line)"
          : "the finding can't be beside what is recorded on line \(line)",
        help: "check both; each may have its own side, level or image")
    case .memberAgainstSet(let line):
      Words(
        "the finding says in one sentence what line \(line) says otherwise, which counts",
        help: "check both; leave this one out where it holds only in part")
    case .gradeOfAbsent:
      Words(
        "the finding is absent, but has a grade, and every grade of it counts as present",
        help: "check both; leave `grade` out where it is absent")
    case .courseOfAbsent:
      Words(
        "an absent finding has no course; `course` is ignored",
        help:
          "remove `course`; what was there and is gone is `state=\"present\" course=\"resolved\"`")
    case .signWithoutMidline:
      Words(
        "the sign has no midline: it is found on the left or on the right",
        help: "write `left`, `right` or `bilateral`")
    case .otherSex:
      Words("the finding is of the other sex", help: "check `code` here and `sex`")
    case .otherAge:
      Words("the finding hardly happens at this age", help: "check `code` here and `age`")
    case .dateFarOff:
      Words(
        "the day lies in another century", help: "a profile speaks of a day from 1950 to 2100")
    case .reliefAgainstParts:
      Words(
        "the relief of the whole pain lies outside that of its parts",
        help: "check `relief`, `relief-back` and `relief-leg`; the whole lies between the two")
    case .noVolume:
      Words("nothing was injected", help: "leave `volume` out where it was not recorded")
    default: nil
    }
  }
}
