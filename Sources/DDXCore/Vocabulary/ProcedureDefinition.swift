/// A targeted injection or provocation that may be done.
public struct ProcedureDefinition: Sendable {
  /// Bleeding-risk class [Narouze2018].
  public enum Risk: String, CaseIterable, Sendable {
    /// Low.
    case low
    /// Intermediate.
    case intermediate
    /// High.
    case high
  }

  /// The id, such as `medial-branch-block`.
  public let id: ProcedureID
  /// A noun phrase.
  public let title: String
  /// The way in; repeats of one approach on one side share what persists.
  public let approach: String
  /// The kind of its levels, or nil if it has none.
  public let levels: LevelKind?
  /// Whether it has a side.
  public let side: FindingDefinition.Place
  /// Its bleeding-risk class.
  public let risk: Risk

  /// Creates a definition.
  public init(
    id: ProcedureID, title: String, approach: String, levels: LevelKind?,
    side: FindingDefinition.Place, risk: Risk
  ) {
    self.id = id
    self.title = title
    self.approach = approach
    self.levels = levels
    self.side = side
    self.risk = risk
  }
}
