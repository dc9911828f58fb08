import DDXCore
public import DDXRanking

/// A plan as a physician reads it: the safety verdict, what it is worth, then the tree.
public struct PlanReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.plan/1"

  let glossary: Glossary
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - glossary: The words for what the plan names.
  ///   - style: How the page is laid out.
  public init(glossary: Glossary, style: PageStyle = .plain) {
    self.glossary = glossary
    self.style = style
  }

  /// The plan in words.
  public func text(_ plan: Plan) -> String {
    var page = TextPage(style)
    let rules = plan.rules.edition.map { "\(plan.rules.id)@\($0)" } ?? plan.rules.id
    let ahead = counted(plan.depth, "injection")
    page.line("\(plan.profile.id), planned under \(rules), \(ahead) ahead", .bold)
    page.line()
    let safety = TextReport(glossary: glossary, style: style)
    safety.writeSafety(plan.safety, above: "plan", to: &page)
    if case .stop = plan.root {
      page.heading(plan.heading)
    } else {
      writeNumbers(of: plan, to: &page)
      page.heading(plan.heading)
      for note in glossary.notes(on: plan) { page.paragraph(note, lead: "  ") }
      write(plan.root, of: plan, margin: "  ", to: &page)
    }
    safety.writeQuestions(plan.safety, to: &page)
    page.line()
    page.paragraph(TextReport.closing, .faint)
    return page.text
  }

  private func writeNumbers(of plan: Plan, to page: inout TextPage) {
    page.line()
    let rows = [
      ("injections expected", fixed(plan.expectedInjections, 2), ""),
      (
        "source confirmed", plan.probabilityConfirmed.percent,
        "the probability that a criterion will be met"
      ),
      (
        plan.isOfBenefit ? "net benefit" : "value",
        plan.isOfBenefit ? fixed(plan.value, 3) : "\(fixed(plan.value, 3)) bits",
        plan.isOfBenefit
          ? "the expected benefit of treatment, less harm and burden"
          : "information less burden, over the whole tree"
      ),
    ]
    for (name, value, note) in rows {
      page.paragraph(note, lead: "  " + name.padded(to: 20) + value.aligned(to: 10) + "   ")
    }
  }

  /// A step and what hangs on it; the first line begins with `margin`.
  private func write(
    _ step: Plan.Step, of plan: Plan, margin: String, to page: inout TextPage
  ) {
    guard case .procedure(let option, let branches) = step else {
      return write(glossary.words(step), lead: margin, margin: margin, to: &page)
    }
    let worth = plan.isOfBenefit ? "" : " (\(fixed(option.information, 2)) bits)"
    let words = "DO \(glossary.words(option))\(worth)"
    write(words, lead: margin, margin: margin + "│  ", to: &page)
    let advice = option.discuss.map { "discuss: \($0.advice)" }
    for line in advice { write(line, lead: margin + "│  ", margin: margin + "│  ", to: &page) }
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      write(
        branch, of: branches, in: plan, lead: margin + (isLast ? "└─ " : "├─ "),
        margin: margin + (isLast ? "   " : "│  "), to: &page)
    }
  }

  private func write(
    _ branch: Plan.Branch, of branches: [Plan.Branch], in plan: Plan, lead: String,
    margin: String, to page: inout TextPage
  ) {
    let result = glossary.result(branch.bands, of: branches)
    let head =
      "\(result) (\(branch.probability.percent)): "
      + glossary.words(leading: branch)
    if case .procedure = branch.step {
      write(head, lead: lead, margin: margin, to: &page)
      write(branch.step, of: plan, margin: margin, to: &page)
    } else {
      write("\(head) → \(glossary.words(branch.step))", lead: lead, margin: margin, to: &page)
    }
  }

  /// Words broken at spaces; the lines after the first begin with `margin` and two spaces.
  private func write(_ words: String, lead: String, margin: String, to page: inout TextPage) {
    let words = page.shown(words)
    let parts = TextPage.wrapped(words, to: page.width - max(lead.count, margin.count + 2))
    for (index, part) in parts.enumerated() {
      page.line((index == 0 ? lead : margin + "  ") + part)
    }
  }
}
