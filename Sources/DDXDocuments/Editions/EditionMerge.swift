/// Merges an edition into its parent.
struct EditionMerge {
  /// Where faults of the override go.
  let faults: EditionFaults

  /// The edition with all that it inherits.
  func edition(_ own: EditionElement, extending parent: EditionElement) -> EditionElement {
    // Never inherited as statements; the parent's citations remain citable.
    let stated = ["title", "summary", "citations"]
    func rules(_ element: EditionElement) -> EditionElement {
      var rules = element
      rules.children.removeAll { stated.contains($0.name) }
      return rules
    }
    var result = own
    let (merged, _) = children(of: rules(own), onto: rules(parent), hasReason: false)
    result.children = own.children.filter { ["title", "summary"].contains($0.name) }
    if var citations = own.child("citations") ?? parent.child("citations") {
      let known = Set(citations.children.map(\.identity))
      citations.children += (parent.child("citations")?.children ?? []).filter {
        !known.contains($0.identity)
      }
      result.children.append(citations)
    }
    result.children += merged
    return result
  }

  /// An element of the edition over the one that it meets.
  private func element(
    _ own: EditionElement, onto parent: EditionElement, hasReason: Bool
  ) -> EditionElement {
    var result = parent
    result.origin = own.origin
    // The parent's reason was for what the parent said.
    result.set("reason", to: nil)
    let keys = ElementKeys.attributes(of: own.name)
    var changes = false
    var spokenOf: [String] = []
    for attribute in own.attributes where attribute.name != "remove" {
      let before = parent.value(attribute.name)
      result.set(attribute.name, to: attribute)
      guard !keys.contains(attribute.name), attribute.name != "reason" else { continue }
      guard !ElementKeys.isSame(attribute.value, before ?? "", of: attribute.name) else { continue }
      changes = true
      if CriterionText.spokenOf.contains(attribute.name) { spokenOf.append(attribute.name) }
    }
    if own.name == "criterion", own.text.isEmpty, !parent.text.isEmpty, let first = spokenOf.first {
      faults.error(.inheritedText(attributes: spokenOf), at: own.origin, first)
    }
    if !own.text.isEmpty {
      if own.text != parent.text { changes = true }
      result.text = own.text
      result.textOrigin = own.textOrigin
    }
    let (merged, isChanged) = children(of: own, onto: parent, hasReason: hasReason)
    result.children = merged
    changes = changes || isChanged
    let holdsOverrides = own.children.contains {
      !ElementKeys.isListed($0.name) && !ElementKeys.isText($0.name)
    }
    if changes, !hasReason {
      faults.error(.noReason(element: own.name), at: own.origin)
    } else if !changes, !holdsOverrides {
      faults.error(.nothingChanged(element: own.name), at: own.origin)
    }
    return result
  }

  /// The elements that an element holds over those that the parent's holds, and whether its
  /// lists and words differ.
  private func children(
    of own: EditionElement, onto parent: EditionElement, hasReason: Bool
  ) -> (children: [EditionElement], isChanged: Bool) {
    var result = parent.children
    var met: Set<Int> = []
    var removed: Set<Int> = []
    var added: [EditionElement] = []
    var isChanged = false
    for child in own.children where !ElementKeys.isListed(child.name) {
      let hasReason = hasReason || child.value("reason") != nil
      let isRemoved = child.value("remove") == "yes"
      if let index = Self.index(of: child, among: parent.children), met.insert(index).inserted {
        if isRemoved {
          removed.insert(index)
          if !hasReason { faults.error(.noReason(element: child.name), at: child.origin) }
        } else if ElementKeys.isText(child.name) {
          isChanged = isChanged || child.text != parent.children[index].text
          result[index] = child
        } else {
          result[index] = element(child, onto: parent.children[index], hasReason: hasReason)
        }
      } else if isRemoved {
        faults.error(.nothingToRemove(element: child.name), at: child.origin, "remove")
      } else {
        if !hasReason { faults.error(.noReason(element: child.name), at: child.origin) }
        refuseRemovals(in: child)
        isChanged = isChanged || ElementKeys.isText(child.name)
        added.append(child)
      }
    }
    result = result.indices.filter { !removed.contains($0) }.map { result[$0] }
    for child in added { result.insert(child, at: Self.place(for: child.name, in: result)) }
    for name in Set(own.children.map(\.name)).sorted() where ElementKeys.isListed(name) {
      let list = own.children.filter { $0.name == name }
      let before = parent.children.filter { $0.name == name }
      if list.map(\.identity) != before.map(\.identity) { isChanged = true }
      let place = result.firstIndex { $0.name == name } ?? result.count
      result.removeAll { $0.name == name }
      result.insert(contentsOf: list, at: min(place, result.count))
    }
    return (result, isChanged)
  }

  /// Reports what is to be removed from where nothing is inherited.
  func refuseRemovals(in element: EditionElement) {
    if element.value("remove") == "yes" {
      faults.error(.nothingToRemove(element: element.name), at: element.origin, "remove")
    }
    for child in element.children { refuseRemovals(in: child) }
  }

  /// The element that one of an edition meets: of its name, with the keys that it gives.
  private static func index(
    of child: EditionElement, among children: [EditionElement]
  ) -> Int? {
    let exact = children.firstIndex { $0.identity == child.identity }
    let keys = ElementKeys.attributes(of: child.name).filter { child.value($0) != nil }
    guard exact == nil, keys.count < ElementKeys.attributes(of: child.name).count else {
      return exact
    }
    return children.firstIndex { other in
      other.name == child.name && keys.allSatisfy { other.value($0) == child.value($0) }
    }
  }

  /// The place behind the last element of a name, or behind all.
  private static func place(for name: String, in children: [EditionElement]) -> Int {
    children.lastIndex { $0.name == name }.map { $0 + 1 } ?? children.count
  }
}
