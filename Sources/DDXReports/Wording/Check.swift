import DDXCore
import DDXRanking

extension CheckResult.Verdict {
  /// The verdict in words.
  var words: String {
    switch self {
    case .inside: "inside"
    case .outside: "outside"
    case .notComparable: "not comparable"
    }
  }
}

extension ReliefFall.Manner {
  /// The manner in words.
  var words: String {
    switch self {
    case .clean: "live contrast without uptake"
    case .unknownUptake: "uptake not looked for"
    case .uptakeSeen: "uptake seen"
    case .sedated: "live contrast without uptake, sedated"
    }
  }
}

extension Glossary {
  /// Where more relief makes a target less probable.
  func words(_ fall: ReliefFall) -> String {
    var parts = [
      "\(title(of: fall.target)) from \(fixed(fall.edge, 0)) % relief on", "age \(fall.age)",
      "pain \(fall.painSide == .right ? "on the right" : "on an unrecorded side")",
      fall.levels.isEmpty
        ? "no level recorded" : fall.levels.map(\.rawValue).joined(separator: " "),
      fall.manner.words,
    ]
    if let finding = fall.finding { parts.append(title(of: finding)) }
    parts.append(
      fall.other.map {
        $0 == 0
          ? "beside a block with less relief" : "beside a block with \(fixed($0, 0)) % or more"
      } ?? "one block")
    return parts.joined(separator: ", ")
  }
}

extension EvidenceCheck.Quantity {
  /// The quantity in words.
  var words: String {
    switch self {
    case .sensitivity: "sensitivity"
    case .specificity: "specificity"
    case .positiveRatio: "LR+"
    case .negativeRatio: "LR-"
    }
  }
}

extension EvidenceCheck.Item {
  /// The verdict in words, with what hinders a comparison.
  var words: String {
    switch obstacle {
    case nil: verdict.words
    case .noInterval: "no interval given"
    case .bounded: "limited by group"
    case .capped: "capped"
    case .noOtherSource: "no other source"
    }
  }
}

extension Measured {
  /// The number with its interval, such as `0.13 (0.05-0.29)`.
  var words: String {
    guard let low, let high else { return fixed(value, 2) }
    return "\(fixed(value, 2)) (\(fixed(low, 2))-\(fixed(high, 2)))"
  }
}

extension Glossary {
  /// What a row of evidence speaks of.
  func words(_ subject: EvidenceCheck.Subject) -> String {
    switch subject {
    case .finding(let code): title(of: code)
    case .group(let id): "\(title(ofGroup: id)), together"
    }
  }

  /// Why a number may lie outside.
  func words(_ explanation: EvidenceCheck.Explanation) -> String {
    switch explanation {
    case .cap(let citation): "limited by a cap" + (citation.map { " [\($0)]" } ?? "")
    case .imperfectReference: "measured against an imperfect reference standard"
    case .note(let text): text
    case .group(let id, let citation):
      "no more than \(title(ofGroup: id)) count for together [\(citation)]"
    }
  }
}

/// A count with its noun, where the plural is no `s`.
func counted(_ count: Int, _ noun: String, _ plural: String) -> String {
  "\(count) \(count == 1 ? noun : plural)"
}
