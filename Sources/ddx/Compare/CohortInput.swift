import DDXComparison
import DDXCore
import DDXDocuments
import Synchronization

/// The profiles of a cohort, which every pair of editions reads anew; what comes on the standard
/// input or through a pipe is read once.
struct CohortInput: Sendable {
  /// How many files there are.
  let fileCount: Int
  /// Whether there may be several profiles, so that the answer has to be a summary.
  let isSequence: Bool
  private let paths: PathList
  private let held: [ProfileInput]?

  init(_ inputs: InputPaths) {
    paths = inputs.paths
    fileCount = paths.count
    var feed = ProfileFeed(paths)
    held = paths.contains(where: InputPaths.isStream) ? Array(AnyIterator { feed.next() }) : nil
    isSequence = inputs.isSequence || (held?.first ?? feed.next())?.isPart == true
  }

  /// The profiles, in their order.
  var profiles: AnyIterator<ProfileInput> {
    if let held { return AnyIterator(held.makeIterator()) }
    var feed = ProfileFeed(paths)
    return AnyIterator { feed.next() }
  }

  /// What loads each profile, and keeps what is worth knowing of it.
  func loaders(for pair: EditionPair, notes: CohortNotes) -> some Sequence<Cohort.Loader> {
    IteratorSequence(profiles).lazy.enumerated().map { place, input in
      notes.begin(input, at: place)
      return {
        let decoded = try pair.profile(input.part.get())
        notes.keep(decoded.notes, at: place)
        return decoded.value
      }
    }
  }
}

/// What is worth knowing of profiles that several threads read, until it can be told in their order.
final class CohortNotes: Sendable {
  /// What is known of one.
  struct Note {
    /// The file, as messages name it.
    let file: String
    /// The files that are behind with it.
    let files: Int
    /// How much of the input is behind with it, from 0 to 1.
    let share: Double
    /// What is worth knowing of it.
    var diagnostics: [Diagnostic] = []
  }

  private let notes = Mutex<[Int: Note]>([:])

  /// Keeps where a profile is.
  func begin(_ input: ProfileInput, at place: Int) {
    let note = Note(file: input.words, files: input.next.paths, share: input.share)
    notes.withLock { $0[place] = note }
  }

  /// Keeps the notes on a profile.
  func keep(_ diagnostics: [Diagnostic], at place: Int) {
    notes.withLock { $0[place]?.diagnostics = diagnostics }
  }

  /// What is known of a profile, which is not kept any longer.
  func take(at place: Int) -> Note? {
    notes.withLock { $0.removeValue(forKey: place) }
  }
}
