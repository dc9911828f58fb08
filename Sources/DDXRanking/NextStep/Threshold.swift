public import DDXCore

extension Recommendation {
  /// How far one of the utilities can be moved, all others as stated, before another step is worth more.
  public struct Threshold: Sendable {
    /// A utility of the protocol.
    public enum Utility: Hashable, Sendable {
      /// What treating a source that does not hurt takes away.
      case harm
      /// The cost of a unit of burden.
      case burden
      /// The value of a pathway if its source hurts.
      case benefit(pathway: String, title: String)
    }

    /// Another step, from a value on.
    public struct Change: Sendable {
      /// The value at which the step changes.
      public let value: Double
      /// The step beyond it.
      public let next: Outcome.Next
    }

    /// Which utility.
    public let utility: Utility
    /// The value in force.
    public let value: Double
    /// The plausible values: the published interval, or else an assumed range.
    public let plausible: ClosedRange<Double>
    /// The citation, or the reason for an assumption.
    public let citation: CitationID
    /// The first change below the current value; nil if there is none.
    public let below: Change?
    /// The first change above it; nil if there is none.
    public let above: Change?

    /// How near the nearest change is, in parts of the plausible range; infinite where there is none.
    public var distance: Double {
      let width = plausible.upperBound - plausible.lowerBound
      let nearest = [below, above].compactMap { $0.map { abs($0.value - value) } }.min()
      return nearest.map { width > 0 ? $0 / width : 0 } ?? .infinity
    }
  }
}
