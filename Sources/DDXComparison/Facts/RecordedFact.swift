import DDXCore

/// One thing that a profile records and that could have been otherwise.
struct RecordedFact {
  /// What it is.
  enum Subject {
    /// A finding, by its place in the profile.
    case finding(Int)
    /// The relief of a block, or of the blocks of one session, by their places in the profile.
    case relief([Int])
    /// Whether a block ran into a vessel, by its place in the profile.
    case uptake(Int)
  }

  /// What could have been recorded instead.
  enum Alternative: Hashable {
    /// A finding in another state; nil where it is not recorded.
    case finding(FindingState?)
    /// Another relief.
    case relief(Relief)
    /// Another answer to whether it ran into a vessel.
    case uptake(DiagnosticBlock.VascularUptake)
  }

  let subject: Subject
  /// The opposite first; what is between it and what was recorded last.
  let alternatives: [Alternative]
}

extension ClinicalProfile {
  /// The facts of a profile that its answer may hang on: the findings that are weighed, the relief of
  /// its blocks, and whether they ran into a vessel.
  ///
  /// - Parameters:
  ///   - weighed: The codes of the findings that are weighed, or imply one that is.
  ///   - edges: The reliefs at which a block begins to mean something else.
  /// - Returns: The facts, in the order of the profile.
  func facts(weighed: Set<FindingCode>, edges: [Relief]) -> [RecordedFact] {
    var facts = findings.indices.compactMap { index -> RecordedFact? in
      let finding = findings[index]
      guard weighed.contains(finding.code), finding.course != .resolved else { return nil }
      return RecordedFact(
        subject: .finding(index), alternatives: finding.state.others.map { .finding($0) })
    }
    for session in sessions {
      guard let relief = session.first.reliefRange else { continue }
      facts.append(
        RecordedFact(
          subject: .relief(session.indices),
          alternatives: relief.across(edges).map { .relief($0) }))
    }
    for (index, block) in blocks.enumerated() {
      guard let uptake = block.vascularUptake else { continue }
      facts.append(
        RecordedFact(
          subject: .uptake(index), alternatives: [.uptake(uptake == .seen ? .notSeen : .seen)]))
    }
    return facts.filter { !$0.alternatives.isEmpty }
  }

  /// The profile with facts recorded otherwise.
  func recording(_ chosen: [(RecordedFact.Subject, RecordedFact.Alternative)]) -> ClinicalProfile {
    var findings: [Finding?] = findings
    var blocks = blocks
    for (subject, alternative) in chosen {
      switch (subject, alternative) {
      case (.finding(let index), .finding(let state)):
        findings[index] = state.flatMap { state in findings[index]?.with(state) }
      case (.relief(let indices), .relief(let relief)):
        for index in indices { blocks[index] = blocks[index].with(relief: relief) }
      case (.uptake(let index), .uptake(let uptake)):
        blocks[index] = blocks[index].with(uptake: uptake)
      default: preconditionFailure("a fact has alternatives of its own kind")
      }
    }
    return with(findings: findings.compactMap(\.self), blocks: blocks)
  }

  /// A fact recorded otherwise, as a change that `ddx what-if` makes.
  func change(
    _ subject: RecordedFact.Subject, to alternative: RecordedFact.Alternative
  ) -> ProfileChange {
    let changed = recording([(subject, alternative)])
    switch subject {
    case .finding(let index):
      let before = findings[index]
      guard case .finding(let state) = alternative else {
        preconditionFailure("a fact has alternatives of its own kind")
      }
      let side = before.side == .unspecified ? nil : before.side.rawValue
      let setting = [state.word, side, before.level?.rawValue].compactMap(\.self)
        .joined(separator: "@")
      return ProfileChange(
        setting: "\(before.code)=\(setting)",
        kind: .finding(before: before, after: state.map(before.with)))
    case .relief(let indices):
      let index = indices[0]
      let relief = changed.blocks[index].relief ?? .zero
      return ProfileChange(
        setting: "block.\(index + 1).relief=\(Int(relief.percent))",
        kind: .block(before: blocks[index], after: changed.blocks[index]))
    case .uptake(let index):
      let after = changed.blocks[index]
      return ProfileChange(
        setting: "block.\(index + 1).vascular-uptake=\(after.vascularUptake?.rawValue ?? "")",
        kind: .block(before: blocks[index], after: after))
    }
  }
}

extension FindingState {
  /// What could be recorded instead; nil for nothing.
  fileprivate var others: [FindingState?] {
    switch self {
    case .present: [.absent, nil]
    case .absent: [.present, nil]
    case .uncertain: [.absent, .present, nil]
    }
  }
}

extension FindingState? {
  /// The state as `ddx what-if --set` takes it.
  fileprivate var word: String {
    switch self {
    case .present: "present"
    case .absent: "absent"
    case .uncertain(let probability): "\(probability.value)"
    case nil: "unrecorded"
    }
  }
}

extension Finding {
  /// The finding in another state; what is absent has no grade and no course.
  fileprivate func with(_ state: FindingState) -> Finding {
    let isAbsent = state == .absent
    return Finding(
      code: code, state: state, side: side, level: level, grade: isAbsent ? nil : grade,
      course: isAbsent ? nil : course, isContralateral: isContralateral, line: line)
  }
}

extension ReliefRange {
  /// The reliefs nearest to this one on the other side of each edge, in whole per cent.
  fileprivate func across(_ edges: [Relief]) -> [Relief] {
    edges.flatMap { edge -> [Relief] in
      let below = try? Relief(percent: edge.percent - 1)
      return (high >= edge ? [below].compactMap(\.self) : []) + (low < edge ? [edge] : [])
    }
  }
}
