import DDXCore
public import DDXRanking

/// A next step as a transition table orders it.
public struct CohortStep: Hashable, Comparable, Sendable {
  /// The step; nil where the edition recommends none.
  public let step: Decision.Step?

  /// Creates an entry of the table.
  public init(_ step: Decision.Step?) { self.step = step }

  /// Orders by kind in the order of their severity, procedure, pathway and target; none comes last.
  public static func < (left: Self, right: Self) -> Bool {
    left.key.lexicographicallyPrecedes(right.key) { $0.precedes($1) }
  }

  private var key: [String] {
    guard let step else { return ["9"] }
    let kind = Recommendation.Kind.allCases.firstIndex(of: step.kind) ?? 0
    return [
      String(kind), step.procedure?.name ?? "", step.pathway ?? "", step.target?.name ?? "",
    ]
  }
}
