public import DDXComparison
import DDXCore
public import DDXRanking

extension RankingError {
  /// The error in words, lower case and without a full stop.
  public var message: String {
    switch self {
    case .tooManyStates(let count):
      """
      the sources and sites have \(count < 1e15 ? fixed(count, 0) : count.description) joint \
      states, too many to enumerate
      """
    case .impossibleEvidence: "the findings are impossible under this evidence"
    case .noShareForOther: "the evidence table of `other` has no share"
    }
  }
}

extension RegistryError {
  /// The error in words, lower case and without a full stop.
  public var message: String {
    switch self {
    case .duplicate(let source): "two modules score `\(source)`"
    case .emptyID: "a module has no id"
    case .contract(let source, let asked, let host):
      "module `\(source)` needs contract \(asked); this ddx has contract \(host)"
    case .reserved(let source): "a module claims the id `\(source)`, which is reserved"
    case .twoGroups(let finding, let first, let second):
      "`\(finding)` is in two groups, `\(first)` and `\(second)`"
    }
  }
}

extension AttributionError {
  /// The error in words, lower case and without a full stop.
  public var message: String {
    switch self {
    case .remainder(let source, let rest):
      "the shares of `\(source)` leave \(rest) of its change"
    case .missing(let source, let edits):
      "`\(source)` is not assessed with \(counted(edits.count, "edit")) applied"
    }
  }
}
