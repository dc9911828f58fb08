extension ShapeFault {
  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .unknownNamespace(let element, let namespace):
      Words(
        values.areShown
          ? "`\(element)` in "
            + (namespace.isEmpty ? "no namespace" : "the namespace `\(namespace)`")
            + " is not a document of ddx"
          : "the root element is not that of a document of ddx",
        help: "the root element of a profile is `<profile xmlns=\"urn:ddx:profile:1\">`")
    case .wrongKind(let found, let expected):
      Words("is of kind `\(found.rawValue)`, not of kind `\(expected.rawValue)`")
    case .attributeUnknown(let name, let element, let near):
      Words(
        "\(values.named(element)) has no \(values.areShown ? "attribute `\(name)`" : "such attribute")",
        help: ValueWords.near(near) ?? "remove it")
    case .attributeMissing(let name, let element):
      Words("\(values.named(element)) needs the attribute `\(name)`", help: "add `\(name)=\"…\"`")
    case .elementUnexpected(let name, let expected, let near):
      Words(
        "\(values.named(name)) is not allowed here",
        help: ValueWords.near(near)
          ?? (expected.isEmpty
            ? "remove it" : "expected here: \(ValueWords.list(expected, joinedBy: "or"))"))
    case .elementMissing(let element, let expected):
      Words(
        "\(values.named(element)) is not complete",
        help: "add \(ValueWords.list(expected, joinedBy: "or"))")
    case .textUnexpected(let element):
      Words(
        "\(values.named(element)) can't contain text",
        help: "remove the text, or put it in an attribute")
    case .definedTwice(let subject, let name, let line):
      Words(
        "the \(subject.rawValue) \(values.quoted(name, or: "here")) is already defined on line \(line)",
        help: "keep one of the two")
    case .refused(let element, let attribute):
      Words(
        (attribute.map { "`\($0)` of " } ?? "")
          + "\(values.named(element)) does not match the schema")
    case .schemaUnusable(let kind):
      Words("the schema of the kind `\(kind.rawValue)` can't be used: a fault of ddx itself")
    }
  }
}

extension ReferenceFault {
  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .unknownFinding(let code, let near):
      Words(
        "the vocabulary has no finding\(values.areShown ? " `\(code)`" : " with this code")",
        help: near.help
          ?? "`ddx findings WORD...` searches the vocabulary; the findings of an added module are known "
          + "only with its `--module` or `--plugin`")
    case .unknownProcedure(let id, let near):
      Words(
        "the vocabulary has no procedure\(values.areShown ? " `\(id)`" : " with this id")",
        help: ValueWords.near(near)
          ?? "the procedures of an added module are known only with its `--module` or `--plugin`")
    case .earlierCode(let code, let now):
      Words("\(values.quoted(code, or: "this")) is a former code", help: "write `\(now)`")
    case .undefinedCitation(let id, let near):
      Words(
        "there is no citation \(values.quoted(id, or: "with this id"))",
        help: ValueWords.near(near) ?? "add it under `citations`")
    case .undefinedPopulation(let id, let near):
      Words(
        "there is no population \(values.quoted(id, or: "with this id"))",
        help: ValueWords.near(near) ?? "add it under `populations`")
    case .unknownDisease(let id, let near):
      Words(
        "the vocabulary has no disease \(values.quoted(id, or: "with this id"))",
        help: ValueWords.near(near)
          ?? "a suspect with a share is a disease of the vocabulary: add it there")
    case .unknownScale(let id, let near):
      Words(
        "the vocabulary has no scale \(values.quoted(id, or: "with this id"))",
        help: ValueWords.near(near) ?? "name a scale, or a finding that has grades")
    case .unusedCitation(let id):
      Words(
        "nothing cites \(values.quoted(id, or: "here"))",
        help: "remove it, or cite it at the number it supports")
    case .perhapsOfAbsent(let name, let modules):
      Words(
        "no vocabulary in use has \(values.quoted(name, or: "this code")), so it has no effect",
        help: "it may belong to \(ValueWords.list(modules, joinedBy: "or")), which is not in use; "
          + "otherwise `ddx findings WORD...` searches the vocabulary")
    case .inVocabulary(let name):
      Words(
        "the shipped vocabulary already has \(values.quoted(name, or: "this entry")), of another kind "
          + "or with other sides or levels",
        help: "leave the definition out, or choose another name")
    }
  }
}
