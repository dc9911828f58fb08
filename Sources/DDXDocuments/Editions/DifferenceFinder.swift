internal import DDXCore

/// Finds what must be changed to make one edition of another.
struct DifferenceFinder {
  let left: ResolvedProtocol
  let right: ResolvedProtocol
  private(set) var changes: [EditionChange] = []

  /// The changes, in the order of the documents.
  static func changes(
    from left: ResolvedProtocol, to right: ResolvedProtocol
  ) -> [EditionChange] {
    var finder = DifferenceFinder(left: left, right: right)
    finder.compare(left.root, right.root, [])
    return finder.changes
  }

  private init(left: ResolvedProtocol, right: ResolvedProtocol) {
    self.left = left
    self.right = right
  }

  private mutating func compare(
    _ before: EditionElement, _ after: EditionElement, _ path: [String]
  ) {
    compareAttributes(before, after, path)
    if before.text != after.text {
      let key = Self.key(path, "text()")
      add(
        key, path, .text(after.text), isInert: true,
        before.text.isEmpty
          ? nil : (before.text, left.location(of: before.textOrigin, .text)),
        after.text.isEmpty ? nil : (after.text, right.location(of: after.textOrigin, .text)))
    }
    compareChildren(before, after, path)
    compareOrder(before, after, path)
  }

  private mutating func compareAttributes(
    _ before: EditionElement, _ after: EditionElement, _ path: [String]
  ) {
    var names = before.attributes.map(\.name)
    names += after.attributes.map(\.name).filter { !names.contains($0) }
    for name in names {
      let old = before.attributes.first { $0.name == name }
      let new = after.attributes.first { $0.name == name }
      if let old, let new, ElementKeys.isSame(old.value, new.value, of: name) { continue }
      add(
        Self.key(path, "@\(name)"), path, .attribute(name: name, new),
        isInert: InertParts.isAttribute(name, in: path),
        old.map { ($0.value, left.location(of: $0.origin, .attribute(name))) },
        new.map { ($0.value, right.location(of: $0.origin, .attribute(name))) })
    }
  }

  private mutating func compareChildren(
    _ before: EditionElement, _ after: EditionElement, _ path: [String]
  ) {
    let old = Dictionary(before.children.map { ($0.identity, $0) }) { first, _ in first }
    let new = Dictionary(after.children.map { ($0.identity, $0) }) { first, _ in first }
    var seen: Set<String> = []
    for child in before.children where seen.insert(child.identity).inserted {
      if let other = new[child.identity] {
        compare(child, other, path + [child.identity])
      } else {
        add(
          Self.key(path, child.identity), path, .remove(identity: child.identity),
          isInert: InertParts.isElement(child, in: path),
          (child.summary, left.location(of: child.origin)), nil)
      }
    }
    var behind: [String] = []
    for child in after.children {
      defer { behind.insert(child.identity, at: 0) }
      guard old[child.identity] == nil, seen.insert(child.identity).inserted else { continue }
      add(
        Self.key(path, child.identity), path, .add(child, behind: behind),
        isInert: InertParts.isElement(child, in: path), nil,
        (child.summary, right.location(of: child.origin)))
    }
  }

  /// Elements of one name in another order: a rule where the first of them may win.
  private mutating func compareOrder(
    _ before: EditionElement, _ after: EditionElement, _ path: [String]
  ) {
    var names: [String] = []
    for child in before.children where !names.contains(child.name) { names.append(child.name) }
    for name in names where !ElementKeys.attributes(of: name).isEmpty {
      let old = before.children.filter { $0.name == name }
      let new = after.children.filter { $0.name == name }
      let order = new.map(\.identity).filter { identity in
        old.contains { $0.identity == identity }
      }
      let earlier = old.map(\.identity).filter(order.contains)
      guard order != earlier, let first = old.first, let other = new.first else { continue }
      add(
        Self.key(path, "\(name)/order()"), path, .order(name: name, new.map(\.identity)),
        isInert: InertParts.holds(path),
        (earlier.joined(separator: " "), left.location(of: first.origin)),
        (order.joined(separator: " "), right.location(of: other.origin)))
    }
  }

  private mutating func add(
    _ key: String, _ path: [String], _ action: EditionChange.Action, isInert: Bool,
    _ before: (String, DocumentLocation)?, _ after: (String, DocumentLocation)?
  ) {
    changes.append(
      EditionChange(
        path: path, action: action,
        difference: ProtocolDifference(
          key: key, left: before?.0, right: after?.0, leftLocation: before?.1,
          rightLocation: after?.1, isInert: isInert)))
  }

  private static func key(_ path: [String], _ part: String) -> String {
    (path + [part]).joined(separator: "/")
  }
}

extension EditionElement {
  /// Its value, in one line.
  fileprivate var summary: String {
    if !text.isEmpty { return text }
    let keys = ElementKeys.attributes(of: name)
    let values = attributes.filter { !keys.contains($0.name) && $0.name != "reason" }
      .map { "\($0.name)=\"\($0.value)\"" }
    if !values.isEmpty { return values.joined(separator: " ") }
    let held = children.map(\.identity)
    return held.isEmpty ? identity : held.joined(separator: " ")
  }
}
