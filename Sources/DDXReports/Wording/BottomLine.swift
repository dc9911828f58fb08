import DDXCore
import DDXRanking

/// What a ranking comes to, for a reader in a hurry: the warning signs, the likeliest source, the
/// next step, and what would change it.
struct BottomLine {
  private let ranking: Ranking
  private let glossary: Glossary

  init(_ ranking: Ranking, _ glossary: Glossary) {
    self.ranking = ranking
    self.glossary = glossary
  }

  /// The sentences, one after the other.
  var text: String { parts.map(\.text).joined(separator: " ") }

  /// The sentences, each with its name; a stop stands alone.
  var parts: [(name: String, text: String)] {
    let rest: [(String, String?)] =
      ranking.safety.verdict == .stop
      ? []
      : [
        ("Likeliest source", likeliest), ("Next step", step), ("What would change it", change),
      ]
    return [("Safety", verdict)] + rest.compactMap { name, text in text.map { (name, $0) } }
  }

  private var verdict: String {
    let safety = ranking.safety
    switch safety.verdict {
    case .clear: return safety.whatWasAsked
    case .notAssessed:
      return safety.notAsked.count == 1
        ? "One strong warning sign was not asked for: see the question below."
        : "\(safety.notAsked.count) strong warning signs were not asked for: see the questions below."
    case .discuss:
      let signs = safety.reasons.flatMap(\.signs).map(glossary.words)
      return "Discuss before any injection: \(listed(unique(signs)))."
    case .check:
      let tests = unique(safety.checks.map { $0.check ?? $0.advice })
      return (safety.holdsNeedle ? "No needle before a simple test: " : "A simple test first: ")
        + "\(listed(tests))."
    case .stop:
      let reasons = safety.reasons.filter { $0.verdict == .stop }
      return
        "No injection. Suspected: \(listed(unique(reasons.map(\.suspicion)))). "
        + unique(reasons.map { $0.wordedAdvice.capitalisedFirst }).joined(separator: ". ")
        + ". The ranking below is for information only."
    }
  }

  private var likeliest: String? {
    guard let first = ranking.candidates.first else { return nil }
    let second = ranking.candidates.dropFirst().first
    if let second, first.posttest.value - second.posttest.value < Self.close {
      let isByFrequency = ranking.candidates.allSatisfy(\.evidence.isEmpty)
      return (isByFrequency ? "By frequency alone, " : "")
        + "\(brief(first)) and \(brief(second)) are about equally likely."
    }
    var words = "Most likely: \(brief(first))"
    if let second, second.posttest.value >= Self.notable { words += ", then \(brief(second))" }
    return words + "."
  }

  /// A source with its place and its probability.
  private func brief(_ candidate: Candidate) -> String {
    let place = SiteSummary(of: candidate).words
    let words = candidate.title.lowercasedFirst + (place.isEmpty ? "" : ", \(place)")
    let suspect = candidate.rank == 1 ? candidate.notableSuspects.first : nil
    return "\(words) (\(candidate.posttest.percent)"
      + (suspect.map { "; \(TextReport.words($0))" } ?? "") + ")"
  }

  private var step: String? {
    if case .investigate(let suspects)? = Precedence(ranking), let first = suspects.first {
      let check = first.suspect.check.isEmpty ? first.suspect.advice : first.suspect.check
      return "Next: before any injection, look for \(first.suspect.title): \(check)."
    }
    guard let recommendation = ranking.recommendation else { return nil }
    let next = recommendation.isConditional ? "If those are absent, next: " : "Next: "
    switch recommendation.kind {
    case .stop: return nil
    case .procedure: return recommendation.option.map { "\(next)\(glossary.words($0))." }
    case .pathway: return recommendation.pathway.map { "\(next)\($0.title.lowercasedFirst)." }
    case .investigate:
      return ranking.safety.holdsNeedle ? nil : "\(next)look for another source."
    case .ask:
      return recommendation.questions.first.map {
        "\(next)ask, which costs nothing: \(glossary.words($0.subject))"
      }
    case .observe:
      return "No injection now: \(listed(recommendation.reasons.prefix(1).map(glossary.words)))."
    }
  }

  private var change: String? {
    guard Precedence(ranking) == nil, let recommendation = ranking.recommendation else {
      return nil
    }
    if recommendation.kind == .ask {
      let next: String? =
        recommendation.option.map(glossary.words) ?? recommendation.pathway?.title.lowercasedFirst
      return "As things stand: \(next ?? "no injection")."
    }
    if let target = recommendation.option?.target, let low = recommendation.outcomes.first,
      let high = recommendation.outcomes.last, recommendation.outcomes.count > 1,
      let less = low.posttest(of: target), let more = high.posttest(of: target)
    {
      let isPlain = !recommendation.outcomes.contains { $0.bands.contains(.partial) }
      let results =
        isPlain ? ("a negative result", "a positive one") : (low.bands.words, high.bands.words)
      return "\(results.0.capitalisedFirst) would leave the \(title(target)) at \(less.percent), "
        + "\(results.1) put it at \(more.percent)."
    }
    guard let open = recommendation.freeNext, open.information >= Self.worthAsking else {
      return nil
    }
    return "Most useful open question: \(glossary.question(of: open.code))"
  }

  private func title(_ source: SourceID) -> String {
    source == .other ? "other sources" : glossary.title(of: source).lowercasedFirst
  }

  private func unique(_ words: [String]) -> [String] {
    words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The difference below which two sources count as equally likely, in this sentence only.
  private static let close = 0.03
  /// The information in bits from which a question is worth a sentence here.
  private static let worthAsking = 0.01
  /// The probability from which a second source is named in this sentence.
  private static let notable = 0.25
}

extension Recommendation.Outcome {
  /// The post-test probability of a source after it.
  fileprivate func posttest(of source: SourceID) -> Probability? {
    posttests.first { $0.source == source }?.posttest
  }
}
