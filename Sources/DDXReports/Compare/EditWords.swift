import DDXComparison
import DDXCore
import DDXRanking

/// One difference of an edit as reports show it.
struct DifferenceWords {
  /// What is changed, in words, such as `relief that counts as positive, facet joint`.
  let key: String
  /// What the left edition says.
  let left: String
  /// What the right edition says.
  let right: String
  /// The file and line on either side.
  let places: String

  init(_ difference: ProtocolDifference, glossary: Glossary) {
    let keys = EditionKeys(glossary: glossary)
    func words(_ value: String?) -> String {
      value.map { Self.short(keys.value($0, of: difference.key)) } ?? "(nothing)"
    }
    key = keys.words(difference.key)
    (left, right) = (words(difference.left), words(difference.right))
    places = [difference.leftLocation, difference.rightLocation].map { location in
      location.map { "\($0.file):\($0.line)" } ?? "(nowhere)"
    }.joined(separator: " → ")
  }

  /// The change, with both values.
  var change: String { "\(key): \(left) → \(right)" }

  /// A value, shortened if it is long.
  private static func short(_ text: String) -> String {
    text.count > 72 ? text.prefix(70) + " …" : text
  }
}

extension ProtocolEdit {
  /// The differences that move a result.
  var active: [ProtocolDifference] { differences.filter { !$0.isInert } }
}

extension Glossary {
  /// A next step in brief, with the source that it is for.
  func words(_ step: Decision.Step?, agent: DiagnosticBlock.Agent? = nil) -> String {
    guard let step else { return "the protocol has no rules for a next step" }
    let target = step.target.map { " (\(title(of: $0).lowercasedFirst))" } ?? ""
    switch step.kind {
    case .stop: return "none, for safety"
    case .investigate: return "look for another source"
    case .observe: return "no injection" + target
    case .ask:
      return "questions first"
    case .pathway:
      return (step.pathway.map { title(ofPathway: $0).lowercasedFirst } ?? "a pathway") + target
    case .procedure:
      let agent = agent.flatMap { $0 == .none ? nil : ", with \($0.rawValue)" } ?? ""
      return (step.procedure.map { title(of: $0) } ?? "an injection") + agent + target
    }
  }
}

extension Glossary {
  /// The next step of a decision in brief; where questions come first, also the step as things stand.
  func step(of decision: Decision) -> String {
    words(decision.step, agent: decision.agent)
      + (decision.provisional.map { " (as things stand, \(words($0)))" } ?? "")
  }

  /// Where and when an injection is due, to follow its name; empty where that is not said.
  func words(_ details: Decision.Details?) -> String {
    guard let details else { return "" }
    let place = placeWords(details.side, details.levels)
    return (place.isEmpty ? "" : ", \(place)")
      + (details.earliest.map { ", not before \($0)" } ?? "")
  }
}

extension Double {
  /// A difference of probabilities in percentage points, with its sign.
  var points: String {
    let points = fixed(abs(self) * 100, 1)
    return points == "0.0" ? "0.0" : (self > 0 ? "+" : "-") + points
  }
}

extension Movement {
  /// The change in percentage points; `~` for less than the threshold.
  var points: String {
    guard let change else { return left == nil ? "new" : "gone" }
    if change == 0 { return "0.0" }
    return isSmall ? "~" : change.points
  }

  /// How its place changed, in words.
  var move: String {
    guard let left, let right else { return "" }
    if left.rank == right.rank { return "" }
    return left.rank > right.rank
      ? "up \(left.rank - right.rank)" : "down \(right.rank - left.rank)"
  }
}
