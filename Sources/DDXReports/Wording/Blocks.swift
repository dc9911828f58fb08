import DDXCore

extension Glossary {
  /// A block in words, such as `medial branch block, right L4-5: relief 35 % for 2 hours`.
  func words(_ block: DiagnosticBlock) -> String {
    var place = block.side == .unspecified ? [] : [block.side.rawValue]
    place += block.levels.map(\.rawValue)
    var line = title(of: block.procedure)
    if !place.isEmpty { line += ", " + place.joined(separator: " ") }
    if let agent = block.agent, agent != .none { line += ", \(agent.rawValue)" }
    var results: [String] = []
    if let relief = block.relief {
      var text = "relief \(fixed(relief.percent, 0)) %"
      if let duration = block.reliefDuration { text += " for \(duration.words)" }
      results.append(text)
    }
    if let uptake = block.vascularUptake {
      results.append(uptake == .seen ? "vascular uptake seen" : "no vascular uptake seen")
    }
    if let sedation = block.sedation, sedation != .none {
      results.append("sedation")
    }
    if let provocation = block.provocation?.isConcordant {
      results.append(provocation ? "familiar pain provoked" : "other pain provoked")
    }
    return line + (results.isEmpty ? "" : ": " + listed(results))
  }
}
