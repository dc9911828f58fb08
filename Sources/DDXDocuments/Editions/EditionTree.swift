/// An edition in the form that the decoders read, with the origin of each part.
struct EditionTree {
  /// The elements and attributes.
  let tree: DocumentTree
  private let origins: [EditionElement.Origin]
  private let attributeOrigins: [EditionElement.Origin]

  /// Lays out an element with all that it holds.
  init(_ root: EditionElement) {
    var builder = Builder()
    builder.add(root, parent: -1)
    tree = DocumentTree(nodes: builder.nodes, attributes: builder.attributes)
    origins = builder.origins
    attributeOrigins = builder.attributeOrigins
  }

  /// Where an element, or one of its attributes, stands.
  func origin(of element: Int, _ attribute: String?) -> EditionElement.Origin {
    if let attribute {
      for index in tree.nodes[element].attributes where tree.attributes[index].name == attribute {
        return attributeOrigins[index]
      }
    }
    return origins[element]
  }

  /// The nearest document that says something of an element, where it does so.
  func nearestOrigin(of element: Int) -> EditionElement.Origin {
    tree.nodes[element].attributes.map { attributeOrigins[$0] }
      .reduce(origins[element]) { $1.document < $0.document ? $1 : $0 }
  }

  /// The line that each element begins on.
  func lines(in documents: [SourceDocument]) -> [Int] {
    origins.map { documents[$0.document].lines[$0.element] }
  }

  private struct Builder {
    var nodes: [DocumentTree.Node] = []
    var attributes: [DocumentTree.Attribute] = []
    var origins: [EditionElement.Origin] = []
    var attributeOrigins: [EditionElement.Origin] = []

    mutating func add(_ element: EditionElement, parent: Int) {
      let index = nodes.count
      let first = attributes.count
      for attribute in element.attributes {
        attributes.append(.init(name: attribute.name, value: attribute.value))
        attributeOrigins.append(attribute.origin)
      }
      nodes.append(
        .init(
          name: element.name, offset: 0, parent: parent, attributes: first..<attributes.count,
          end: index + 1, text: element.text))
      origins.append(element.origin)
      for child in element.children { add(child, parent: index) }
      nodes[index].end = nodes.count
    }
  }
}
