/// The tally of a run so far.
struct Tally: Equatable, Sendable {
  /// The profiles that were answered.
  var answered = 0
  /// The profiles, directories and other parts of the input that could not be.
  var bad = 0
  /// The profiles that a red flag stops.
  var stops = 0

  /// All of them.
  var count: Int { answered + bad }

  /// Counts a profile by its answer; nil where it could not be answered.
  mutating func add(_ answer: ProfileAnswer?) {
    answered += answer == nil ? 0 : 1
    bad += answer == nil ? 1 : 0
    stops += answer?.isStop == true ? 1 : 0
  }

  /// Tells how many were answered, where some were not.
  ///
  /// - Parameters:
  ///   - done: What the command does to a profile, such as `ranked`.
  ///   - console: The console to report to.
  func tell(_ done: String, _ console: inout Console) {
    guard bad > 0 else { return }
    console.talk("ddx: \(answered) of \(count) profiles \(done), \(bad) with errors\n")
  }
}
