public import DDXCore

/// One attribute or text of an edition, and where it stands.
public struct ProtocolStatement: Hashable, Sendable {
  /// The key, such as `criteria/criterion[facet-joint]/@relief`.
  public let key: String
  /// The value.
  public let value: String
  /// The place where it is stated last: in the edition itself, or in one that it extends.
  public let location: DocumentLocation
}

/// A protocol edition with all that it inherits, and where each part of it stands.
public struct ResolvedProtocol: Sendable {
  /// The rules.
  public let rules: ClinicalProtocol
  let root: EditionElement
  let documents: [SourceDocument]
  let names: VocabularyNames

  /// The document of the edition and those that it extends, the nearest first.
  public var files: [DocumentFile] { documents.map(\.file) }

  /// Everything that the edition says, its own and inherited, in the order of the documents.
  public var statements: [ProtocolStatement] {
    var found: [ProtocolStatement] = []
    func add(_ element: EditionElement, _ path: [String]) {
      for attribute in element.attributes {
        found.append(
          ProtocolStatement(
            key: (path + ["@\(attribute.name)"]).joined(separator: "/"), value: attribute.value,
            location: location(of: attribute.origin, .attribute(attribute.name))))
      }
      if !element.text.isEmpty {
        found.append(
          ProtocolStatement(
            key: (path + ["text()"]).joined(separator: "/"), value: element.text,
            location: location(of: element.textOrigin, .text)))
      }
      for child in element.children { add(child, path + [child.identity]) }
    }
    add(root, [])
    return found
  }

  /// Where a part of the edition stands.
  func location(
    of origin: EditionElement.Origin, _ part: SourceDocument.Part = .element
  ) -> DocumentLocation {
    documents[origin.document].location(of: origin.element, part)
  }
}
