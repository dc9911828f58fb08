internal import DDXCore

/// The change that one difference makes to the left edition.
struct EditionChange: Sendable {
  /// The change of the element at the path.
  enum Action: Sendable {
    /// An attribute is set or, without a value, removed.
    case attribute(name: String, EditionElement.Attribute?)
    /// The text is replaced.
    case text(String)
    /// An element is added behind the first of those named that is there, else before all.
    case add(EditionElement, behind: [String])
    /// An element that it holds is removed.
    case remove(identity: String)
    /// The elements of a name that it holds are put into an order.
    case order(name: String, [String])
  }

  /// The identities of the elements on the way from the root to the one that is changed.
  let path: [String]
  /// The action.
  let action: Action
  /// The difference.
  let difference: ProtocolDifference

  /// The citations named by its companions.
  var citations: Set<String> {
    switch action {
    case .attribute(name: "citation", let attribute?): [attribute.value]
    case .add(let element, _): element.citations
    default: []
    }
  }

  /// The element that it is about: the one added or removed, else the one that it changes.
  var subject: [String] {
    switch action {
    case .add(let element, _): path + [element.identity]
    case .remove(let identity): path + [identity]
    default: path
    }
  }
}

extension EditionElement {
  /// The citations that it, or what it holds, names.
  var citations: Set<String> {
    var found = Set([value("citation")].compactMap { $0 })
    for child in children { found.formUnion(child.citations) }
    return found
  }

  /// Applies a change somewhere within; what is no longer there is left alone.
  mutating func apply(_ change: EditionChange, depth: Int = 0) {
    if depth < change.path.count {
      let identity = change.path[depth]
      guard let index = children.firstIndex(where: { $0.identity == identity }) else { return }
      children[index].apply(change, depth: depth + 1)
      return
    }
    switch change.action {
    case .attribute(let name, let attribute): set(name, to: attribute)
    case .text(let text): self.text = text
    case .remove(let identity): children.removeAll { $0.identity == identity }
    case .add(let element, let behind):
      for identity in behind {
        if let index = children.firstIndex(where: { $0.identity == identity }) {
          children.insert(element, at: index + 1)
          return
        }
      }
      children.insert(element, at: 0)
    case .order(let name, let identities):
      let places = children.indices.filter {
        children[$0].name == name && identities.contains(children[$0].identity)
      }
      let sorted = places.map { children[$0] }.sorted { left, right in
        (identities.firstIndex(of: left.identity) ?? 0)
          < (identities.firstIndex(of: right.identity) ?? 0)
      }
      for (place, element) in zip(places, sorted) { children[place] = element }
    }
  }
}
