internal import DDXCore
internal import DDXMarkup

extension SchemaViolation {
  /// The violation in terms of ours.
  func fault(in tree: DocumentTree, of kind: DocumentKind) -> Fault {
    let name = Element(tree: tree, index: element).name
    switch code {
    case Code.attributeMissing:
      return .shape(.attributeMissing(name: parts.0, element: name))
    case Code.attributeUnknown:
      let near = NearNames.near(parts.0, among: SchemaOutline.attributes(of: name, in: kind))
      return .shape(.attributeUnknown(name: parts.0, element: name, near: near))
    case Code.content where isIncomplete:
      return .shape(.elementMissing(element: name, expected: expected))
    case Code.content:
      return .shape(
        .elementUnexpected(
          name: name, expected: expected, near: NearNames.near(name, among: expected)))
    case Code.emptyContent, Code.simpleContent, Code.elementContent:
      return .shape(.textUnexpected(element: name))
    case Code.enumeration:
      let allowed = parts.1.split(separator: "'").map(String.init).filter { $0 != ", " }
      return .value(
        .unknownWord(
          attribute: attribute ?? name, found: parts.0, allowed: allowed,
          near: NearNames.near(parts.0, of: attribute ?? name, among: allowed)))
    case Code.minimumLength, Code.maximumLength, Code.length:
      return .value(.notName(subject: attribute ?? name, found: ""))
    case Code.pattern, Code.datatype, Code.listType, Code.unionType:
      return .value(.notName(subject: attribute ?? name, found: parts.0))
    default:
      return .shape(.refused(element: name, attribute: attribute))
    }
  }

  /// Whether one of our own rules, or another violation, says the same and better.
  func isCovered(by entries: [FaultLog.Entry], and others: [SchemaViolation]) -> Bool {
    // libxml2 takes a key that it could not read for one given twice.
    if code == Code.duplicate, others.contains(where: { $0.element == element && $0.code != code })
    {
      return true
    }
    return entries.contains { entry in
      guard entry.severity == .error, entry.element == element else { return false }
      // A key that is given twice is reported with the line of the first.
      return code == Code.duplicate || entry.attribute == attribute
    }
  }
}
