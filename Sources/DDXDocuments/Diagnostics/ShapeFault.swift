/// Why elements and attributes are not those of their kind.
public enum ShapeFault: Hashable, Sendable {
  /// A root element of no document of ddx.
  case unknownNamespace(element: String, namespace: String)
  /// A document of another kind.
  case wrongKind(found: DocumentKind, expected: DocumentKind)
  /// An attribute that the element does not have.
  case attributeUnknown(name: String, element: String, near: [String])
  /// An attribute that the element must have.
  case attributeMissing(name: String, element: String)
  /// An element that is not allowed here.
  case elementUnexpected(name: String, expected: [String], near: [String])
  /// An element that must stand here.
  case elementMissing(element: String, expected: [String])
  /// Text where none is allowed.
  case textUnexpected(element: String)
  /// One name twice.
  case definedTwice(subject: Subject, name: String, line: Int)
  /// Something that the schema refuses.
  case refused(element: String, attribute: String?)
  /// A schema of this program can't be used: a fault of ours.
  case schemaUnusable(kind: DocumentKind)

  /// The kind of definition.
  public enum Subject: String, CaseIterable, Sendable {
    /// A citation.
    case citation
    /// A population.
    case population
    /// A group.
    case group
    /// A pathway.
    case pathway
    /// A suspect.
    case suspect
    /// A combination of signs.
    case combination
    /// A contraindication.
    case contraindication
    /// A check.
    case check
    /// A case.
    case `case`
    /// A finding.
    case finding
    /// A procedure.
    case procedure
    /// A disease.
    case disease
    /// A scale.
    case scale
    /// A value.
    case value
    /// A member.
    case member
    /// A source.
    case source
    /// A level.
    case level
    /// An age.
    case age
    /// A side of the pain.
    case side
  }

  var number: Int {
    switch self {
    case .unknownNamespace: 24
    case .wrongKind: 25
    case .attributeUnknown: 26
    case .attributeMissing: 27
    case .elementUnexpected: 28
    case .elementMissing: 29
    case .textUnexpected: 30
    case .definedTwice: 31
    case .refused: 32
    case .schemaUnusable: 33
    }
  }
}
