public import DDXCore

/// The change of every source's post-test probability from one edition to another, shared out over
/// the edits between them.
///
/// Amounts are differences of probabilities, right less left. The shares of a source add up to its
/// change within 1e-9.
public struct Attribution: Hashable, Sendable {
  /// How the shares were found.
  public enum Method: Hashable, Sendable {
    /// From every set of the active edits.
    case exact
    /// From so many random orders and their reverses.
    case sampled(pairs: Int)
  }

  /// What one edit does.
  public struct Share: Hashable, Sendable {
    /// The edit, by its place among those of the space.
    public let edit: Int
    /// What it adds to each source's probability, in the order of ``Attribution/sources``.
    public let amounts: [Double]
    /// The standard errors of the amounts; nil where they are exact.
    public let standardErrors: [Double]?

    /// The sum of the absolute amounts over the sources.
    public var size: Double { amounts.reduce(0) { $0 + abs($1) } }
  }

  /// The sources that both editions assess, by id.
  public let sources: [SourceID]
  /// The change of each source.
  public let changes: [Double]
  /// The active edits, in the order of the document.
  public let shares: [Share]
  /// The edits that no evaluated combination reads anything of.
  public let inactive: [Int]
  /// How the shares were found.
  public let method: Method

  /// What an edit adds to a source; 0 for an inactive edit.
  public func amount(of edit: Int, for source: SourceID) -> Double {
    guard let share = shares.first(where: { $0.edit == edit }),
      let index = sources.firstIndex(of: source)
    else { return 0 }
    return share.amounts[index]
  }

  /// The same, from the right edition to the left one.
  var negated: Attribution {
    Attribution(
      sources: sources, changes: changes.map { -$0 },
      shares: shares.map {
        Share(
          edit: $0.edit, amounts: $0.amounts.map { -$0 }, standardErrors: $0.standardErrors)
      },
      inactive: inactive, method: method)
  }
}

/// Why a change can't be shared out.
public enum AttributionError: Error, Hashable, Sendable {
  /// The shares of a source leave this much of its change.
  case remainder(SourceID, Double)
  /// With only these edits applied, a source that both editions assess is not assessed.
  case missing(SourceID, applying: Set<Int>)
}

/// How much work an attribution may be.
public struct AttributionLimits: Hashable, Sendable {
  /// So many active edits are attributed exactly; more are sampled.
  public var exact: Int
  /// The pairs of orders for a sample.
  public var pairs: Int
  /// The seed of a sample.
  public var seed: UInt64

  /// Creates limits.
  public init(exact: Int, pairs: Int = 64, seed: UInt64 = 2026) {
    self.exact = exact
    self.pairs = pairs
    self.seed = seed
  }

  /// The limits for one patient: 12 edits exactly.
  public static let patient = AttributionLimits(exact: 12)
  /// The limits in a cohort: 6 edits exactly.
  public static let cohort = AttributionLimits(exact: 6)
}
