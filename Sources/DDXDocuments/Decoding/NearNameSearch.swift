internal import DDXCore
internal import Synchronization

/// Looks for what a name that the vocabulary lacks may have meant.
///
/// A search goes through the whole vocabulary and takes time. So a name is looked for
/// once, however many documents hold it, and of one document only the first few are: which ones does not
/// hang on what other documents held.
final class NearNameSearch: Sendable {
  private let findings = Mutex<[String: NearFindings]>([:])
  private let procedures = Mutex<[String: [String]]>([:])

  /// So many names are remembered.
  private static let mostNames = 1_000

  /// The findings that a code may mean; none if not worth a search.
  func findings(near code: String, in vocabulary: Vocabulary, _ log: FaultLog) -> NearFindings {
    found(code, findings, log) { vocabulary.findings(near: code) } ?? NearFindings(candidates: [])
  }

  /// The procedures that an id may mean; none if not worth a search.
  func procedures(near id: String, in vocabulary: Vocabulary, _ log: FaultLog) -> [String] {
    found(id, procedures, log) { vocabulary.procedures(near: id) } ?? []
  }

  private func found<Near: Sendable>(
    _ name: String, _ known: borrowing Mutex<[String: Near]>, _ log: FaultLog,
    _ search: () -> Near
  ) -> Near? {
    guard log.hasReaders, log.maySearch(for: name) else { return nil }
    if let near = known.withLock({ $0[name] }) { return near }
    let near = search()
    known.withLock {
      // Beyond that all are forgotten, so that the names of one document are always remembered.
      if $0.count >= Self.mostNames { $0.removeAll() }
      $0[name] = near
    }
    return near
  }
}
