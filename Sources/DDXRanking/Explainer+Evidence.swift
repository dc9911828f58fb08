import DDXCore
import DDXInference

extension Explainer {
  /// The total of a source's own evidence, without explaining away.
  struct OwnEvidence {
    /// The effect of each finding and block, and their overlap.
    let rows: [EvidenceRow]
    /// P(source | its own evidence).
    let alone: Double
  }

  /// The total of the evidence of a source.
  ///
  /// Site by site its ratios multiply, and each row is what leaving it out takes away. In log-odds all
  /// rows add up to ``OwnEvidence/alone``.
  func evidence(of index: Int) -> OwnEvidence {
    let own = zip(assembly.nodes, answers).filter {
      $0.0.citations[assembly.sources[index].id] != nil
    }
    let blocks = blockRatios(index)
    let products = SiteProducts(
      shares: assembly.sites[index].map(\.share),
      factors: own.map { ratios($0.1.whole, index) } + (blocks.map { [$0.whole] } ?? []))
    var rows: [(order: Int, row: EvidenceRow)] = []
    for (factor, (node, answers)) in own.enumerated() {
      let citation = node.citations[assembly.sources[index].id]
      let whole = products.worth(of: factor, leaving: nil)
      var explained = 0.0
      for (record, finding) in node.records.enumerated() {
        let worth =
          answers.without.isEmpty
          ? whole : products.worth(of: factor, leaving: ratios(answers.without[record], index))
        explained += worth
        rows.append(
          (
            order(of: finding),
            EvidenceRow(
              kind: .finding(finding), logOdds: worth, group: node.group?.id, citation: citation)
          ))
      }
      if node.records.count > 1 {
        let last = node.records.map(order).max() ?? 0
        rows.append(
          (
            last,
            EvidenceRow(
              kind: .interaction(group: node.family), logOdds: whole - explained,
              group: node.group?.id, citation: nil)
          ))
      }
    }
    var sorted = rows.enumerated().sorted { left, right in
      (left.element.order, left.offset) < (right.element.order, right.offset)
    }.map(\.element.row)
    if let blocks {
      sorted += blockRows(blocks) { products.worth(of: own.count, leaving: $0) }
    }
    let pretest = assembly.network.prior.marginals[index]
    let odds = pretest / (1 - pretest) * products.whole
    return OwnEvidence(
      rows: completed(sorted, whole: products.whole), alone: odds.isFinite ? odds / (1 + odds) : 1)
  }

  /// P(observation | source at each of its sites) / P(observation | not the source).
  private func ratios(_ answer: SingleEvidence.Answer, _ index: Int) -> [Double] {
    let without = answer.probability(without: index)
    return answer.probabilities(with: index).map { $0 / without }
  }

  /// The rows, with the remainder of the whole: the joint statement about the site.
  private func completed(_ rows: [EvidenceRow], whole: Double) -> [EvidenceRow] {
    guard whole > 0, whole.isFinite else { return rows }
    let rest = logarithm(whole) - rows.reduce(0) { $0 + $1.logOdds }
    guard abs(rest) > 1e-9 else { return rows }
    return rows + [
      EvidenceRow(kind: .interaction(group: "site"), logOdds: rest, group: nil, citation: nil)
    ]
  }

  private func order(of finding: Finding) -> Int {
    let findings = workup.profile.findings
    return findings.firstIndex { $0.isSameEntry(as: finding) } ?? findings.count
  }
}

/// The ratios of several pieces of evidence, multiplied within each site and then added up over the
/// sites.
private struct SiteProducts {
  /// For each factor, the product of the shares with all the others, site by site.
  private let others: [[Double]]
  /// P(evidence | source) / P(evidence | not the source).
  let whole: Double

  init(shares: [Double], factors: [[Double]]) {
    var before = [shares]
    for factor in factors { before.append(zip(before[before.count - 1], factor).map(*)) }
    var others = Array(before.dropLast())
    var after = [Double](repeating: 1, count: shares.count)
    for index in factors.indices.reversed() {
      others[index] = zip(others[index], after).map(*)
      after = zip(after, factors[index]).map(*)
    }
    self.others = others
    whole = before[before.count - 1].reduce(0, +)
  }

  /// The logarithm of the whole over what it is with something less of one factor, or with nothing of
  /// it.
  func worth(of factor: Int, leaving ratios: [Double]?) -> Double {
    let left =
      ratios.map { zip(others[factor], $0).reduce(0) { $0 + $1.0 * $1.1 } }
      ?? others[factor].reduce(0, +)
    return logarithm(whole / left)
  }
}

/// The evidence of one node by itself: with all records, and with each left out.
struct NodeAnswers {
  let whole: SingleEvidence.Answer
  let without: [SingleEvidence.Answer]

  init(to node: RecordedNode, single: SingleEvidence) {
    whole = single.answer(to: node.observation)
    // Without its only record a node says nothing.
    without =
      node.records.count > 1
      ? node.records.indices.map { single.answer(to: node.without($0)) } : []
  }
}

extension EvidenceRow {
  init(kind: Kind, logOdds: Double, group: String?, citation: CitationID?) {
    self.init(
      kind: kind, ratio: LikelihoodRatio(clamping: exponential(logOdds)), logOdds: logOdds,
      group: group, citation: citation)
  }
}
