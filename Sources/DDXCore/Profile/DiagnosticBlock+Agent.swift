extension DiagnosticBlock {
  /// The injected drug.
  public enum Agent: String, CaseIterable, Sendable {
    /// A short-acting anaesthetic.
    case lidocaine
    /// A long-acting anaesthetic.
    case bupivacaine
    /// A long-acting anaesthetic.
    case ropivacaine
    /// A short-acting anaesthetic.
    case mepivacaine
    /// A short-acting anaesthetic.
    case articaine
    /// A short-acting anaesthetic.
    case chloroprocaine
    /// A long-acting anaesthetic.
    case levobupivacaine
    /// A short-acting anaesthetic.
    case prilocaine
    /// A short-acting anaesthetic.
    case procaine
    /// A local anaesthetic that was not named.
    case localAnaesthetic = "local-anaesthetic"
    /// A placebo.
    case saline
    /// Nothing that numbs.
    case none

    /// Whether it numbs.
    public var numbs: Bool { self != .saline && self != .none }

    /// Whether it acts long, or nil if it is no anaesthetic or was not named.
    public var isLongActing: Bool? {
      switch self {
      case .lidocaine, .mepivacaine, .articaine, .chloroprocaine, .prilocaine, .procaine: false
      case .bupivacaine, .ropivacaine, .levobupivacaine: true
      case .localAnaesthetic, .saline, .none: nil
      }
    }
  }

  /// The drug that names the block: of several in one syringe the first that acts longest.
  public var agent: Agent? {
    agents.first { $0.isLongActing == true } ?? agents.first(where: \.numbs) ?? agents.first
  }

  /// Whether an anaesthetic was injected; nil if no agent was recorded.
  public var isAnaesthetic: Bool? { agents.isEmpty ? nil : agents.contains(where: \.numbs) }

  /// Whether it acts long: several drugs in one syringe act as long as the longest of them.
  ///
  /// It is nil where nothing numbs, or the anaesthetic was not named.
  public var isLongActing: Bool? {
    let known = agents.compactMap(\.isLongActing)
    return known.isEmpty ? nil : known.contains(true)
  }
}
