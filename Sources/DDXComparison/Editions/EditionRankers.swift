import DDXCore
import DDXRanking
import Synchronization

/// The rankers of everything between two editions, each made once and used for every patient.
final class EditionRankers: Sendable {
  let space: any EditionSpace
  let left: Ranker
  let right: Ranker
  private let make: @Sendable (ClinicalProtocol) throws -> Ranker
  private let known = Mutex<[Set<Int>: Ranker]>([:])
  /// One ranker for each choice of evidence that was met: the others of that choice share its tables
  /// and what was fitted to them.
  private let ofEvidence = Mutex<[[SourceID: String]: Ranker]>([:])

  /// So many rankers are kept; past that they are made anew, so that a cohort's memory stays flat.
  private static let limit = 1024

  init(
    space: any EditionSpace, make: @escaping @Sendable (ClinicalProtocol) throws -> Ranker
  ) throws {
    self.space = space
    self.make = make
    self.left = try make(space.left)
    self.right = try left.under(space.right) ?? make(space.right)
  }

  private init(swapping other: EditionRankers) {
    self.space = other.space.swapped
    self.make = other.make
    self.left = other.right
    self.right = other.left
  }

  /// The same editions the other way round.
  var swapped: EditionRankers { EditionRankers(swapping: self) }

  /// The ranker of the left edition with some edits applied.
  func ranker(applying edits: Set<Int>) throws -> Ranker {
    if edits.isEmpty { return left }
    if edits.count == space.edits.count { return right }
    if let ranker = known.withLock({ $0[edits] }) { return ranker }
    let rules = try space.rules(applying: edits)
    let ranker = try left.under(rules) ?? right.under(rules) ?? ofOtherEvidence(rules)
    known.withLock { known in
      if known.count < Self.limit { known[edits] = ranker }
    }
    return ranker
  }

  /// The ranker of rules that use the evidence of neither edition.
  private func ofOtherEvidence(_ rules: ClinicalProtocol) throws -> Ranker {
    let editions = rules.evidenceEditions
    if let ranker = try ofEvidence.withLock({ $0[editions] })?.under(rules) { return ranker }
    let ranker = try make(rules)
    ofEvidence.withLock { $0[editions] = ranker }
    return ranker
  }
}
