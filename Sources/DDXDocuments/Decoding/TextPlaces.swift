internal import DDXMarkup

/// Where text is allowed.
///
/// In a streaming pass libxml2 2.9 says nothing of text in an element that must be empty; what is
/// written there would be lost without a word.
enum TextPlaces {
  /// Reports text in elements that hold none.
  static func check(_ tree: DocumentTree, of kind: DocumentKind, _ log: FaultLog) {
    for element in tree.elements where element.hasText {
      if !mayHoldText(element.name, in: element.parent?.name ?? "", of: kind) {
        log.error(.shape(.textUnexpected(element: element.name)), at: element)
      }
    }
  }

  private static func mayHoldText(
    _ name: String, in parent: String, of kind: DocumentKind
  ) -> Bool {
    switch kind {
    case .profile: false
    case .cases: name == "expect"
    case .vocabulary:
      definition.contains(name) || ["check", "advice", "synonyms"].contains(name)
    case .study: ["title", "summary", "citation"].contains(name)
    case .protocol: ["title", "summary", "citation", "advice", "criterion", "check"].contains(name)
    case .evidence:
      ["title", "summary", "citation", "note", "success", "advice", "not-when"].contains(name)
        || (name == "finding" && parent == "noted") || definition.contains(name)
    }
  }

  /// What describes a finding or a procedure in words.
  private static let definition = ["title", "question", "alias", "name", "coding"]
}
