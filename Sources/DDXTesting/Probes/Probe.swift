internal import DDXCore

/// A profile that a module is tried with.
struct Probe {
  let profile: ClinicalProfile
  /// The number of the draw, for a profile drawn at random.
  let draw: Int?

  /// What was drawn at random can be brought down to what matters of it.
  var isRandom: Bool { draw != nil }

  /// The profile in words: what `--set` would say of it.
  func words(_ profile: ClinicalProfile) -> String {
    (draw.map { "random profile \($0), " } ?? "") + ProfileWords.words(for: profile)
  }
}

/// A profile in the notation of `ddx what-if --set`, from which it can be made again.
enum ProfileWords {
  static func words(for profile: ClinicalProfile) -> String {
    var words = ["age=\(profile.patient.age)"]
    if profile.pain.side != .unspecified { words.append("pain=\(profile.pain.side.rawValue)") }
    words += profile.findings.map(setting)
    words += profile.blocks.map { "block+=\($0.procedure),date=\($0.date)" }
    return words.joined(separator: " ")
  }

  private static func setting(_ finding: Finding) -> String {
    let state =
      switch finding.state {
      case .present: "present"
      case .absent: "absent"
      case .uncertain(let probability): "\(probability.value)"
      }
    let places = [
      finding.side == .unspecified ? nil : finding.side.rawValue, finding.level?.rawValue,
    ]
    return "\(finding.code)=\(([state] + places.compactMap { $0 }).joined(separator: "@"))"
  }
}
