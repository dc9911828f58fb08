import DDXCore
package import DDXRanking

/// A ranking for a reader in a hurry: the warning signs, the likeliest source, the next step, and
/// what would settle it.
package struct BottomLine {
  /// The safety verdict, which comes before anything else.
  package let safety: String
  /// The likeliest source, and the next one where it may well hurt too.
  package let source: String
  /// What to do.
  package let step: String
  /// How sure that is; nil where the numbers were not drawn.
  let sureness: String?
  /// The question or the block that would settle it; nil where there is none.
  let change: String?
  /// What to do, above a page that lists the questions.
  private let stepAbove: String
  private let isStopped: Bool

  /// Sums up a ranking.
  package init(_ ranking: Ranking, glossary: Glossary) {
    isStopped = ranking.safety.verdict == .stop
    safety = glossary.safetyInBrief(ranking.safety)
    source = glossary.likeliest(in: ranking)
    step = glossary.stepInBrief(ranking)
    sureness = isStopped ? nil : glossary.howSure(ranking)
    stepAbove = glossary.stepInBrief(ranking, listsQuestions: false)
    change = isStopped ? nil : glossary.whatWouldChange(ranking)
  }

  /// All of it, each with its name.
  var parts: [(name: String, text: String)] {
    [("Safety", safety), ("Likeliest source", source), ("Next step", step)]
      + (sureness.map { [("How sure", $0)] } ?? [])
      + (change.map { [("What would settle it", $0)] } ?? [])
  }

  /// All of it in one paragraph, above the page; under a stop only what to do.
  var brief: String {
    if isStopped { return "\(safety) \(step) The ranking below is only for information." }
    return "\(safety) Most likely: \(source.lowercasedFirst) Next: \(stepAbove.lowercasedFirst)"
  }
}

extension Glossary {
  /// The verdict in a sentence or two.
  func safetyInBrief(_ safety: SafetyVerdict) -> String {
    switch safety.verdict {
    case .clear: return safety.whatWasAsked
    case .notAssessed:
      return safety.notAsked.count == 1
        ? "1 strong warning sign is not recorded; what follows holds only if it is absent."
        : "\(safety.notAsked.count) strong warning signs are not recorded; what follows holds only if "
          + "all are absent."
    case .discuss:
      let subjects = safety.reasons.flatMap { reason in
        reason.signs.isEmpty ? [reason.suspicion] : reason.signs.map { words($0) }
      }
      return "Discuss before any injection: \(listed(subjects.withoutRepeats))."
    case .check:
      let tests = safety.checks.map { $0.check ?? $0.advice }.withoutRepeats
      return (safety.holdsNeedle ? "No needle until this is checked: " : "Check first: ")
        + "\(listed(tests))."
    case .stop:
      let reasons = safety.reasons.filter { $0.verdict == .stop }
      return "Suspected: \(listed(reasons.map(\.suspicion).withoutRepeats)). "
        + reasons.map { $0.wordedAdvice.capitalisedFirst }.withoutRepeats.joined(separator: ". ")
        + "."
    }
  }

  /// The likeliest source with its place and probability, and the one after it.
  func likeliest(in ranking: Ranking) -> String {
    guard let first = ranking.candidates.first else { return "No source was assessed." }
    let second = ranking.candidates.dropFirst().first
    if let second, first.posttest.value - second.posttest.value < Self.close {
      let isByFrequency = ranking.candidates.allSatisfy(\.evidence.isEmpty)
      return "\(brief(first, in: ranking)) and \(brief(second, in: ranking).lowercasedFirst), "
        + "about equally likely" + (isByFrequency ? ", judged by prevalence alone." : ".")
    }
    guard let second, second.posttest.value >= Self.notable else {
      return brief(first, in: ranking) + "."
    }
    return "\(brief(first, in: ranking)), then \(brief(second, in: ranking).lowercasedFirst)."

  }

  /// A source with its likeliest place.
  func named(_ candidate: Candidate) -> String {
    let place = SiteSummary(of: candidate).words
    return place.isEmpty ? candidate.title : "\(candidate.title), \(place)"
  }

  /// A source with its place and its probability, and of another source what it probably is.
  private func brief(_ candidate: Candidate, in ranking: Ranking) -> String {
    let suspect = candidate.rank == 1 ? candidate.notableSuspects.first : nil
    let interval = ranking.certainty?.source(candidate.source)?.interval
    return "\(named(candidate)) (\(candidate.posttest.percent)"
      + (interval.map { ", interval \($0)" } ?? "")
      + (suspect.map { "; \(TextReport.words($0))" } ?? "") + ")"
  }

  /// What to do, in a sentence or two; of questions the first, or only how many there are.
  func stepInBrief(_ ranking: Ranking, listsQuestions: Bool = true) -> String {
    if ranking.safety.verdict == .stop { return "No injection until this is settled." }
    if case .investigate(let suspects)? = Precedence(ranking), let first = suspects.first {
      let check = first.suspect.check.isEmpty ? first.suspect.advice : first.suspect.check
      return "Before any injection, look for \(first.suspect.title): \(check)."
    }
    guard let recommendation = ranking.recommendation else {
      return "The protocol has no rules for a next step."
    }
    switch recommendation.kind {
    case .stop: return "No injection."
    case .procedure:
      return (recommendation.option.map(words) ?? "an injection").capitalisedFirst + "."
    case .pathway: return (treatment(in: recommendation) ?? "treatment").capitalisedFirst + "."
    case .investigate:
      return ranking.safety.holdsNeedle ? "That check." : "Look for another source."
    case .ask:
      let count = recommendation.questions.count
      let asked =
        listsQuestions
        ? recommendation.questions.first.map { "Ask first: \(words($0.subject))" } ?? "Ask first."
        : "Ask first (\(counted(count, "question")) below)."
      let next = recommendation.option.map(words) ?? treatment(in: recommendation)?.lowercasedFirst
      return "\(asked) As things stand, the step is: \(next ?? "no injection")."
    case .observe:
      return "No injection for now: \(listed(recommendation.reasons.prefix(1).map(words)))."
    }
  }

  /// What would settle the likeliest source or the step: the result of the injection, or the answer
  /// to a question.
  func whatWouldChange(_ ranking: Ranking) -> String? {
    guard Precedence(ranking) == nil, let recommendation = ranking.recommendation else {
      return nil
    }
    if recommendation.kind == .ask { return nil }
    if let target = recommendation.option?.target, let low = recommendation.outcomes.first,
      let high = recommendation.outcomes.last, recommendation.outcomes.count > 1,
      let less = low.posttest(of: target), let more = high.posttest(of: target)
    {
      let isPlain = !recommendation.outcomes.contains { $0.bands.contains(.partial) }
      let results =
        isPlain ? ("a negative result", "a positive one") : (low.bands.words, high.bands.words)
      return "\(results.0.capitalisedFirst) would leave \(phrase(of: target)) at \(less.percent), "
        + "\(results.1) would put it at \(more.percent)."
    }
    return recommendation.questions.first.map {
      "Most useful open question: \(words($0.subject))"
    }
  }

  /// The difference below which two sources count as equally likely, in these sentences only.
  private static let close = 0.03
  /// The probability from which a second source is named here.
  private static let notable = 0.25
}

extension Recommendation.Outcome {
  /// The post-test probability of a source after it.
  fileprivate func posttest(of source: SourceID) -> Probability? {
    posttests.first { $0.source == source }?.posttest
  }
}
