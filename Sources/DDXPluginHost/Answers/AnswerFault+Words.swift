import DDXCore

extension AnswerFault: CustomStringConvertible {
  /// The fault in one sentence, without a full stop.
  public var description: String {
    let place = path.isEmpty ? "the answer" : "\(Quoted(path))"
    switch problem {
    case .missing: return "\(place) is missing"
    case .unknownKey(let near):
      return "\(place) is no key of the contract" + Self.hint(near)
        + (near.isEmpty ? "; a key of your own begins with `x-`" : "")
    case .type(let type): return "\(place) must be \(type)"
    case .range(let value, let range): return "\(place) must be \(range), found \(value)"
    case .word(let word, let allowed, let near):
      return "\(place) can't be \(Quoted(word))"
        + (near.isEmpty ? "; it is one of \(Self.list(allowed))" : Self.hint(near))
    case .controlCharacter: return "\(place) holds a line break or another control character"
    case .emptyText: return "\(place) is empty"
    case .longText(let limit): return "\(place) has more than \(limit) characters"
    case .name(let name):
      return "\(place) is \(Quoted(name)), but an id begins with a letter and goes on with "
        + "letters, digits, `-`, `_` and `.`"
    case .reserved: return "\(place) is `other`, which stands for what no module assesses"
    case .twice(let name): return "\(place) has \(Quoted(name)) twice"
    case .unknownFinding(let code, let near):
      return "\(place) names the finding \(Quoted(code)), which no vocabulary defines"
        + Self.hint(near)
    case .unknownProcedure(let id, let near):
      return "\(place) names the procedure \(Quoted(id)), which no vocabulary defines"
        + Self.hint(near)
    case .undeclaredFinding(let code):
      return "\(place) names \(Quoted(code)), which the descriptor's `findings` do not list"
    case .undeclaredProcedure(let id):
      return "\(place) names \(Quoted(id)), which the descriptor's `procedures` do not list"
    case .unrecorded(let code):
      return "\(place) speaks of \(Quoted(code)), which the request does not record there"
    case .undefinedCitation(let id, let near):
      return "\(place) cites \(Quoted(id)), which the descriptor's `citations` do not define"
        + Self.hint(near)
    case .uncited: return "\(place) cites nothing; every number has a citation"
    case .recollection(let id):
      return "\(place) cites \(Quoted(id)), a recollection; read the source, or say `assumed`"
    case .accuracyCount(let found):
      return "\(place) gives an accuracy by \(found.isEmpty ? "no number" : Self.list(found)), "
        + "where exactly two of `sensitivity`, `specificity`, `lrPositive` and `lrNegative` do"
    case .impossible(let error): return "\(place) has \(Self.words(error))"
    case .siteSum(let sum): return "the shares of \(place) must sum to 1, found \(sum)"
    case .levelsMixed: return "\(place) has joints and roots among its levels; keep to one kind"
    case .lastTerm(let last, let share):
      return "the last term of \(place) must be the share \(share), found \(last)"
    case .oneOf(let keys): return "\(place) must have exactly one of \(Self.list(keys))"
    }
  }

  private static func list(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func hint(_ near: [String]) -> String {
    near.isEmpty ? "" : "; did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"
  }

  private static func words(_ error: NumberError) -> String {
    switch error {
    case .accuracyOutOfRange(let value), .probabilityOutOfRange(let value):
      "numbers that give a sensitivity or specificity of \(value), which no test has"
    case .ratiosDisagree(let positive, let negative):
      "the ratios \(positive) and \(negative), which no test can have: "
        + "they lie on the same side of 1, or the wrong way round"
    case .notFinite, .notPositive, .shareOutOfRange, .reliefOutOfRange:
      "numbers that give no accuracy"
    }
  }
}
