public import DDXCore
public import DDXRanking

/// A next step with its agent as a transition table orders it.
public struct CohortStep: Hashable, Comparable, Sendable {
  /// The step; nil where the edition recommends none.
  public let step: Decision.Step?
  /// The agent of an injection, where the edition names one.
  public let agent: DiagnosticBlock.Agent?

  /// Creates an entry of the table.
  public init(_ decision: Decision) {
    step = decision.step
    agent = decision.agent
  }

  /// Orders by kind in the order of their severity, procedure, pathway, target and agent; none comes last.
  public static func < (left: Self, right: Self) -> Bool {
    left.key.lexicographicallyPrecedes(right.key) { $0.precedes($1) }
  }

  private var key: [String] {
    guard let step else { return ["9"] }
    let kind = Recommendation.Kind.allCases.firstIndex(of: step.kind) ?? 0
    return [
      String(kind), step.procedure?.name ?? "", step.pathway ?? "", step.target?.name ?? "",
      agent?.rawValue ?? "",
    ]
  }
}
