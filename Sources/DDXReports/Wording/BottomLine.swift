import DDXCore
import DDXRanking

/// A ranking in four sentences: what safety asks for, the likeliest source, the step, and what would
/// change it.
struct BottomLine {
  /// What comes before anything else.
  let safety: String
  /// The likeliest source, and the next one.
  let source: String
  /// What to do.
  let step: String
  /// What would change source or step; nil where nothing recorded says so.
  let change: String?

  init(_ ranking: Ranking, glossary: Glossary) {
    safety = glossary.safetyInBrief(ranking.safety)
    source = glossary.likeliest(in: ranking)
    step = glossary.stepInBrief(ranking)
    change = glossary.whatWouldChange(ranking)
  }

  /// All of it, each with its name.
  var parts: [(name: String, text: String)] {
    [("Safety", safety), ("Likeliest source", source), ("Next step", step)]
      + (change.map { [("What would change it", $0)] } ?? [])
  }
}

extension Glossary {
  /// The verdict in a sentence or two.
  func safetyInBrief(_ safety: SafetyVerdict) -> String {
    let suspicions = listed(unique(safety.reasons.map(\.suspicion)))
    switch safety.verdict {
    case .clear: return "No warning sign among those that were asked for."
    case .notAssessed:
      let count = counted(safety.notAsked.count, "warning sign")
      return "\(count) not recorded: what follows holds only if they are absent."
    case .discuss:
      return "Before any injection, talk about: "
        + "\(listed(unique(safety.reasons.map(\.wordedAdvice))))."
    case .check:
      let tests = listed(unique(safety.checks.map { $0.check ?? $0.advice }))
      return "\(safety.holdsNeedle ? "Before any needle" : "First"): \(tests) "
        + "(\(listed(unique(safety.checks.map(\.suspicion)))))."
    case .stop:
      let urgency = safety.urgency == .urgent ? "Stop, urgent" : "Stop, and investigate first"
      return
        "\(urgency): \(suspicions). \(listed(unique(safety.reasons.filter { $0.verdict == .stop }.map(\.wordedAdvice))).capitalisedFirst)."
    }
  }

  /// The likeliest source with its place and probability, and the one after it.
  func likeliest(in ranking: Ranking) -> String {
    guard let first = ranking.candidates.first else { return "No source was assessed." }
    var words = "\(named(first)): \(first.posttest.percent)"
    words += " (\(first.pretest.percent) before the findings)"
    if first.source == .other, let suspect = first.notableSuspects.first {
      words += ", above all \(suspect.suspect.title)"
      if let probability = suspect.posttest { words += " (\(probability.percent))" }
    }
    guard ranking.candidates.count > 1 else { return words + "." }
    let second = ranking.candidates[1]
    return "\(words). Next: \(named(second).lowercasedFirst), \(second.posttest.percent)."
  }

  /// A source with its likeliest place.
  func named(_ candidate: Candidate) -> String {
    let place = SiteSummary(of: candidate).words
    return place.isEmpty ? candidate.title : "\(candidate.title), \(place)"
  }

  /// What to do, in a sentence.
  func stepInBrief(_ ranking: Ranking) -> String {
    if ranking.safety.verdict == .stop { return "No injection until that has been settled." }
    if case .investigate(let suspects)? = Precedence(ranking) {
      return "Look for \(listed(suspects.map(\.suspect.title))) before any injection."
    }
    guard let recommendation = ranking.recommendation else {
      return "This edition has no rules for a next step."
    }
    let condition = recommendation.isConditional ? " Only if the warning signs are absent." : ""
    if let option = recommendation.option {
      return "\(words(option).capitalisedFirst).\(condition)"
    }
    if let pathway = recommendation.pathway {
      let success = recommendation.success.map {
        " \(Probability(clamping: $0.value.value).percent) succeed: \($0.text)."
      }
      return "\(pathway.title.capitalisedFirst).\(success ?? "")\(condition)"
    }
    let reasons = recommendation.reasons.map(words)
    let what = recommendation.heading.split(separator: ": ", maxSplits: 1).last.map(String.init)
    return "\((what ?? recommendation.heading).capitalisedFirst)"
      + (reasons.isEmpty ? "." : ": \(listed(reasons)).")
  }

  /// What would change the likeliest source or the step: an answer that costs nothing, or an outcome of
  /// the step.
  func whatWouldChange(_ ranking: Ranking) -> String? {
    guard ranking.safety.verdict != .stop, let recommendation = ranking.recommendation else {
      return nil
    }
    var sentences: [String] = []
    if let question = recommendation.freeNext {
      sentences.append("Ask first, which costs nothing: \(self.question(of: question.code))")
    }
    let isPlain = !recommendation.outcomes.contains { $0.bands.contains(.partial) }
    let first = ranking.candidates.first?.source
    let turns = recommendation.outcomes.filter { $0.posttests.first?.source != first }
    for outcome in turns {
      guard let leading = outcome.posttests.first else { continue }
      let result =
        isPlain
        ? (outcome.bands == [.full] ? "a positive result" : "a negative result")
        : outcome.bands.words
      sentences.append(
        """
        After \(result) (probability \(outcome.probability.percent)) \
        \(title(of: leading.source).lowercasedFirst) would come first, at \
        \(leading.posttest.percent).
        """)
    }
    if turns.isEmpty, let least = recommendation.outcomes.first,
      let standing = least.posttests.first
    {
      let result = isPlain ? "a negative result" : least.bands.words
      let next = least.next.map { ", and the step after it: \(words($0))" } ?? ""
      sentences.append(
        """
        After \(result) (probability \(least.probability.percent)) \
        \(title(of: standing.source).lowercasedFirst) would be at \(standing.posttest.percent)\
        \(next).
        """)
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
