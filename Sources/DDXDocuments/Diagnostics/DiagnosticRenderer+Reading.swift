internal import DDXMarkup

extension FileFault {
  /// The fault in words.
  var words: Words {
    switch self {
    case .missing: Words("there is no such file", help: "check the path")
    case .isDirectory: Words("is a directory", help: "name a file in it")
    case .notPermitted: Words("may not be read", help: "check the permissions of the file")
    case .unreadable(let reason): Words("can't be read: \(reason)")
    case .tooLarge(let limit):
      Words(
        "is too large (more than \(limit >> 20) MiB)",
        help: "give one document at a time")
    case .empty: Words("is empty", help: "give an XML document")
    case .silent(let seconds):
      Words(
        "is a pipe or a device to which nothing was written for \(seconds) seconds",
        help: "name a file, or pipe the document in and name it `-`")
    }
  }
}

extension MarkupFault {
  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .encoding(let found):
      Words(
        "must be in UTF-8, found \(values.quoted(found, or: "another encoding"))",
        help: "save the document as UTF-8")
    case .invalidUTF8:
      Words("is not valid UTF-8 from here on", help: "save the document as UTF-8")
    case .zeroByte: Words("contains a zero byte", help: "remove it; text has none")
    case .documentType:
      Words(
        "a document type declaration is not accepted",
        help: "remove `<!DOCTYPE …>`; the document needs none")
    case .malformed(let malformation): malformation.words(values)
    case .tagTooLong(let limit):
      Words("a tag is longer than \(limit >> 10) KiB", help: "shorten its attributes")
    case .tooManyAttributes(let limit): Words("an element has more than \(limit) attributes")
    case .tooDeep(let limit): Words("elements are nested more than \(limit) deep")
    case .tooManyElements(let limit): Words("there are more than \(limit) elements")
    case .textTooLong(let limit): Words("a text is longer than \(limit >> 10) KiB")
    }
  }
}

extension Malformation {
  /// The fault in words; the names in it are the document's own, and may be anything.
  fileprivate func words(_ values: ValueWords) -> Words {
    switch self {
    case .endsEarly(let element):
      Words(
        "the document ends while \(values.quoted(element, or: "an element")) is open",
        help: "the end of the document may have been lost")
    case .endTag(let found, let open, let line):
      Words(
        "this end tag\(values.areShown ? " `</\(found)>`" : "") does not close "
          + "\(values.quoted(open, or: "the element")) opened on line \(line)",
        help: "close each element before the one that holds it")
    case .startTag(let element):
      Words(
        "the tag of \(values.quoted(element, or: "this element")) is not well-formed",
        help: "write attributes as name=\"value\", and end the tag with `>` or `/>`")
    case .unquoted:
      Words(
        "an attribute value has no quotes", help: "write attributes as name=\"value\"")
    case .attributeTwice(let name):
      Words("the attribute \(values.quoted(name, or: "here")) is given twice", help: "keep one")
    case .lessThan:
      Words("`<` is not allowed in an attribute value", help: "write it as `&lt;`")
    case .entity(let name):
      Words(
        "\(values.areShown ? "`&\(name);`" : "the entity") is not defined",
        help: "write the character itself; a lone `&` is written `&amp;`")
    case .character: Words("a character here is not allowed in XML", help: "remove it")
    case .prefix(let name):
      Words(
        "the prefix \(values.quoted(name, or: "here")) has no namespace", help: "remove it")
    case .trailing:
      Words(
        "there is content after the root element", help: "a document has one root element")
    case .noRoot:
      Words("there is no root element", help: "give an XML document")
    case .other: Words("the document is not well-formed XML here")
    }
  }
}
