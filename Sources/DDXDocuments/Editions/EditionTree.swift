internal import DDXMarkup

/// An edition in the form that the decoders read, with the origin of each part.
struct EditionTree {
  /// The elements and attributes.
  let tree: DocumentTree
  private let origins: [EditionElement.Origin]
  private let attributeOrigins: [EditionElement.Origin]

  /// Lays out an element with all that it holds; its lines are those of the documents.
  init(_ root: EditionElement, of documents: [SourceDocument] = []) {
    var builder = Builder(documents: documents)
    builder.add(root)
    tree = builder.tree.tree()
    origins = builder.origins
    attributeOrigins = builder.attributeOrigins
  }

  /// Where an element, or one of its attributes, stands.
  func origin(of element: Int, _ attribute: String?) -> EditionElement.Origin {
    if let attribute {
      let index = Element(tree: tree, index: element).attribute(attribute)
      if let index { return attributeOrigins[index] }
    }
    return origins[element]
  }

  /// The nearest document that says something of an element, where it does so.
  func nearestOrigin(of element: Int) -> EditionElement.Origin {
    tree.nodes[element].attributes.map { attributeOrigins[$0] }
      .reduce(origins[element]) { $1.document < $0.document ? $1 : $0 }
  }

  private struct Builder {
    let documents: [SourceDocument]
    var tree = TreeBuilder()
    var names: [String: Int] = [:]
    var origins: [EditionElement.Origin] = []
    var attributeOrigins: [EditionElement.Origin] = []

    mutating func add(_ element: EditionElement) {
      let origin = element.origin
      let line = documents.isEmpty ? 0 : documents[origin.document].line(of: origin.element)
      tree.open(name: number(of: element.name), offset: 0, line: line)
      origins.append(origin)
      for attribute in element.attributes {
        let name = number(of: attribute.name)
        var value = attribute.value
        value.withUTF8 { tree.addAttribute(name: name, value: $0) }
        attributeOrigins.append(attribute.origin)
      }
      var text = element.text
      if element.children.isEmpty { text.withUTF8 { tree.append($0) } }
      for child in element.children { add(child) }
      tree.close()
    }

    private mutating func number(of name: String) -> Int {
      if let number = names[name] { return number }
      let number = tree.addName(name)
      names[name] = number
      return number
    }
  }
}
