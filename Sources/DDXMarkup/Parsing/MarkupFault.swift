/// Why bytes are not XML that is accepted.
public enum MarkupFault: Hashable, Sendable {
  /// In another encoding than UTF-8.
  case encoding(found: String)
  /// Not the bytes of any character.
  case invalidUTF8
  /// A byte of value 0.
  case zeroByte
  /// A document type declaration.
  case documentType
  /// Not well-formed.
  case malformed(Malformation)
  /// A tag longer than any can be.
  case tagTooLong(limit: Int)
  /// More attributes than an element can have.
  case tooManyAttributes(limit: Int)
  /// Elements nested deeper than they can be.
  case tooDeep(limit: Int)
  /// More elements than a document can have.
  case tooManyElements(limit: Int)
  /// A text longer than any can be.
  case textTooLong(limit: Int)

  /// The number, which never changes.
  public var number: Int {
    switch self {
    case .encoding: 14
    case .invalidUTF8: 15
    case .zeroByte: 16
    case .documentType: 17
    case .malformed: 18
    case .tagTooLong: 19
    case .tooManyAttributes: 20
    case .tooDeep: 21
    case .tooManyElements: 22
    case .textTooLong: 23
    }
  }
}

/// What keeps a document from being well-formed.
public enum Malformation: Hashable, Sendable {
  /// It ends while an element is open.
  case endsEarly(element: String)
  /// An end tag of another name than the element that is open.
  case endTag(found: String, open: String, line: Int)
  /// A start tag that is not closed, or what is not an attribute within it.
  case startTag(element: String)
  /// An attribute without quotes around its value.
  case unquoted
  /// One attribute twice.
  case attributeTwice(name: String)
  /// A `<` within the value of an attribute.
  case lessThan
  /// An entity that XML does not know by itself.
  case entity(name: String)
  /// A character that XML does not allow.
  case character
  /// A prefix without a namespace.
  case prefix(name: String)
  /// Something behind the root element.
  case trailing
  /// No root element.
  case noRoot
  /// Anything else.
  case other
}
