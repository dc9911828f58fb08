internal import DDXMarkup

/// The names that a schema declares, for suggestions: read only once something is wrong.
enum SchemaOutline {
  /// The names of all elements that documents of any kind can have.
  static let elements: Set<String> = {
    var names: Set<String> = []
    for kind in DocumentKind.allCases {
      guard let text = ShippedText.text(at: kind.schemaPath) else { continue }
      let tree = text.withUTF8Buffer { DocumentParser.parse($0, as: .anything).tree }
      for element in tree.elements where element.name == "element" {
        if let name = element.value("name") { names.insert(name) }
      }
    }
    return names
  }()

  /// The attributes that elements of a name can have.
  static func attributes(of element: String, in kind: DocumentKind) -> [String] {
    guard let text = ShippedText.text(at: kind.schemaPath) else { return [] }
    let tree = text.withUTF8Buffer { DocumentParser.parse($0, as: .anything).tree }
    var groups: [String: Element] = [:]
    var types: [String: Element] = [:]
    guard let root = tree.root else { return [] }
    for child in root.children {
      guard let name = child.value("name") else { continue }
      if child.name == "complexType" { types[name] = child }
      if child.name == "attributeGroup" { groups[name] = child }
    }
    /// The attributes declared anywhere within an element of the schema.
    func declared(in part: Element) -> [String] {
      if part.name == "attribute" { return [part.value("name")].compactMap { $0 } }
      // An element within a type has attributes of its own.
      if part.name == "element" { return [] }
      let group = part.value("ref").flatMap { groups[$0] }.map(declared) ?? []
      return group + part.children.flatMap(declared)
    }
    var names: [String] = []
    for declaration in tree.elements where declaration.name == "element" {
      guard declaration.value("name") == element else { continue }
      names += declaration.children.flatMap(declared)
      names += declaration.value("type").flatMap { types[$0] }.map(declared) ?? []
    }
    return names
  }
}
