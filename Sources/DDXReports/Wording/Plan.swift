import DDXCore
import DDXRanking

extension Glossary {
  /// The end of a branch in words.
  func words(_ step: Plan.Step) -> String {
    switch step {
    case .procedure(let option, _): words(option)
    case .confirmed(let source, let pathway):
      """
      \(phrase(of: source)) is confirmed: \(title(ofPathway: pathway).lowercasedFirst)
      """
    case .relieved(let source):
      "the relief is lasting: nothing further for \(phrase(of: source))"
    case .investigate: "look for another source"
    case .stop: "stop: see the safety verdict"
    case .observe: "no further injection"
    case .horizon: "the plan ends here"
    }
  }

  /// How the plan differs from the ranking: questions that come first, and why it begins differently.
  func notes(on plan: Plan) -> [String] {
    var notes: [String] = []
    if plan.asksFirst {
      notes.append("First ask the questions of `ddx rank`: the answers may change the plan.")
    }
    if !plan.beginsAsRanked {
      notes.append(
        """
        `ddx rank` proposes \(words(plan.ranked).lowercasedFirst), the best single step; looking \
        \(counted(plan.depth, "injection")) ahead, another first step is worth more.
        """)
    }
    return notes
  }

  /// The source that leads after an outcome.
  func words(leading branch: Plan.Branch) -> String {
    "\(title(of: branch.leading.source).lowercasedFirst) \(branch.leading.posttest.percent)"
  }

  /// The outcome of an injection in words; a plain test, which has no partial relief, is positive or
  /// negative.
  func result(_ bands: [ReliefBand], of branches: [Plan.Branch]) -> String {
    let isPlain = !branches.contains { $0.bands.contains(.partial) }
    if isPlain { return bands == [.full] ? "positive" : "negative" }
    return bands.words
  }
}

extension Plan {
  /// Whether it was made for net benefit, and not for information.
  var isOfBenefit: Bool { objective == .netBenefit }

  /// The heading of the tree.
  var heading: String {
    switch safety.verdict {
    case .stop: "Plan: none, see the safety verdict"
    case .notAssessed: "Plan (only if the warning signs below are absent)"
    case .check where safety.holdsNeedle: "Plan: none before a simple test, see the safety verdict"
    case .clear, .discuss, .check:
      "Plan: each result with its probability and the likeliest source after it"
    }
  }
}

extension SafetyVerdict {
  /// What must hold before anything is done, in a few words.
  var gate: String {
    switch verdict {
    case .clear: "warning signs absent"
    case .notAssessed: "only if the warning signs not recorded are absent"
    case .discuss: "discuss first: \(listed(reasons.map(\.advice)))"
    case .check: "check first: \(listed(checks.map(\.suspicion)))"
    case .stop:
      "\(urgency == .urgent ? "stop, urgent" : "stop, investigate first"): "
        + listed(reasons.map(\.suspicion))
    }
  }
}
