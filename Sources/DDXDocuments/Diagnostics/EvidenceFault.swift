public import DDXCore

/// A broken rule of evidence tables.
public enum EvidenceFault: Hashable, Sendable {
  /// Not two of the four numbers of an accuracy.
  case accuracyCount(found: [String])
  /// Numbers that no test has.
  case impossible(NumberError)
  /// A value outside its own interval.
  case interval(attribute: String)
  /// An assumed value that the row does not give.
  case assumedAbsent(attribute: String)
  /// A remembered number in a published edition.
  case recollection(id: String)
  /// A finding that has another row in the table.
  case findingTwice(code: String, line: Int)
  /// A row of sides that are all 0.
  case noSide
  /// A level that has another kind than those before it.
  case levelsMixed
  /// Suspects of a source other than `other`.
  case suspectsElsewhere(source: String)
  /// A distribution that leaves out values of its scale.
  case valuesMissing(scale: String, values: [String])
  /// A distribution whose rates do not sum to 1.
  case ratesDoNotSum(scale: String, sum: Double)

  var number: Int {
    switch self {
    case .accuracyCount: 60
    case .impossible: 61
    case .interval: 62
    case .assumedAbsent: 63
    case .recollection: 64
    case .findingTwice: 65
    case .noSide: 66
    case .levelsMixed: 67
    case .suspectsElsewhere: 68
    case .valuesMissing: 110
    case .ratesDoNotSum: 111
    }
  }
}

/// A broken rule of protocols.
public enum ProtocolFault: Hashable, Sendable {
  /// A sign that is not exactly one thing.
  case signCount(found: [String])
  /// More signs needed than there are.
  case threshold(atLeast: Int, signs: Int)
  /// A long-standing sign that is more urgent than a new one.
  case unchangedUrgency
  /// A response that is not given at the coverages 0, 0.5 and 1.
  case reliefPoints(found: [Double])
  /// A parent that is not known.
  case unknownParent(name: String, near: [String])
  /// A parent that goes back to the edition itself.
  case cycle(names: [String])
  /// An override that repeats the parent.
  case nothingChanged(element: String)
  /// An override that does not say why.
  case noReason(element: String)
  /// Something removed that the parent has not.
  case nothingToRemove(element: String)
  /// Different agents, or an order of them, asked of a single block.
  case singleBlock
  /// Thresholds of a suspect that are not `check-at`, `stop-at` or both in this order, or
  /// `investigate-at` alone.
  case suspectThresholds
  /// A suspect that is not a disease of the vocabulary.
  case unknownSuspect(id: String, near: [String])
  /// Fewer sessions allowed than a criterion needs.
  case tooFewSessions(source: String, needed: Int, allowed: Int)
  /// Numbers of a criterion that differ from the parent's, with the parent's words.
  case inheritedText(attributes: [String])
  /// Words of a criterion that name another number.
  case contradictedText(attribute: String, value: String)
  /// Net benefit as the objective, and nothing that says what treatments are worth.
  case noUtility
  /// A relief that the response model does not tell from others; from the least percent to
  /// below the greatest it takes all for the same.
  case unseenThreshold(relief: Double, from: Double, to: Double)

  var number: Int {
    switch self {
    case .signCount: 80
    case .threshold: 81
    case .unchangedUrgency: 82
    case .reliefPoints: 83
    case .unknownParent: 84
    case .cycle: 85
    case .nothingChanged: 86
    case .noReason: 87
    case .nothingToRemove: 88
    case .singleBlock: 89
    case .tooFewSessions: 90
    case .inheritedText: 140
    case .contradictedText: 141
    case .unseenThreshold: 142
    case .noUtility: 143
    case .suspectThresholds: 94
    case .unknownSuspect: 95
    }
  }
}
