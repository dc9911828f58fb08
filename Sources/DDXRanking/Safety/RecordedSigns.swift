import DDXCore

/// The safety facts of a profile, wherever they stand: as a finding, or as a complication of a
/// block.
struct RecordedSigns {
  /// A complication with its block.
  struct Complication {
    let code: FindingCode
    /// The side of the block.
    let side: Side
    /// The day of the block, or its month where only that is known.
    let when: String
    /// Days between the block and the day the profile speaks of, the fewest it can be; 0 where that
    /// day is not given.
    let days: Int
  }

  let profile: ClinicalProfile
  let complications: [Complication]

  init(_ profile: ClinicalProfile) {
    self.profile = profile
    var complications: [Complication] = []
    for block in profile.blocks {
      guard let code = block.complication else { continue }
      // The blocks of one session record the same complication, also where they are on two sides.
      let same = complications.firstIndex { $0.code == code && $0.when == block.when }
      let isOneSide = same.map { complications[$0].side == block.side } ?? true
      let complication = Complication(
        code: code, side: isOneSide ? block.side : .bilateral, when: block.when,
        days: profile.days(since: block))
      if let same {
        complications[same] = complication
      } else {
        complications.append(complication)
      }
    }
    self.complications = complications
  }

  /// The records of a finding as present or possible.
  func findings(_ code: FindingCode) -> [Finding] {
    profile.findings.filter { $0.code == code && $0.mayBePresent }
  }

  /// The records of a finding as having been present.
  func resolved(_ code: FindingCode) -> [Finding] {
    profile.findings.filter {
      $0.code == code && $0.course == .resolved && $0.state.probability > .zero
    }
  }

  /// Whether a finding is recorded, as such or as a complication.
  func isRecorded(_ code: FindingCode) -> Bool {
    profile.isRecorded(code) || complications.contains { $0.code == code }
  }

  /// Whether a complication is recorded as absent where the block was, and nowhere as present or possible.
  func isDenied(_ complication: Complication) -> Bool {
    let recorded = profile.findings.filter { $0.code == complication.code }
    return recorded.allSatisfy { $0.state.probability == .zero } && covers(recorded, complication)
  }

  /// Whether a complication is recorded as gone where the block was.
  func isResolved(_ complication: Complication) -> Bool {
    covers(resolved(complication.code), complication)
  }

  /// Whether findings are recorded on every side of a complication.
  private func covers(_ findings: [Finding], _ complication: Complication) -> Bool {
    let sides: [Side] =
      complication.side == .bilateral ? [.left, .right] : [complication.side]
    return sides.allSatisfy { side in findings.contains { $0.concernedSide.concerns(side) } }
  }
}

extension ClinicalProfile {
  /// The profile with the findings that its drugs imply, unless recorded as present or possible.
  ///
  /// A drug that is taken outweighs the word that its effect is absent or gone.
  func withDrugEffects(of vocabulary: Vocabulary) -> ClinicalProfile {
    let classes = Set(medications.map(\.drugClass))
    guard !classes.isEmpty else { return self }
    let brought = vocabulary.findings.filter { definition in
      definition.drugClass.map(classes.contains) == true
        && !findings.contains { $0.code == definition.code && $0.mayBePresent }
    }
    guard !brought.isEmpty else { return self }
    return with(
      findings: findings + brought.map { Finding(code: $0.code, state: .present) },
      digest: digest)
  }

  /// The fewest days that a block can be ago; 0 where the profile has no date.
  func days(since block: DiagnosticBlock) -> Int {
    date.map { max(0, block.lastDate.days(until: $0)) } ?? 0
  }
}

extension [Finding] {
  /// Whether none is certain.
  var isOnlyPossible: Bool { !contains { $0.state == .present } }

  /// Whether all have long been unchanged.
  var isUnchanged: Bool { !isEmpty && allSatisfy { $0.course == .unchanged } }

  /// Whether one is new or changing.
  var isNew: Bool { contains { $0.course == .new || $0.course == .changing } }

  /// Their course, as far as it is known.
  var knownCourse: SafetyVerdict.Reason.Course { isUnchanged ? .unchanged : .present }
}
