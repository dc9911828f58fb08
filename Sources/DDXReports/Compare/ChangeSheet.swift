import DDXComparison
import DDXCore
import DDXRanking

/// What changed for one patient between two rankings, whatever made them: the table, the answers
/// and the agreement, for every report that compares.
struct ChangeSheet {
  /// The names of the sides.
  let names: (left: String, right: String)
  /// Whether the names are those of editions, and not only of the sides.
  var isNamed = true
  /// The result on the left.
  let left: Decision
  /// The result on the right.
  let right: Decision
  /// Every source with its place on each side.
  let movements: [Movement]
  /// How far the two orders agree.
  let agreement: Agreement
  /// Whether anything a reader would act on is another.
  let changesAnything: Bool
  /// Changes of a probability below it are small.
  let threshold: Double
  /// The words for the ids in the rankings.
  let glossary: Glossary
  /// The sources in the words of their modules, where those are at hand.
  let titles: [SourceID: String]

  /// A source in words.
  func title(_ source: SourceID) -> String { titles[source] ?? glossary.title(of: source) }

  /// The differences between the sides.
  var changes: Changes { Changes(left, right) }

  /// The threshold in percentage points.
  var limit: String { fixed(threshold * 100, 1) }

  /// The result, in one sentence.
  var closing: String {
    let move =
      isNamed
      ? "Moving from \(names.left) to \(names.right)" : "From the first to the second saved ranking"
    if !changesAnything {
      return isNamed
        ? "\(move) changes nothing for this patient by as much as \(limit) points."
        : "\(move), nothing changes by as much as \(limit) points."
    }
    let first = title(right.first)
    let place =
      changes.firstPlace
      ? "\(first.lowercasedFirst) takes the first place from \(title(left.first).lowercasedFirst)"
      : "\(first.lowercasedFirst) stays first"
    let step =
      changes.stepOrAgent
      ? "the next step changes"
      : changes.details
        ? "the next step is \(sameStep)" : "the next step stays the same"
    let safety = changes.safety ? ["the safety verdict changes"] : []
    return "\(move), \(listed(safety + [place, step]))."
  }

  /// The safety verdict in words: one for both sides, or one for each.
  var safety: [String] {
    if !changes.safety { return ["\(left.safety.heading), \(isNamed ? "under" : "in") both"] }
    return [
      "\(left.safety.heading), \(isNamed ? "under \(names.left)" : "in the first saved ranking")",
      "\(right.safety.heading), \(isNamed ? "under \(names.right)" : "in the second")",
    ]
  }

  /// How the next step changes, in brief.
  var stepChange: String {
    changes.stepOrAgent ? "changes" : changes.details ? sameStep : "the same"
  }

  /// The same injection, with what of its details differs.
  private var sameStep: String {
    var parts: [String] = []
    if left.details?.side != right.details?.side { parts.append("on another side") }
    if left.details?.levels != right.details?.levels { parts.append("at other levels") }
    if left.details?.earliest != right.details?.earliest {
      parts.append(
        right.details?.earliest.map { "not before \($0)" } ?? "without a waiting time")
    }
    return "the same injection, " + listed(parts)
  }

  /// The agreement in words.
  var agreementWords: String {
    AgreementWords.words(
      overlap: agreement.overlap.value, persistence: agreement.overlap.persistence,
      tau: agreement.tau.value)
  }

  /// The next step on each side, with its agent; with its details where only those differ.
  var steps: (left: String, right: String) {
    func words(_ decision: Decision) -> String {
      glossary.step(of: decision)
        + (changes.details ? glossary.words(decision.details) : "")
    }
    return (words(left), words(right))
  }
}

/// How far two orders agree, in words.
enum AgreementWords {
  /// Rank-biased overlap and Kendall tau-b; a dash if there is none.
  static func words(overlap: Double?, persistence: Double, tau: Double?) -> String {
    "rank-biased overlap \(overlap.map { fixed($0, 2) } ?? "-") (p = \(fixed(persistence, 1))), "
      + "Kendall tau-b \(tau.map { fixed($0, 2) } ?? "-")"
  }
}

/// Both sides of a change, or the one that both share.
func change(_ left: String, _ right: String) -> String {
  left == right ? left : "\(left) → \(right)"
}
