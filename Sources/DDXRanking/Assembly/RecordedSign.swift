import DDXCore

/// Everything that was recorded of one code.
struct RecordedSign: Sendable {
  let tie: EvidenceFamily.Tie
  let findings: [Finding]

  /// The records by code, in order.
  static func signs(of records: [FamilyUse.Record], leavingOut omitted: Int?) -> [RecordedSign] {
    var order: [FindingCode] = []
    var signs: [FindingCode: (tie: EvidenceFamily.Tie, findings: [Finding])] = [:]
    for (index, record) in records.enumerated() where index != omitted {
      let code = record.finding.code
      if signs[code] == nil { order.append(code) }
      signs[code, default: (record.tie, [])].findings.append(record.finding)
    }
    return order.compactMap { signs[$0].map { RecordedSign(tie: $0.tie, findings: $0.findings) } }
  }

  /// P(what was recorded | the sign shows at a place).
  func allows(_ place: Site) -> Double {
    let present = findings.filter { $0.state == .present }
    if !present.isEmpty { return isAt(place, present) ? 1 : 0 }
    return findings.reduce(1) { product, finding in
      let p = finding.state.probability.value
      return product * (finding.excludes(place) ? p : 1 - p)
    }
  }

  /// P(what was recorded | the sign is not there).
  var whenNone: Double {
    findings.reduce(1) { $0 * (1 - $1.state.probability.value) }
  }

  /// P(what was recorded | the sign is there with this chance, and allowed with that one).
  func likelihood(_ chance: Double, _ allowed: Double) -> Double {
    chance * allowed + (1 - chance) * whenNone
  }

  /// The same where no place was recorded.
  func likelihood(_ chance: Double) -> Double { likelihood(chance, allows(.unspecified)) }

  private func isAt(_ place: Site, _ present: [Finding]) -> Bool {
    let sides = Set(present.map(\.concernedSide))
    let isBoth = sides.isSuperset(of: [.left, .right]) || sides.contains(.bilateral)
    return present.contains { finding in
      guard finding.isAtLevel(of: place) else { return false }
      switch finding.concernedSide {
      case .unspecified: return true
      case .left where isBoth, .right where isBoth:
        return place.side == .bilateral || place.side == .unspecified
      case let side: return place.side == side || place.side == .unspecified
      }
    }
  }
}

extension Finding {
  /// Whether a sign at a place would have been seen where this one was looked for: on the right also
  /// what is on both sides.
  func excludes(_ place: Site) -> Bool {
    isAtLevel(of: place) && concernedSide.concerns(place.side)
  }

  fileprivate func isAtLevel(of place: Site) -> Bool {
    guard let level, let own = place.level else { return true }
    return level.reaches(own)
  }
}
