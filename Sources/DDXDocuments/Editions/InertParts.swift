/// What of an edition moves no result.
enum InertParts {
  /// Whether all that an element of the protocol holds is inert.
  static func holds(_ path: [String]) -> Bool {
    guard let section = path.first else { return false }
    return ["title", "summary", "citations", "checks"].contains(section)
  }

  /// Whether an element is inert as a whole.
  static func isElement(_ element: EditionElement, in path: [String]) -> Bool {
    holds(path + [element.identity]) || ElementKeys.isText(element.name)
  }

  /// Whether an attribute is.
  static func isAttribute(_ name: String, in path: [String]) -> Bool {
    path.isEmpty || holds(path) || isBound(name)
      || ["citation", "reason", "remove", "verified", "assumed"].contains(name)
  }

  /// Whether an attribute is an end of an interval.
  static func isBound(_ name: String) -> Bool {
    ["low", "high"].contains(name) || name.hasSuffix("-low") || name.hasSuffix("-high")
  }

  /// The value that an end of an interval belongs to.
  static func value(ofBound name: String) -> [String] {
    switch name {
    case "low", "high": ["multiple-sources", "lambda", "value"]
    default: [String(name.dropLast(name.hasSuffix("-low") ? 4 : 5))]
    }
  }
}
