public import DDXCore
import DDXRanking

/// Two saved rankings: what changed, and which of the things that made them differ.
public struct SavedComparison: Hashable, Sendable {
  /// Something that differs between the two.
  public enum Cause: Hashable, Sendable {
    /// The profile.
    case profile(SavedRanking.Document, SavedRanking.Document)
    /// The protocol, its edition or its text.
    case rules(SavedRanking.Document, SavedRanking.Document)
    /// The program of a module; nil where one run did not have it.
    case module(SourceID, left: SavedRanking.Module?, right: SavedRanking.Module?)
    /// The evidence of a module.
    case evidence(SourceID, SavedRanking.Document, SavedRanking.Document)
    /// The version of the program.
    case engine(String, String)
  }

  /// The results about single edits.
  public enum Attribution: Hashable, Sendable {
    /// Nothing changed that an edit could have changed.
    case none
    /// The protocols differ: which edit did what needs both documents and the profile.
    case needsDocuments
    /// The protocols are the same: no edit has a part in it.
    case notTheProtocol
  }

  /// What differs: profile, protocol, modules, evidence, engine, in this order.
  public let causes: [Cause]
  /// Every source with its place under each.
  public let movements: [Movement]
  /// How far the two orders agree.
  public let agreement: Agreement
  /// In what the decisions differ.
  public let changes: Changes
  /// Whether safety verdict, order, step with its agent and details, or a probability by the
  /// threshold or more is another.
  public let changesAnything: Bool
  /// The results about single edits.
  public let attribution: Attribution

  /// Whether something changed though nothing that makes a ranking differs: not the same program,
  /// whatever its version says.
  public let isUnexplained: Bool

  /// Compares two saved rankings.
  ///
  /// - Parameters:
  ///   - left: The earlier one, or the one compared.
  ///   - right: The one it is compared with.
  ///   - threshold: Changes of a probability below it count as small.
  public init(_ left: SavedRanking, _ right: SavedRanking, threshold: Double = 0) {
    causes = Self.causes(left, right)
    let (before, after) = (left.decision, right.decision)
    movements = Movement.all(before.standings, after.standings, threshold: threshold)
    agreement = Agreement(before.standings, after.standings)
    changes = Changes(before, after)
    changesAnything = changes.anything || movements.contains { $0.moves && !$0.isSmall }
    let isSameResult = before == after
    isUnexplained = causes.isEmpty && !isSameResult
    attribution =
      isSameResult ? .none : left.rules == right.rules ? .notTheProtocol : .needsDocuments
  }

  private static func causes(_ left: SavedRanking, _ right: SavedRanking) -> [Cause] {
    var causes: [Cause] = []
    // The name of a profile is only that of its file.
    if left.profile.digest != right.profile.digest {
      causes.append(.profile(left.profile, right.profile))
    }
    if left.rules != right.rules { causes.append(.rules(left.rules, right.rules)) }
    let ids = Set((left.modules + right.modules).map(\.id)).sorted()
    var evidence: [Cause] = []
    for id in ids {
      let one = left.modules.first { $0.id == id }
      let other = right.modules.first { $0.id == id }
      guard let one, let other else {
        causes.append(.module(id, left: one, right: other))
        continue
      }
      if one.version != other.version || one.contract != other.contract {
        causes.append(.module(id, left: one, right: other))
      }
      if one.evidence != other.evidence {
        evidence.append(.evidence(id, one.evidence, other.evidence))
      }
    }
    causes += evidence
    if left.engine != right.engine { causes.append(.engine(left.engine, right.engine)) }
    return causes
  }
}
