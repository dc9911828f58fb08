package import DDXCore

extension Glossary {
  /// A block in words without what came of it, such as `medial branch block, right L4-5, lidocaine`.
  private func line(of block: DiagnosticBlock) -> String {
    var line = title(of: block.procedure)
    let place = placeWords(block.side, block.levels)
    if !place.isEmpty { line += ", " + place }
    let agents = block.agents.filter { $0 != DiagnosticBlock.Agent.none }
    if !agents.isEmpty { line += ", \(listed(agents.map(\.words)))" }
    if block.guidance == DiagnosticBlock.Guidance.none { line += ", unguided" }
    return line
  }

  /// A block in words with what came of it.
  package func words(_ block: DiagnosticBlock) -> String {
    let results = results(of: block)
    return line(of: block) + (results.isEmpty ? "" : ": " + listed(results))
  }

  /// The blocks of a session in words, with the relief that they have between them.
  func words(session blocks: [DiagnosticBlock]) -> String {
    guard let first = blocks.first else { return "a session" }
    let lines = blocks.map { line(of: $0) }.joined(separator: "; ")
    let results = results(of: first)
    return "\(first.when) one session (\(lines))"
      + (results.isEmpty ? "" : ": " + listed(results))
  }

  private func results(of block: DiagnosticBlock) -> [String] {
    var results: [String] = []
    if let relief = block.reliefRange {
      var text = relief.words
      if let duration = block.reliefDuration { text += " for \(duration.words)" }
      results.append(text)
    }
    if let score = block.scoreRead, let before = block.painBefore {
      results.append(
        "pain from \(trimmed(before)) to \(trimmed(score.pain)) after \(score.after.words)")
    }
    if let back = block.reliefBack { results.append("back: \(back.words)") }
    if let leg = block.reliefLeg { results.append("leg: \(leg.words)") }
    if let uptake = block.vascularUptake {
      results.append(uptake == .seen ? "vascular uptake seen" : "no vascular uptake seen")
    }
    if let sedation = block.sedation, sedation != .none {
      results.append("sedation")
    }
    if let provocation = block.provocation?.isConcordant {
      results.append(provocation ? "familiar pain provoked" : "other pain provoked")
    }
    return results
  }

  private func trimmed(_ value: Double) -> String {
    value == value.rounded() ? fixed(value, 0) : fixed(value, 1)
  }
}

extension DiagnosticBlock {
  /// The score that its relief was read from, where it was not stated.
  fileprivate var scoreRead: PainScore? {
    guard let painBefore,
      let best = scores.bestRelief(before: painBefore, within: Self.window(of: agents)),
      best.relief == reliefRange
    else { return nil }
    return best.from
  }
}

extension ReliefRange {
  /// The relief as a block's line has it.
  var words: String {
    if isWorse { return "no relief, the pain was worse" }
    if let exact { return "relief \(fixed(exact.percent, 0)) %" }
    if high == .whole { return "relief of at least \(fixed(low.percent, 0)) %" }
    if low == .zero {
      return high.percent == high.percent.rounded()
        ? "relief of at most \(fixed(high.percent, 0)) %"
        : "relief below \(fixed(high.percent, 0)) %"
    }
    return "relief between \(fixed(low.percent, 0)) and \(fixed(high.percent, 0)) %"
  }
}

extension DiagnosticBlock.Agent {
  /// The drug in words.
  var words: String { self == .localAnaesthetic ? "a local anaesthetic" : rawValue }
}

/// A side and levels in words, such as `right L4-5 L5-S1`; empty where neither is said.
func placeWords(_ side: Side, _ levels: [Level]) -> String {
  ((side == .unspecified ? [] : [side.rawValue]) + levels.map(\.rawValue)).joined(separator: " ")
}
