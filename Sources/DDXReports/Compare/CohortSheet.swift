import DDXComparison
import DDXCore
import DDXRanking

/// What changed for a cohort between two rankings of each patient, whatever made them, for every
/// report that counts patients.
struct CohortSheet {
  /// The counts.
  let summary: CohortSummary
  /// The names of the sides.
  let names: (left: String, right: String)
  /// Changes of a probability below it are small.
  let threshold: Double
  /// The words for the ids in the rankings.
  let glossary: Glossary

  /// Whether anything changes that a reader would act on.
  var changesAnything: Bool {
    summary.safetyChanged + summary.moved + summary.ordersChanged + summary.stepsChanged
      + summary.detailsChanged > 0
  }

  /// How many patients change in which way.
  var counts: [(name: String, count: Int)] {
    [
      ("another safety verdict", summary.safetyChanged),
      ("another first place", summary.firstPlacesChanged),
      ("another next step or agent", summary.stepsChanged),
      ("another agent", summary.agentsChanged),
      ("the same injection at another place or time", summary.detailsChanged),
      ("another order", summary.ordersChanged),
      ("a probability changed by \(fixed(threshold * 100, 1)) points or more", summary.moved),
    ]
  }

  /// The result, in one sentence.
  var closing: String {
    var parts = [
      "the first place of \(summary.firstPlacesChanged)",
      "the next step of \(summary.stepsChanged)",
    ]
    if summary.safetyChanged > 0 {
      parts.insert("the safety verdict of \(summary.safetyChanged)", at: 0)
    }
    if summary.detailsChanged > 0 {
      parts.append("place or time of the same injection of \(summary.detailsChanged)")
    }
    return "Moving from \(names.left) to \(names.right) changes \(listed(parts)) of "
      + "\(counted(summary.patients, "patient"))."
  }

  /// The mean agreement in words.
  var agreementWords: String {
    AgreementWords.words(
      overlap: summary.meanOverlap, persistence: RankBiasedOverlap.usualPersistence,
      tau: summary.meanTau)
  }

  /// One safety verdict, or two with an arrow, in words.
  func verdicts(_ left: Decision.Safety, _ right: Decision.Safety) -> String {
    change(left.heading, right.heading)
  }

  /// One source, or two with an arrow, in words.
  func sources(_ left: SourceID, _ right: SourceID) -> String {
    change(
      glossary.title(of: left).lowercasedFirst, glossary.title(of: right).lowercasedFirst)
  }

  /// One step, or two with an arrow, in words.
  func steps(_ left: CohortStep, _ right: CohortStep) -> String {
    change(words(left), words(right))
  }

  /// A step in words.
  func words(_ step: CohortStep) -> String { glossary.words(step.step, agent: step.agent) }
}
