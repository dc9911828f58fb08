/// An override of an inherited part, with the reason.
public struct ProtocolOverride: Hashable, Sendable {
  /// One attribute, text or element that the override states.
  public struct Statement: Hashable, Sendable {
    /// The part of the element, such as `@relief` or `text()`.
    public let key: String
    /// Its value; nil for an element that has only a name.
    public let value: String?

    /// Creates a statement.
    public init(key: String, value: String?) {
      self.key = key
      self.value = value
    }
  }

  /// The element, such as `criteria/criterion[facet-joint]`.
  public let key: String
  /// Its statements, in the order of the document.
  public let states: [Statement]
  /// Whether it removes the inherited element.
  public let isRemoval: Bool
  /// Why, as the document has it.
  public let reason: String
  /// Its place in the document.
  public let location: DocumentLocation

  /// Creates an override.
  public init(
    key: String, states: [Statement], isRemoval: Bool, reason: String, location: DocumentLocation
  ) {
    self.key = key
    self.states = states
    self.isRemoval = isRemoval
    self.reason = reason
    self.location = location
  }
}
