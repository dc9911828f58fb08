import DDXCore
import DDXRanking

extension RankingPage {
  /// The blocks, and what the ranking makes of each.
  func blocks(of ranking: Ranking) -> PageSection? {
    guard !ranking.blocks.isEmpty else { return nil }
    let items = ranking.blocks.map { recorded in
      PageItem(
        text: "\(recorded.block.when): \(glossary.words(recorded.block))",
        details: recorded.unweighed.map { [$0.words.capitalisedFirst] }
          ?? effects(of: recorded.block, in: ranking))
    }
    return PageSection(id: "blocks", heading: "Blocks so far", parts: [.list(items)])
  }

  /// The effect of a block on each source that it bears on.
  private func effects(of block: DiagnosticBlock, in ranking: Ranking) -> [String] {
    ranking.candidates.compactMap { candidate in
      let rows = candidate.evidence.filter { row in
        switch row.kind {
        case .block(let one): one == block
        case .session(let blocks): blocks.contains(block)
        case .finding, .orderOfDurations, .interaction: false
        }
      }
      guard !rows.isEmpty else { return nil }
      let amount = rows.reduce(0) { $0 + $1.logOdds }
      let factor = LikelihoodRatio(clamping: exponential(amount)).factor
      return "\(candidate.title): odds \(factor)"
    }
  }

  /// What the protocol requires before a source counts as confirmed, and what has been met.
  func criteria(of ranking: Ranking, _ citations: CitationList) -> PageSection? {
    guard let criteria = ranking.recommendation?.criteria, !criteria.isEmpty else { return nil }
    let parts = criteria.flatMap { status -> [PagePart] in
      let title = glossary.title(of: status.criterion.source)
      let key =
        citations.reference(ofProtocol: status.criterion.citation).map { " [\($0.key)]" } ?? ""
      return [
        .heading("\(title): \(glossary.words(status))"),
        .remark(status.criterion.text + key), .list(checklist(status)),
      ]
    }
    return PageSection(id: "criteria", heading: "Criteria of the protocol", parts: parts)
  }

  private func checklist(_ status: CriterionStatus) -> [PageItem] {
    let seen = status.verdicts.map { block, verdict in
      PageItem(text: glossary.why(verdict, of: block, status), mark: verdict.mark)
    }
    let missing = glossary.missing(of: status)
    return seen + (missing.isEmpty ? [] : [PageItem(text: missing.capitalisedFirst, mark: .open)])
  }

  /// The next injections as a tree.
  func section(_ plan: Plan) -> PageSection? {
    guard plan.safety.verdict != .stop else { return nil }
    let expected = PagePart.facts([
      PageFact("Injections expected", fixed(plan.expectedInjections, 2)),
      PageFact("Chance of confirming a source", plan.probabilityConfirmed.percent),
    ])
    return PageSection(
      id: "plan", heading: "Plan, \(counted(plan.depth, "injection")) ahead",
      parts: [
        .paragraph(
          "Each outcome with its probability, the likeliest source after it, and what follows."),
        expected, .tree([tree(plan.root)]),
      ])
  }

  /// A step with what follows its outcomes.
  private func tree(_ step: Plan.Step) -> PageBranch {
    PageBranch(
      label: glossary.words(step).capitalisedFirst, details: discussed(before: step),
      branches: branches(of: step))
  }

  /// The outcomes of a step, each with what is known and done then.
  private func branches(of step: Plan.Step) -> [PageBranch] {
    guard case .procedure(_, let branches) = step else { return [] }
    return branches.map { branch in
      PageBranch(
        label: glossary.result(branch.bands, of: branches).capitalisedFirst,
        probability: branch.probability.percent,
        details: [
          "\(glossary.words(leading: branch).capitalisedFirst). Then: \(glossary.words(branch.step))"
        ] + discussed(before: branch.step), branches: self.branches(of: branch.step))
    }
  }

  private func discussed(before step: Plan.Step) -> [String] {
    guard case .procedure(let option, _) = step else { return [] }
    return option.discuss.map { "Discuss: \($0.advice)" }
  }
}

extension CriterionStatus.Verdict {
  /// Whether it counts for the criterion.
  fileprivate var mark: PageItem.Mark {
    switch self {
    case .positive: .done
    case .short, .movements: .failed
    case .discounted: .open
    }
  }
}
