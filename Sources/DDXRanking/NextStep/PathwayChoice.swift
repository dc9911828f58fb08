import DDXCore

/// The treatment of a source whose criterion is met, and what forbids it.
struct PathwayChoice: Sendable {
  typealias Obstacle = Recommendation.Obstacle

  /// The first pathway that nothing forbids, or nil.
  let pathway: Pathway?
  /// The pathways before it, each with what forbids it.
  let barred: [(pathway: Pathway, obstacle: Obstacle)]
  /// What may forbid the chosen pathway.
  let doubts: [Obstacle]

  /// Chooses among the pathways of a source that these blocks confirmed.
  ///
  /// The profile holds what its findings imply: a fusion to the sacrum is a fusion at L5-S1.
  init(
    _ pathways: [Pathway], for profile: ClinicalProfile, confirmedBy blocks: [DiagnosticBlock],
    vocabulary: Vocabulary
  ) {
    var barred: [(pathway: Pathway, obstacle: Obstacle)] = []
    for pathway in pathways where pathway.condition == .confirmed {
      let verdicts = Self.obstacles(to: pathway, for: profile, vocabulary).map { found in
        // Of several fusions the one where the blocks were given is to be named.
        let subject =
          if case .finding(let finding) = found.obstacle {
            profile.with(findings: [finding], digest: profile.digest)
          } else { profile }
        let verdict = found.rule.verdict(on: subject, confirmedBy: blocks)
        guard found.excludes, verdict == .possible, case .stated(let advice) = found.obstacle
        else { return (obstacle: found.obstacle, verdict: verdict) }
        return (
          obstacle: .possible(advice), verdict: .holds
        )
      }
      if let obstacle = verdicts.first(where: { $0.verdict == .holds })?.obstacle {
        barred.append((pathway, obstacle))
        continue
      }
      self.pathway = pathway
      self.barred = barred
      doubts = verdicts.filter { $0.verdict == .possible }.map(\.obstacle)
      return
    }
    self.pathway = nil
    self.barred = barred
    doubts = []
  }

  /// What is held against a pathway.
  private struct Found {
    let obstacle: Obstacle
    let rule: Pathway.Contraindication
    /// Whether it forbids the treatment even where it is only possible, as it forbids an injection.
    let excludes: Bool
  }

  /// What the evidence and the vocabulary hold against a pathway; of two that name one sign, the
  /// evidence speaks.
  private static func obstacles(
    to pathway: Pathway, for profile: ClinicalProfile, _ vocabulary: Vocabulary
  ) -> [Found] {
    var found = pathway.contraindications.map {
      Found(obstacle: .stated($0.reason), rule: $0, excludes: false)
    }
    let signs = Set(pathway.contraindications.map(\.sign))
    for finding in profile.findings where !signs.contains(.finding(finding.code)) {
      let bars = vocabulary.finding(finding.code)?.bars ?? []
      found += bars.filter { $0.pathway == pathway.id }.map { bar in
        Found(
          obstacle: .finding(finding),
          rule: Pathway.Contraindication(
            sign: .finding(finding.code), matchesSide: bar.matchesSide,
            matchesLevel: bar.matchesLevel, reason: ""),
          excludes: false)
      }
    }
    for rule in vocabulary.contraindications where rule.pathways.contains(pathway.id) {
      found += rule.triggers.filter { !signs.contains($0) }.map { sign in
        Found(
          obstacle: .stated(rule.advice),
          rule: Pathway.Contraindication(sign: sign, reason: rule.advice),
          excludes: rule.verdict == .exclude)
      }
    }
    return found
  }

  /// What closes levels to the first treatment of a source, such as their fusion; nil if nothing does.
  static func closure(
    _ pathways: [Pathway], for profile: ClinicalProfile, _ vocabulary: Vocabulary
  ) -> (pathway: Pathway, findings: [Finding])? {
    guard let first = pathways.first(where: { $0.condition == .confirmed }) else { return nil }
    let signs = obstacles(to: first, for: profile, vocabulary)
      .filter { $0.rule.matchesLevel }.map { $0.rule.sign }
    let found = profile.findings.filter { finding in
      finding.level != nil && finding.state.probability.value > 0.5
        && signs.contains(.finding(finding.code))
    }
    return found.isEmpty ? nil : (first, found)
  }

  /// Why pathways are refused, and the cautions about the chosen one.
  func reasons(for source: SourceID) -> [Recommendation.Reason] {
    barred.map { .pathwayBarred(source, pathway: $0.pathway.title, obstacle: $0.obstacle) }
      + doubts.map { .pathwayDoubtful(source, obstacle: $0) }
  }
}
