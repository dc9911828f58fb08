import DDXCore
package import DDXRanking

/// What `ddx` advises under an edition, followed to the letter.
package struct EditionPolicy: Policy {
  /// Whether free questions come before a needle.
  package enum Asking: String, CaseIterable, Sendable {
    /// As the edition says.
    case asStated = "as-stated"
    /// What is worth asking, also where the edition does not ask first.
    case always = "ask"
    /// Never, whatever the edition says.
    case never = "no-ask"
  }

  package let name: String
  package let title: String
  private let ranker: Ranker
  private let asking: Asking

  /// Creates a policy.
  package init(_ ranker: Ranker, asking: Asking = .asStated) {
    let edition = ranker.protocolInForce.name
    self.ranker = ranker
    self.asking = asking
    switch asking {
    case .asStated: (name, title) = (edition, edition)
    case .always: (name, title) = ("\(edition):ask", "\(edition), asking first in any case")
    case .never: (name, title) = ("\(edition):no-ask", "\(edition), without asking")
    }
  }

  package func care(for patient: VirtualPatient, at desk: Desk) -> any Care {
    EditionCare(consulting: Consulting(ranker, at: desk), asking: asking)
  }
}

/// The care of one patient as an edition advises.
struct EditionCare: Care {
  var consulting: Consulting
  let asking: EditionPolicy.Asking
  /// How many more questions may be asked: no patient is asked more than twelve.
  var rest = 12
  private(set) var standings: [Standing] = []

  init(consulting: Consulting, asking: EditionPolicy.Asking) {
    self.consulting = consulting
    self.asking = asking
  }

  mutating func next(_ profile: ClinicalProfile) throws(RankingError) -> PolicyStep {
    let advice = try consulting.advice(on: profile, asks: asking != .never && rest > 0)
    standings = advice.standings
    guard let recommendation = advice.recommendation else { return .end(.observe) }
    if let code = question(advice) {
      rest -= 1
      return .ask([code])
    }
    switch recommendation.provisional ?? recommendation.kind {
    case .stop: return .end(.stop)
    case .investigate: return .end(.investigate)
    case .observe, .ask: return .end(.observe)
    case .pathway: return recommendation.treatment ?? .end(.observe)
    case .procedure: return recommendation.option?.step ?? .end(.observe)
    }
  }

  /// The one question that is asked now, if one is: what it brings may make the others needless.
  private func question(_ advice: Advice) -> FindingCode? {
    guard rest > 0, let recommendation = advice.recommendation else { return nil }
    let asksNow =
      switch asking {
      case .never: false
      case .asStated: recommendation.kind == .ask
      case .always: true
      }
    guard asksNow else { return nil }
    return recommendation.questions.lazy.compactMap { question in
      if case .finding(let code) = question.subject { code } else { nil }
    }.first
  }
}

extension Recommendation {
  /// The treatment that is recommended, with the blocks that confirmed its source.
  var treatment: PolicyStep? {
    guard let target else { return nil }
    let status = criteria.first { $0.criterion.source == target }
    return .treat(target, confirmedBy: status?.positives ?? [])
  }
}

extension Recommendation.Option {
  /// The injection, as a step.
  var step: PolicyStep {
    .inject(
      Injection(procedure: procedure, target: target, side: side, levels: levels, agent: agent),
      notBefore: earliest)
  }
}
