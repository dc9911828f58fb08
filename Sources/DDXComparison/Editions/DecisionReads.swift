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
/// | `safety` | where one of its findings is or was present, a block has a complication, only one of \
///   them leaves the verdict open, or one has thresholds for suspects |
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
    flags += both.flatMap(\.safety.afterInjection).flatMap(\.findings)
    flags += both.flatMap(\.safety.combinations).compactMap(\.given)
    for sign in both.flatMap(\.safety.combinations).flatMap(\.signs) {
      if case .finding(let code) = sign { flags.append(code) }
    }
    let complications = profile.blocks.compactMap(\.complication)
    let mustBeAsked = both.map { rules in
      Set(rules.safety.strongSigns.filter(\.mustBeAsked).map(\.finding))
    }
    // A sign that only one of them asks for, and nobody did, leaves only its verdict open, unless
    // another sign leaves both open.
    let isOpen =
      mustBeAsked[0].intersection(mustBeAsked[1]).allSatisfy(profile.isRecorded)
      && !mustBeAsked[0].symmetricDifference(mustBeAsked[1]).allSatisfy(profile.isRecorded)
    let hasSuspects = both.contains { !$0.safety.suspects.isEmpty }
    showsRedFlag =
      isOpen || hasSuspects || !complications.isEmpty
      || flags.contains { code in
        profile.findings.contains { $0.code == code && $0.state.probability > .zero }
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
