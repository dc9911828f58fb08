internal import DDXMarkup

extension DiagnosticEntry {
  /// What keeps a file from being read as XML.
  static let reading: [DiagnosticEntry] = [
    .init(.file(.missing), "No file has this path."),
    .init(.file(.isDirectory), "The command takes one document here, not a folder of them."),
    .init(.file(.notPermitted), "The system does not let you read the file."),
    .init(
      .file(.unreadable(reason: "Input/output error")), "The system gave another reason."),
    .init(
      .file(.tooLarge(limit: ReadingLimits.documentSize)),
      "No document is nearly this large, so it is probably the wrong file."),
    .init(.file(.empty), "The file has no bytes."),
    .init(
      .file(.silent(seconds: 5)),
      "The path is that of a named pipe or a device to which nobody writes."),
    .init(
      .markup(.encoding(found: "ISO-8859-1")),
      "Documents are read only as UTF-8, so that no letter is mistaken for another."),
    .init(.markup(.invalidUTF8), "The bytes here do not form a character in UTF-8."),
    .init(.markup(.zeroByte), "Text has no zero bytes: the file may be damaged or binary."),
    .init(
      .markup(.documentType),
      "A document type can make a reader open other files and use up memory, so none is accepted."),
    .init(
      .markup(.malformed(.endTag(found: "pain", open: "findings", line: 6))),
      "The document is not well-formed XML. ddx does not guess: a truncated profile is refused."),
    .init(
      .markup(.tagTooLong(limit: ReadingLimits.tagSize)),
      "The limit keeps hostile documents from taking time."),
    .init(
      .markup(.tooManyAttributes(limit: ReadingLimits.attributes)),
      "The limit keeps hostile documents from taking time."),
    .init(
      .markup(.tooDeep(limit: ReadingLimits.depth)),
      "The limit keeps hostile documents from taking memory."),
    .init(
      .markup(.tooManyElements(limit: ReadingLimits.elements)),
      "The limit keeps hostile documents from taking memory."),
    .init(
      .markup(.textTooLong(limit: ReadingLimits.textSize)),
      "The limit keeps hostile documents from taking time."),
  ]
}
