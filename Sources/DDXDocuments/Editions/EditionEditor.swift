internal import DDXCore
internal import DDXMarkup

/// Applies changes to an edition, and finds which must go together.
struct EditionEditor: Sendable {
  let left: ResolvedProtocol
  let changes: [EditionChange]

  /// The left edition with some changes; `isValid` tells whether it decodes without an error.
  func rules(
    applying indices: some Sequence<Int>, digest: String
  ) -> (rules: ClinicalProtocol?, errors: [Fault]) {
    var root = left.root
    for index in indices { root.apply(changes[index]) }
    let laidOut = EditionTree(root).tree
    let log = FaultLog(bytes: nil)
    let rules = laidOut.root.flatMap {
      ProtocolDecoder.decode(
        $0, log, names: left.names, digest: digest, lineage: left.rules.lineage)
    }
    return (rules, log.entries.filter { $0.severity == .error }.map(\.fault))
  }

  /// The changes that move a result, in sets as small as can be that each give a valid edition.
  func edits() -> [Set<Int>] {
    let active = changes.indices.filter { !changes[$0].difference.isInert }
    var groups: [Set<Int>] = []
    for index in active where !groups.contains(where: { $0.contains(index) }) {
      if isValid([index]) {
        groups.append([index])
        continue
      }
      var group = bundle(around: index, among: active)
      // A change is part of one edit only; those that share one become one.
      while let other = groups.firstIndex(where: { !$0.isDisjoint(with: group) }) {
        group.formUnion(groups.remove(at: other))
        if !isValid(group) { group = bundle(around: index, among: active, holding: group) }
      }
      groups.append(group)
    }
    return groups.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
  }

  /// The smallest valid set found within the smallest element around a change.
  private func bundle(
    around index: Int, among active: [Int], holding kept: Set<Int> = []
  ) -> Set<Int> {
    let kept = kept.union([index])
    let subject = changes[index].subject
    for length in stride(from: subject.count, through: 0, by: -1) {
      let scope = subject.prefix(length)
      var group = kept.union(active.filter { changes[$0].subject.starts(with: scope) })
      guard isValid(group) else { continue }
      for member in group.sorted(by: >) where !kept.contains(member) {
        if isValid(group.subtracting([member])) { group.remove(member) }
      }
      return group
    }
    return kept.union(active)
  }

  private func isValid(_ group: Set<Int>) -> Bool {
    let result = rules(applying: withCompanions(group).sorted(), digest: "")
    return result.rules != nil && result.errors.isEmpty
  }

  /// A set with the inert changes that go along: the words and citations of the elements that it
  /// changes, the intervals of its values, and the citations that it needs.
  func withCompanions(_ group: Set<Int>) -> Set<Int> {
    let chosen = group.map { changes[$0] }
    let inert = changes.indices.filter { changes[$0].difference.isInert }
    var result = group
    for index in inert where chosen.contains(where: { changes[index].accompanies($0) }) {
      result.insert(index)
    }
    let needed = result.reduce(into: Set<String>()) { $0.formUnion(changes[$1].citations) }
    for index in inert where changes[index].path == ["citations"] {
      guard case .add(let citation, _) = changes[index].action, let id = citation.value("id"),
        needed.contains(id)
      else { continue }
      result.insert(index)
    }
    return result
  }
}

extension EditionChange {
  /// Whether an inert change goes along with another.
  fileprivate func accompanies(_ other: EditionChange) -> Bool {
    guard !path.isEmpty, !InertParts.holds(path) else { return false }
    // The list or the attribute belongs to the element; what is added or removed has its own words.
    let holder: [String]
    switch other.action {
    case .add(let element, _) where !ElementKeys.isListed(element.name): return false
    case .remove(let identity)
    where !ElementKeys.isListed(String(identity.prefix { $0 != "[" })):
      return false
    case .order: return false
    default: holder = other.path
    }
    if path.count == holder.count + 1, path.starts(with: holder) {
      return path.last.map(ElementKeys.isText) ?? false
    }
    guard path == holder else { return false }
    if case .attribute(let name, _) = action, InertParts.isBound(name) {
      guard case .attribute(let value, _) = other.action else { return false }
      return InertParts.value(ofBound: name).contains(value)
    }
    return true
  }
}
