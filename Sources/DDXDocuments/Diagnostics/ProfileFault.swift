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
  /// A course of a finding that is no red flag.
  case courseUnexpected
  /// A finding recorded before, in another way.
  case contradicted(line: Int)
  /// A finding recorded before, in the same way.
  case repeated(line: Int)
  /// Blocks without the day that the profile speaks of.
  case noDate
  /// A block after the day that the profile speaks of.
  case blockLater
  /// A vascular uptake seen where it was not looked for.
  case uptakeNotLookedFor
  /// A block on the side that does not hurt.
  case blockOnOtherSide
  /// A block of which nothing came.
  case blockWithoutResult
  /// A relief of a provocation.
  case reliefOfProvocation
  /// A provocation of a block that provokes nothing.
  case provocationOfBlock

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
    }
  }
}
