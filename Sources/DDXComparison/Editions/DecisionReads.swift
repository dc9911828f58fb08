import DDXCore

/// Which keys of two editions the next step for one profile may read, in any mixture of the two.
///
/// Everything that the probabilities read, and besides:
///
/// | key | read |
/// |---|---|
/// | `response` | always, for what an injection is expected to tell; but not what clouds a block |
/// | `criteria`, `next` | always |
/// | `contraindications` | only where something that calls one up is recorded |
/// | `safety` | only where one of its findings may be present, or is a complication of a block |
/// | `checks`, words, citations, bounds | never |
///
/// Where neither edition has rules for a next step, nothing besides.
struct DecisionReads {
  private let posttests: PosttestReads
  private let recommends: Bool
  private let showsContraindication: Bool
  private let showsRedFlag: Bool

  init(left: ClinicalProtocol, right: ClinicalProtocol, profile: ClinicalProfile) {
    posttests = PosttestReads(left: left, right: right, profile: profile)
    let both = [left, right]
    recommends = both.contains { $0.nextStep != nil }
    showsContraindication = both.flatMap(\.contraindications).flatMap(\.triggers)
      .contains(where: profile.shows)
    var flags = both.flatMap(\.safety.strongSigns).map(\.finding)
    flags += both.flatMap { $0.safety.afterInjection?.findings ?? [] }
    for sign in both.flatMap(\.safety.combinations).flatMap(\.signs) {
      if case .finding(let code) = sign { flags.append(code) }
    }
    let complications = profile.blocks.compactMap(\.complication)
    showsRedFlag = flags.contains {
      complications.contains($0) || profile.shows(.finding($0))
    }
  }

  /// Whether any key that an edit touches is read.
  func reads(_ edit: ProtocolEdit) -> Bool {
    edit.differences.contains { !$0.isInert && reads(DocumentKey($0.key)) }
  }

  private func reads(_ key: DocumentKey) -> Bool {
    if posttests.reads(key) { return true }
    if key.isRemark || !recommends { return false }
    return switch key.steps.first?.name {
    case "response":
      !["confounders", "order"].contains(key.steps.dropFirst().first?.name)
    case "criteria", "next": true
    case "contraindications": showsContraindication
    case "safety": showsRedFlag
    default: false
    }
  }
}

extension ProtocolEdit {
  /// Whether the safety verdict may read it.
  var touchesSafety: Bool {
    differences.contains {
      !$0.isInert
        && ["safety", "contraindications"].contains(DocumentKey($0.key).steps.first?.name ?? "")
    }
  }
}
