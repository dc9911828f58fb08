internal import DDXCore

extension EvidenceFault {
  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .accuracyCount(let found):
      Words(
        "an accuracy is given by exactly two numbers, found "
          + ValueWords.list(found, joinedBy: "and"),
        help: "give two of `sensitivity`, `specificity`, `lr-positive` and `lr-negative`")
    case .impossible(let error): error.words
    case .interval(let attribute):
      Words(
        "`\(attribute)` does not lie within its own interval",
        help: "check the value and the ends of its interval")
    case .assumedAbsent(let attribute):
      Words(
        "`assumed` names `\(attribute)`, which is not given here",
        help: "name only numbers of the same element")
    case .recollection(let id):
      Words(
        "the citation \(values.quoted(id, or: "here")) is a recollection; "
          + "a published edition has none",
        help: "read the source, or say that the number is assumed")
    case .findingTwice(let code, let line):
      Words(
        "the finding \(values.quoted(code, or: "here")) has a row on line \(line)",
        help: "list a finding alone or in one group, as it would otherwise count twice")
    case .noSide:
      Words("no side is possible in this row", help: "give at least one side above 0")
    case .levelsMixed:
      Words("the levels are a mixture of joints and roots", help: "use one kind in a table")
    case .suspectsElsewhere(let source):
      Words(
        "\(values.quoted(source, or: "this source")) can't have suspects",
        help: "put them in the table of the source `other`")
    case .valuesMissing(let scale, let missing):
      Words(
        "the scale \(values.quoted(scale, or: "here")) has values without a rate: "
          + missing.joined(separator: ", "),
        help: "give every value of the scale a rate, 0 if it was never seen")
    case .ratesDoNotSum(let scale, let sum):
      Words(
        "the rates of \(values.quoted(scale, or: "this scale")) sum to \(sum)",
        help: "the rates of all values sum to 1")
    }
  }
}

extension NumberError {
  /// The error in words.
  fileprivate var words: Words {
    switch self {
    case .notFinite: Words("the numbers are not an accuracy")
    case .probabilityOutOfRange(let value):
      Words("the numbers give a probability of \(value), which is not between 0 and 1")
    case .accuracyOutOfRange(let value):
      Words(
        "the numbers give a sensitivity or specificity of \(value), which no test can have",
        help: "check the two numbers against their source")
    case .notPositive(let value): Words("a ratio must be above 0, found `\(value)`")
    case .ratiosDisagree(let positive, let negative):
      Words(
        "no test has the ratios \(positive) and \(negative): they lie on the same side of 1, "
          + "or the wrong way round",
        help: "check the two numbers against their source")
    case .shareOutOfRange(let value):
      Words("a share must be above 0 and at most 1, found `\(value)`")
    case .reliefOutOfRange(let value):
      Words("a relief must be between 0 and 100, found `\(value)`")
    }
  }
}
