import DDXComparison
import DDXCore
import DDXRanking

/// What changed for one patient between two rankings, whatever made them: the table, the answers
/// and the agreement, for every report that compares.
struct ChangeSheet {
  /// What the sides are called.
  let names: (left: String, right: String)
  /// What it came to on the left.
  let left: Decision
  /// What it came to on the right.
  let right: Decision
  /// Every source with its place on each side.
  let movements: [Movement]
  /// How far the two orders agree.
  let agreement: Agreement
  /// Whether anything a reader would act on is another.
  let changesAnything: Bool
  /// Changes of a probability below it are small.
  let threshold: Double
  /// The words for what the rankings name.
  let glossary: Glossary
  /// The sources in the words of their modules, where those are at hand.
  let titles: [SourceID: String]

  /// A source in words.
  func title(_ source: SourceID) -> String { titles[source] ?? glossary.title(of: source) }

  /// Whether another source is in the first place.
  var changesFirstPlace: Bool { left.first != right.first }

  /// Whether the next step, or the agent for it, is another.
  var changesStep: Bool { left.step != right.step || left.agent != right.agent }

  /// The threshold in percentage points.
  var limit: String { fixed(threshold * 100, 1) }

  /// What came of it, in one sentence.
  var closing: String {
    if !changesAnything {
      return "Moving from \(names.left) to \(names.right) changes nothing for this patient by "
        + "\(limit) points or more."
    }
    let first = title(right.first)
    let place =
      changesFirstPlace
      ? "\(first.lowercasedFirst) takes the first place from \(title(left.first).lowercasedFirst)"
      : "\(first.lowercasedFirst) stays first"
    let step = changesStep ? "the next step changes" : "the next step stays the same"
    return "Moving from \(names.left) to \(names.right), \(place) and \(step)."
  }

  /// The agreement in words.
  var agreementWords: String {
    AgreementWords.words(
      overlap: agreement.overlap.value, persistence: agreement.overlap.persistence,
      tau: agreement.tau.value)
  }

  /// The next step on each side, with its agent.
  var steps: (left: String, right: String) {
    (
      glossary.words(left.step, agent: left.agent), glossary.words(right.step, agent: right.agent)
    )
  }
}

/// How far two orders agree, in words.
enum AgreementWords {
  /// Rank-biased overlap and Kendall tau-b; a dash where there is none.
  static func words(overlap: Double?, persistence: Double, tau: Double?) -> String {
    "rank-biased overlap \(overlap.map { fixed($0, 2) } ?? "-") (p = \(fixed(persistence, 1))), "
      + "Kendall tau-b \(tau.map { fixed($0, 2) } ?? "-")"
  }
}

/// Both sides of a change, or the one that both share.
func change(_ left: String, _ right: String) -> String {
  left == right ? left : "\(left) → \(right)"
}
