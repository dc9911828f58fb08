public import DDXCore

extension Recommendation {
  /// Something that is free to ask or to look up, and what its answers would change.
  public struct Question: Sendable {
    /// What it asks for.
    public enum Subject: Hashable, Sendable {
      /// A finding that was not recorded.
      case finding(FindingCode)
      /// A missing fact of a block, with its date as the document writes it.
      case block(BlockDetail, ProcedureID, on: String)
    }

    /// The facts that may be missing in a recorded block.
    public enum BlockDetail: String, CaseIterable, Sendable {
      /// How much relief it gave at its peak.
      case relief
      /// Whether the contrast ran into a vessel.
      case vascularUptake = "vascular-uptake"
      /// Which drug was injected.
      case agent
    }

    /// The meaning of one answer.
    public struct Answer: Sendable {
      /// The answer as a document writes it, such as `present` or `not-seen`.
      public let word: String
      /// How probable it is.
      public let probability: Probability
      /// The most probable source then, with its probability.
      public let leading: (source: SourceID, posttest: Probability)
      /// The step after it, as things stand; nil if the objective does not say.
      public let next: Recommendation.Outcome.Next?
    }

    /// What it asks for.
    public let subject: Subject
    /// What asking is expected to be worth, in units of the objective; in bits where the protocol does
    /// not ask first.
    public let value: Double
    /// The meaning of each answer.
    public let answers: [Answer]

    /// Whether some answer leads to another step than the others.
    public var changesStep: Bool { Set(answers.map(\.next)).count > 1 }
  }
}
