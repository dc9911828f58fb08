/// An error of the XML parser, before it is put into terms of ours.
struct ParserReport {
  /// libxml2's number for the kind of error.
  let code: Int32
  /// The first name that it gives.
  let first: String
  /// The second name that it gives.
  let second: String
  /// The line that it gives.
  let line: Int

  /// The error in terms of ours.
  func fault(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> MarkupFault {
    switch code {
    case 4: .malformed(.noRoot)
    case 5: .malformed(.trailing)
    case 6...9: .malformed(.character)
    case 23, 26, 27: .malformed(.entity(name: first))
    case 38: .malformed(.lessThan)
    case 39: .malformed(.unquoted)
    case 42, 203: .malformed(.attributeTwice(name: first))
    case 68 where offset > 0 && bytes[offset - 1] == UInt8(ascii: "&"):
      .malformed(.entity(name: ""))
    // Whatever a tag lacks, at the end of the document it is the rest of it.
    case _ where offset >= bytes.count && [40, 41, 65, 68, 73].contains(code):
      .malformed(.endsEarly(element: first))
    case 40, 41, 65, 68, 73: .malformed(.startTag(element: first))
    case 76: .malformed(.endTag(found: second, open: first, line: line))
    case 77: .malformed(.endsEarly(element: first))
    case 81: .invalidUTF8
    case 201: .malformed(.prefix(name: first))
    default: .malformed(.other)
    }
  }
}
