/// The kinds of document that `ddx` reads.
public enum DocumentKind: String, CaseIterable, Hashable, Sendable {
  /// A patient.
  case profile
  /// The rules in force.
  case `protocol`
  /// What must come out under a protocol edition.
  case cases
  /// The evidence on one source.
  case evidence
  /// The findings and procedures that documents may name.
  case vocabulary
  /// The assumptions of a simulation.
  case study

  /// The namespace of its root element; the element has the name of the kind.
  public var namespace: String { "urn:ddx:\(rawValue):1" }

  /// Whether its values are a patient's, which no message shows unless asked to.
  public var isPrivate: Bool { self == .profile }

  /// The kind whose root element has a namespace.
  init?(namespace: String) {
    guard let kind = Self.allCases.first(where: { $0.namespace == namespace }) else { return nil }
    self = kind
  }

  /// The path of its schema among the shipped documents.
  var schemaPath: String { "Profiles/schemas/\(rawValue).xsd" }
}
