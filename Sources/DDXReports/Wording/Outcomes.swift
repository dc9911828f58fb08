internal import DDXCore
package import DDXRanking

extension Glossary {
  /// What each outcome of the step would mean, one line each: its probability, the two likeliest sources
  /// after it, and what follows; nothing without a step.
  package func outcomes(of recommendation: Recommendation?) -> [String] {
    guard let recommendation else { return [] }
    return recommendation.outcomes.map { outcome in
      let sources = outcome.posttests.prefix(2).map {
        "\(title(of: $0.source).lowercasedFirst) \($0.posttest.percent)"
      }
      let then = outcome.next.map { "; then \(words($0))" } ?? ""
      return "\(recommendation.result(outcome).capitalisedFirst) (\(outcome.probability.percent)): "
        + "\(listed(sources))\(then)"
    }
  }
}

extension Recommendation {
  /// Whether the step has only a negative and a positive result, as a plain test without partial relief.
  var isPlainTest: Bool { !outcomes.contains { $0.bands.contains(.partial) } }

  /// The result that an outcome is, such as `positive` or `relief below 50 %`.
  func result(_ outcome: Outcome) -> String {
    isPlainTest ? (outcome.bands == [.full] ? "positive" : "negative") : outcome.bands.words
  }
}
