/// A broken rule of cases.
public enum CasesFault: Hashable, Sendable {
  /// Nothing that must come out.
  case nothingExpected
  /// A state, or a closure, of no source.
  case noCriterion(attribute: String)
  /// A case that comes out otherwise, with what came out.
  case failed(id: String, misses: [String])
  /// Cases beside an edition that are those of another.
  case otherProtocol(name: String, expected: String)

  var number: Int {
    switch self {
    case .nothingExpected: 100
    case .noCriterion: 101
    case .failed: 102
    case .otherProtocol: 103
    }
  }

  /// The fault in words.
  var words: Words {
    switch self {
    case .nothingExpected:
      Words(
        "the case expects nothing", help: "state the expected result with an attribute")
    case .noCriterion(let attribute):
      Words(
        "`\(attribute)` is given without `criterion`",
        help: "name the source with `criterion`")
    case .failed(let id, let misses):
      Words(
        "the case `\(id)` does not give the expected result: \(misses.joined(separator: "; "))",
        help: "correct the edition, or the expected result and its reason")
    case .otherProtocol(let name, let expected):
      Words(
        "the cases are those of `\(name)`, but lie beside `\(expected)`",
        help: "name the edition that they belong to")
    }
  }
}
