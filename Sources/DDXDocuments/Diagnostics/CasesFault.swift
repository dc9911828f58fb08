/// A broken rule of cases.
public enum CasesFault: Hashable, Sendable {
  /// Nothing that must come out.
  case nothingExpected
  /// A state, or a closure, of no source.
  case noCriterion(attribute: String)

  var number: Int {
    switch self {
    case .nothingExpected: 100
    case .noCriterion: 101
    }
  }

  /// The fault in words.
  var words: Words {
    switch self {
    case .nothingExpected:
      Words(
        "nothing is expected of the case", help: "say with an attribute what must come out")
    case .noCriterion(let attribute):
      Words(
        "`\(attribute)` is given without `criterion`",
        help: "name with `criterion` the source that it speaks of")
    }
  }
}
