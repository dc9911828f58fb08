internal import DDXCore

extension ProtocolFault {
  /// The fault in words.
  var words: Words {
    switch self {
    case .signCount(let found):
      Words(
        "a sign has exactly one attribute, found \(ValueWords.list(found, joinedBy: "and"))",
        help: "give exactly one attribute")
    case .noUtility:
      Words(
        "the objective is net benefit, but nothing says what treatments are worth",
        help: "add `<utility harm=\"…\" burden=\"…\" citation=\"…\"/>` to `next`")
    case .threshold(let atLeast, let signs):
      Words(
        "`at-least` asks for \(atLeast) signs of \(signs)",
        help: "require no more signs than are listed")
    case .unchangedUrgency:
      Words(
        "`unchanged` is more urgent than `urgency`",
        help: "a long-standing sign can't be more urgent than a new one")
    case .reliefPoints(let found):
      Words(
        "the response is given at the coverages \(ValueWords.list(found.map { "\($0)" }, joinedBy: "and"))",
        help: "give `relief` at the coverages 0, 0.5 and 1, each once")
    case .unknownParent(let name, let near):
      Words(
        "there is no edition `\(name)` to extend",
        help: ValueWords.near(near) ?? "name an edition such as `ddx@2026.1`")
    case .cycle(let names):
      Words(
        "the edition extends itself: \(names.map { "`\($0)`" }.joined(separator: " extends "))",
        help: "an edition can extend an earlier one only")
    case .nothingChanged(let element):
      Words(
        "`\(element)` repeats the parent", help: "leave it out; it is inherited")
    case .noReason(let element):
      Words(
        "`\(element)` differs from the parent without a reason",
        help: "add `reason=\"…\"` here, or on the element around it")
    case .nothingToRemove(let element):
      Words(
        "the parent has no `\(element)` to remove",
        help: "check its name, or leave it out")
    case .singleBlock:
      Words(
        "one block alone can't have different agents or an order",
        help: "require two blocks, or drop both conditions")
    case .suspectThresholds:
      Words(
        "the thresholds of a suspect contradict each other",
        help: "give `check-at`, `stop-at` or both, the check at the lower; or only "
          + "`investigate-at`")
    case .unknownSuspect(let id, let near):
      Words(
        "the vocabulary has no disease `\(id)`",
        help: ValueWords.near(near) ?? "give the id of one of its `disease` elements")
    case .tooFewSessions(let source, let needed, let allowed):
      Words(
        "\(allowed == 1 ? "1 session is" : "\(allowed) sessions are") allowed, but the criterion "
          + "for `\(source)` needs \(needed)",
        help: "allow at least as many sessions as the criterion needs blocks")
    case .inheritedText(let attributes):
      Words(
        "\(ValueWords.list(attributes, joinedBy: "and")) "
          + "\(attributes.count == 1 ? "differs" : "differ") from the parent, "
          + "and the text of the criterion is still the parent's",
        help: "reword the rule: it is what readers see")
    case .contradictedText(let attribute, let value):
      Words(
        "the text of the criterion names another number than `\(attribute)`, which is \(value)",
        help: "make the words and the numbers agree")
    case .unseenThreshold(let relief, let from, let to):
      Words(
        "the response model does not distinguish \(Self.percent(relief)) %: it treats all relief from "
          + "\(Self.percent(from)) \(to >= 100 ? "% on" : "to \(Self.percent(to - 1)) %") alike",
        help: "relief of \(Self.percent(relief)) % or more meets the criterion and less does not, "
          + "but the probabilities are the same")
    }
  }

  /// A percentage without a zero fraction.
  private static func percent(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }
}
