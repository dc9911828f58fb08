/// What an edition puts over what it inherits, and why.
public struct ProtocolOverride: Hashable, Sendable {
  /// One attribute, text or element that the override states.
  public struct Statement: Hashable, Sendable {
    /// What it is within the element, such as `@relief` or `text()`.
    public let key: String
    /// What it says; nil for an element that says nothing besides its name.
    public let value: String?

    /// Creates a statement.
    public init(key: String, value: String?) {
      self.key = key
      self.value = value
    }
  }

  /// The element, such as `criteria/criterion[facet-joint]`.
  public let key: String
  /// What it states, in the order of the document.
  public let states: [Statement]
  /// Whether it takes away what is inherited.
  public let isRemoval: Bool
  /// Why, as the document has it.
  public let reason: String
  /// Where it stands.
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
