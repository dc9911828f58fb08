import DDXCore
import DDXRanking

extension PatientReport {
  /// The injections that were tried, what each means, and what may have gone wrong.
  func writeTests(_ ranking: Ranking, to page: inout TalkPage) {
    page.heading("What was tried")
    guard !ranking.blocks.isEmpty else {
      return page.say("No test injection is in your record.")
    }
    for recorded in ranking.blocks {
      let block = recorded.block
      page.item(told(block))
      page.detail(read(block))
      if let explanation = recorded.explanation { page.detail(doubt(explanation)) }
      for trouble in troubles(of: block) { page.detail(trouble) }
    }
    writeThresholds(for: ranking.blocks.map(\.block), to: &page)
  }

  private func told(_ block: DiagnosticBlock) -> String {
    var words =
      "\(block.isDayKnown ? "On" : "In") \(block.when): \(plain.procedure(block.procedure))\(plain.side(block.side))"
    if !block.agents.isEmpty { words += ", with \(listed(block.agents.map(plain.agent)))" }
    words += "."
    if let relief = block.reliefRange {
      words += " \(Self.plainly(relief))"
      if let duration = block.reliefDuration { words += " for \(duration.words)" }
      words += "."
    } else if let provoked = block.provocation?.isConcordant {
      words +=
        provoked
        ? " The test brought on your usual pain."
        : " The test did not bring on your usual pain."
    } else {
      words += " The result was not written down; ask for it."
    }
    return words
  }

  private static func plainly(_ relief: ReliefRange) -> String {
    if relief.isWorse { return "Your pain did not go away, it was worse" }
    if let exact = relief.exact { return "\(fixed(exact.percent, 0)) % of your pain went away" }
    return
      "Between \(fixed(relief.low.percent, 0)) and \(fixed(relief.high.percent, 0)) % of your pain went away"
  }

  /// The least relief that the protocol counts as a yes for a procedure.
  private func threshold(of procedure: ProcedureID) -> Double? {
    if let criterion = rules.criteria.first(where: { $0.procedures.contains(procedure) }) {
      return criterion.relief.percent
    }
    if case .atLeast(let least)? = rules.response?.observation { return least }
    return nil
  }

  private func read(_ block: DiagnosticBlock) -> String {
    guard let relief = block.reliefRange?.low.percent else { return "" }
    if block.session != nil {
      return """
        What it means: several places were numbed together, so the test can't tell which of them \
        hurts.
        """
    }
    guard let least = threshold(of: block.procedure) else {
      return "These rules (\(rules.name)) do not say what counts as a yes for this test."
    }
    let line = "these rules (\(rules.name)) count relief from \(fixed(least, 0)) % as a yes"
    if relief < least, (block.reliefRange?.high.percent ?? 0) >= least {
      return "What it means: neither a yes nor a no. \(line.capitalisedFirst), and your record "
        + "does not say whether you had that much."
    }
    if relief >= least { return "What it means: a yes, as \(line)." }
    let between =
      relief >= 50
      ? "Still, relief from 50 % can mean that a part of the pain comes from there."
      : "A no makes it less likely that the pain comes from there. It does not rule it out."
    return "What it means: not a yes, as \(line). \(between)"
  }

  /// How far the test can be trusted.
  private func doubt(_ explanation: BlockExplanation) -> String {
    let missed = """
      How sure is that? The chance that the drug never reached its target is about \
      \(explanation.notReached.percent).
      """
    guard explanation.placebo.value > 0 else { return missed }
    return missed + """
       The chance that you felt better from being treated rather than from the drug (a placebo \
      response) is about \(explanation.placebo.percent). That can happen to anyone.
      """
  }

  /// Different guidelines draw the line at different places.
  private func writeThresholds(for blocks: [DiagnosticBlock], to page: inout TalkPage) {
    let disputed = blocks.compactMap(\.relief?.percent).first { (50..<80).contains($0) }
    page.say(
      """
      Guidelines do not agree: some count a test as a yes from 50 % relief, others only from 80 %. \
      So 60 % is a yes for one doctor and a no for another.
      """
        + (disputed.map { " Your \(fixed($0, 0)) % is such a case." } ?? ""))
  }

  private func troubles(of block: DiagnosticBlock) -> [String] {
    guard block.reliefRange != nil else { return [] }
    var troubles: [String] = []
    if block.vascularUptake == .seen {
      troubles.append(
        """
        Possible problem: some of the fluid ran into a blood vessel. Then less of the drug reaches \
        its target, so a no means less.
        """)
    } else if block.vascularUptake == nil, block.contrast != .live {
      troubles.append(
        """
        Not known: whether the drug ran into a blood vessel. It was not looked for, or nobody \
        wrote it down.
        """)
    }
    if let sedation = block.sedation, sedation != .none {
      troubles.append(
        """
        Possible problem: you were given a calming or strong pain drug (sedation). It can relieve \
        pain by itself, so a yes means less.
        """)
    }
    if block.guidance == DiagnosticBlock.Guidance.none {
      troubles.append(
        "Possible problem: no imaging was used to guide the needle, so it may have missed.")
    }
    if block.diary == DiagnosticBlock.Diary.none || block.diary == .recall {
      troubles.append(
        "Possible problem: the pain was not written down hour by hour, and memory can mislead.")
    }
    return troubles
  }
}
