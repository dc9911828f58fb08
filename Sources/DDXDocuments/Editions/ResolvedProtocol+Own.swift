public import DDXCore
internal import DDXMarkup

extension ResolvedProtocol {
  /// The overrides of the edition, and of each that it extends, the nearest first.
  public var overrides: [ProtocolOverride] {
    documents.indices.dropLast().flatMap { index in
      guard let root = documents[index].tree.root else { return [ProtocolOverride]() }
      let rules = EditionElement(root, document: index).children.filter {
        !["title", "summary", "citations"].contains($0.name)
      }
      return rules.flatMap { overrides(in: $0, path: [$0.identity]) }
    }
  }

  /// The citations in the edition's own document.
  public var ownCitations: Set<CitationID> {
    let citations = root.child("citations")?.children ?? []
    return Set(
      citations.filter { $0.origin.document == 0 }.compactMap { $0.value("id") }
        .map { CitationID($0) })
  }

  /// The override that an element is, if it has a reason, and those that it holds.
  private func overrides(in element: EditionElement, path: [String]) -> [ProtocolOverride] {
    var found: [ProtocolOverride] = []
    if let reason = element.value("reason") {
      found.append(
        ProtocolOverride(
          key: path.joined(separator: "/"), states: Self.states(of: element, prefix: ""),
          isRemoval: element.value("remove") == "yes", reason: reason,
          location: location(of: element.origin)))
    }
    return found
      + element.children.flatMap { overrides(in: $0, path: path + [$0.identity]) }
  }

  /// The statements of an element under its reason, with those children that have no other.
  private static func states(
    of element: EditionElement, prefix: String
  ) -> [ProtocolOverride.Statement] {
    let keys = ElementKeys.attributes(of: element.name)
    var found = element.attributes
      .filter { !keys.contains($0.name) && !ElementKeys.isOfOverride($0.name) }
      .map { ProtocolOverride.Statement(key: "\(prefix)@\($0.name)", value: $0.value) }
    if !element.text.isEmpty {
      found.append(.init(key: "\(prefix)text()", value: element.text))
    }
    for child in element.children where child.value("reason") == nil {
      if ElementKeys.isListed(child.name) {
        found.append(.init(key: "\(prefix)\(child.identity)", value: nil))
      } else if child.value("remove") == "yes" {
        found.append(.init(key: "\(prefix)\(child.identity)/@remove", value: "yes"))
      } else {
        found += states(of: child, prefix: "\(prefix)\(child.identity)/")
      }
    }
    return found
  }
}
