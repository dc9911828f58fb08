import DDXCore

extension Glossary {
  /// A criterion as it is counted, such as `2 blocks with relief 80 % or more; ...`.
  func words(_ criterion: Criterion) -> String {
    var parts = [
      criterion.short, "counts: " + listed(criterion.procedures.map { title(of: $0) }),
    ]
    if !criterion.agents.isEmpty {
      parts.append("agents: " + criterion.agents.map(\.rawValue).joined(separator: ", then "))
    }
    if criterion.needsDifferentAgents { parts.append("different agents") }
    if criterion.needsOrder { parts.append("the longer agent must last longer") }
    if criterion.needsMovements { parts.append("able to do movements that hurt before") }
    if criterion.needsImaging { parts.append("with imaging") }
    if criterion.uptake == .indeterminate {
      parts.append("a shortfall after vascular uptake is inconclusive")
    }
    if criterion.blocks > 1 {
      parts.append("at least \(counted(criterion.intervalDays, "day")) apart")
    }
    if let days = criterion.withinDays { parts.append("within \(counted(days, "day"))") }
    parts.append("after a negative block: \(criterion.afterNegative.words)")
    parts.append(
      "relief from \(criterion.prolongedFrom.words) on: \(criterion.prolonged.words)")
    return parts.joined(separator: "; ")
  }

  /// A burden in words, without the procedure.
  func words(_ burden: NextStepRules.Burden) -> String {
    var parts = ["burden \(fixed(burden.value.value, 1))"]
    if burden.levels > 1 { parts.append("\(burden.levels) levels at once") }
    let least = fixed(burden.leastProbability * 100, 0)
    parts.append("minimum probability \(least) %")
    if burden.needsCriterion { parts.append("only where a criterion uses it") }
    return parts.joined(separator: ", ") + " [\(burden.citation)]"
  }

  /// A limit in words.
  func words(_ limit: NextStepRules.Limit) -> String {
    """
    \(listed(limit.procedures.map { title(of: $0) })): at most \
    \(counted(limit.sessions, "session")) in \(counted(limit.withinDays, "day")) \
    [\(limit.citation)]
    """
  }
}

extension Criterion {
  /// The number of blocks and their relief.
  var short: String {
    "\(counted(blocks, "block")) with relief \(fixed(relief.percent, 0)) % or more"
  }
}

extension Criterion.AfterNegative {
  /// The next steps, in words.
  var words: String {
    switch self {
    case .stop: "stop"
    case .repeatOnce: "one repeat"
    case .unstated: "not stated"
    }
  }
}

extension Criterion.Prolonged {
  /// The next steps, in words.
  var words: String {
    switch self {
    case .noFurther: "no further intervention while it lasts"
    case .counts: "counts like any other"
    }
  }
}

extension ResponseModel.Observation {
  /// What is distinguished, in words.
  var words: String {
    switch self {
    case .bands: "relief in three bands: below 50 %, 50 to 79 %, 80 % or more"
    case .atLeast(let percent):
      "only whether relief is \(fixed(percent, 0)) % or more"
    }
  }
}

extension DocumentLocation {
  /// The place as messages give it, such as `Profiles/protocols/asipp/2020.xml:19`.
  var words: String { "\(file):\(line)" }
}

extension ProtocolOverride {
  /// What it states, in one line.
  var words: String {
    if isRemoval { return "removed" }
    return states.map { state in
      guard let value = state.value else { return state.key }
      return state.key.hasSuffix("text()") ? "\(state.key): \(value)" : "\(state.key) = \(value)"
    }.joined(separator: "; ")
  }
}

extension [Citation] {
  /// How many citations have each status, those with none left out.
  var counts: [(status: Citation.Status, count: Int)] {
    Citation.Status.allCases.compactMap { status in
      let count = filter { $0.status == status }.count
      return count > 0 ? (status, count) : nil
    }
  }
}
