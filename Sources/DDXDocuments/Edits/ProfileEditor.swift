public import DDXCore

/// Changes a profile as `ddx what-if --set` says, and tells what was changed.
public struct ProfileEditor: Sendable {
  private let vocabulary: Vocabulary

  /// Creates an editor.
  public init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The profile with every setting made, in order.
  ///
  /// - Parameters:
  ///   - profile: The profile as it was read.
  ///   - settings: Such as `sij.thigh-thrust=absent@right`, `block.1.relief=85` or `age=70`.
  /// - Returns: The changed profile, and what each setting changed.
  /// - Throws: ``EditFaults`` with everything that is wrong, one fault a setting.
  public func edit(
    _ profile: ClinicalProfile, with settings: [String]
  ) throws(EditFaults) -> (profile: ClinicalProfile, changes: [ProfileChange]) {
    var edited = profile
    var changes: [ProfileChange] = []
    var faults: [LocatedEditFault] = []
    // A block does not tell a relief that was stated from one that follows from its scores or parts.
    var stated = profile.blocks.map(\.statedRelief)
    for setting in settings {
      do {
        let made = try make(setting, in: edited, &stated)
        edited = made.profile
        changes += made.kinds.map { ProfileChange(setting: setting, kind: $0) }
      } catch {
        faults.append(LocatedEditFault(setting: setting, fault: error))
      }
    }
    guard faults.isEmpty else { throw EditFaults(faults: faults) }
    return (edited, changes)
  }

  private typealias Made = (profile: ClinicalProfile, kinds: [ProfileChange.Kind])

  /// Makes one setting; `stated` are the reliefs that were stated, one a block.
  private func make(
    _ setting: String, in profile: ClinicalProfile, _ stated: inout [ReliefRange?]
  ) throws(EditFault) -> Made {
    guard let sign = setting.firstIndex(of: "=") else { throw .noEqualsSign }
    let name = setting[..<sign]
    let value = String(setting[setting.index(after: sign)...])
    if name == "age" { return try age(value, in: profile) }
    if name == "block+" { return try added(value, in: profile, &stated) }
    if name == "block" || name.hasPrefix("block.") {
      return try block(name, to: value, in: profile, &stated)
    }
    let edit = try FindingEdit(code: name, value: value, vocabulary: vocabulary)
    let (findings, changes) = try edit.applied(to: profile.findings)
    return (
      profile.with(findings: findings), changes.map { .finding(before: $0.before, after: $0.after) }
    )
  }

  private func age(_ text: String, in profile: ClinicalProfile) throws(EditFault) -> Made {
    let value = try BlockDraft.number(text, of: "the age", in: 12...110)
    guard let years = Int(exactly: value) else { throw .notWhole(text, of: "the age") }
    return (profile.with(age: years), [.age(before: profile.patient.age, after: years)])
  }

  /// `block.N.attribute` or `block.attribute`, which is of the last one.
  private func block(
    _ name: Substring, to value: String, in profile: ClinicalProfile,
    _ stated: inout [ReliefRange?]
  ) throws(EditFault) -> Made {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
    var index = profile.blocks.count - 1
    // A number that is too large for any count names no block either.
    if let first = parts.first, DecimalText.value(String(first)) != nil {
      guard let number = Int(first), number > 0 else {
        throw .noBlock(String(first), count: profile.blocks.count)
      }
      index = number - 1
      parts = parts.dropFirst()
    }
    guard profile.blocks.indices.contains(index) else {
      throw .noBlock("\(index + 1)", count: profile.blocks.count)
    }
    let before = profile.blocks[index]
    var draft = BlockDraft(
      before, procedure: try definition(of: before.procedure.name), stated: stated[index])
    try draft.set(parts.joined(separator: "."), to: value)
    let after = try draft.block(
      on: profile.date, beside: profile.blocks, ofAge: profile.patient.age)
    var blocks = profile.blocks
    blocks[index] = after
    stated[index] = draft.relief
    for other in blocks.indices where other != index {
      if let session = after.session, blocks[other].session == session {
        // The relief of a session is that of all its blocks.
        blocks[other] = blocks[other].reading(as: after, session: session)
        stated[other] = draft.relief
      }
    }
    return (profile.with(blocks: blocks), [.block(before: before, after: after)])
  }

  /// `PROCEDURE,attribute=value,…`.
  private func added(
    _ text: String, in profile: ClinicalProfile, _ stated: inout [ReliefRange?]
  ) throws(EditFault) -> Made {
    let parts = text.split(separator: ",").map(String.init)
    var draft = BlockDraft(procedure: try definition(of: parts.first ?? ""))
    var given: Set<String> = []
    for part in parts.dropFirst() {
      guard let sign = part.firstIndex(of: "=") else { throw .noEqualsSign }
      let name = String(part[..<sign])
      guard given.insert(name).inserted else { throw .givenTwice(name) }
      try draft.set(name, to: String(part[part.index(after: sign)...]))
    }
    let block = try draft.block(
      on: profile.date, beside: profile.blocks, ofAge: profile.patient.age)
    stated.append(draft.relief)
    return (profile.with(blocks: profile.blocks + [block]), [.block(before: nil, after: block)])
  }

  private func definition(of name: String) throws(EditFault) -> ProcedureDefinition {
    if let definition = vocabulary.procedure(ProcedureID(name)) { return definition }
    let allowed = vocabulary.procedures.map(\.id.name)
    throw .unknownProcedure(
      name, allowed: allowed, near: vocabulary.procedures(near: name))
  }
}
