import DDXComparison
import DDXCore
import DDXDocuments
import Synchronization

/// The profiles of a cohort, which every pair of editions reads anew; standard input is read once.
struct CohortInput: Sendable {
  /// Where each profile is.
  let paths: [String]
  private let standardInput: Result<DocumentFile, DocumentFaults>?

  init(paths: [String]) {
    self.paths = paths
    standardInput =
      paths.contains("-")
      ? Result { () throws(DocumentFaults) in try DocumentFile.read(path: "-") } : nil
  }

  /// What loads each profile, and keeps what is worth knowing of it.
  func loaders(for pair: EditionPair, notes: CohortNotes) -> [Cohort.Loader] {
    paths.indices.map { place in
      {
        let decoded = try pair.profile(file(at: place))
        notes.keep(decoded.notes, at: place)
        return decoded.value
      }
    }
  }

  private func file(at place: Int) throws(DocumentFaults) -> DocumentFile {
    if paths[place] == "-", let standardInput { return try standardInput.get() }
    return try DocumentFile.read(path: paths[place])
  }
}

/// What is worth knowing of profiles that several threads read, until it can be told in their order.
final class CohortNotes: Sendable {
  private let notes = Mutex<[Int: [Diagnostic]]>([:])

  /// Keeps the notes on a profile.
  func keep(_ diagnostics: [Diagnostic], at place: Int) {
    if !diagnostics.isEmpty { notes.withLock { $0[place] = diagnostics } }
  }

  /// The notes on a profile, which are not kept any longer.
  func take(at place: Int) -> [Diagnostic] {
    notes.withLock { $0.removeValue(forKey: place) ?? [] }
  }
}

/// How far a cohort has come, in a line on a terminal that is gone when something else is said.
struct CohortProgress {
  private let count: Int
  private let isShown: Bool
  private var hundredths = -1

  /// Starts a count.
  ///
  /// - Parameters:
  ///   - count: The number of profiles.
  ///   - isAnswering: Whether answers are written meanwhile; on one terminal they would mix.
  init(of count: Int, isAnswering: Bool) {
    self.count = count
    isShown = Console.talksToTerminal && !(isAnswering && Console.answersToTerminal)
  }

  /// Shows how many profiles are done, where that is news.
  mutating func show(_ done: Int, _ console: inout Console) {
    guard isShown, done * 100 / count != hundredths else { return }
    hundredths = done * 100 / count
    console.progress("\(done) of \(count) profiles")
  }

  /// Erases the line.
  mutating func erase(_ console: inout Console) {
    guard isShown, hundredths >= 0 else { return }
    hundredths = -1
    console.progress(nil)
  }
}
