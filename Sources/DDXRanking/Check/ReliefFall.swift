public import DDXCore

/// Where more relief of a block makes its target less probable.
public struct ReliefFall: Hashable, Sendable {
  /// How a block was given, as far as it matters for what its relief says.
  public enum Manner: String, CaseIterable, Sendable {
    /// Under live contrast, no uptake seen, without sedation.
    case clean
    /// Nothing was looked for.
    case unknownUptake = "unknown-uptake"
    /// Uptake was seen.
    case uptakeSeen = "uptake-seen"
    /// With sedation, under live contrast.
    case sedated
  }

  /// The source that the block is put at.
  public let target: SourceID
  /// The age of the patient in years.
  public let age: Int
  /// The side of the pain.
  public let painSide: Side
  /// The levels of the block; none where they are not named.
  public let levels: [Level]
  /// The additional finding of the patient, if any.
  public let finding: FindingCode?
  /// How the block was given.
  public let manner: Manner
  /// The least relief in percent of the outcome of the other block; nil where there was one block.
  public let other: Double?
  /// The relief in percent from which the target is less probable than just below.
  public let edge: Double
  /// How much less probable, in 0 … 1.
  public let size: Double
}
