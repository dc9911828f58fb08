internal import DDXCore
package import DDXRanking

extension Glossary {
  /// What each outcome of the step would mean, one line each: its probability, the two likeliest sources
  /// after it, and what follows.
  package func outcomes(of recommendation: Recommendation) -> [String] {
    // A plain test has no partial relief, only a negative and a positive result.
    let isPlain = !recommendation.outcomes.contains { $0.bands.contains(.partial) }
    return recommendation.outcomes.map { outcome in
      let result =
        isPlain ? (outcome.bands == [.full] ? "positive" : "negative") : outcome.bands.words
      let sources = outcome.posttests.prefix(2).map {
        "\(title(of: $0.source).lowercasedFirst) \($0.posttest.percent)"
      }
      let then = outcome.next.map { "; then \(words($0))" } ?? ""
      return "\(result.capitalisedFirst) (\(outcome.probability.percent)): "
        + "\(listed(sources))\(then)"
    }
  }
}
