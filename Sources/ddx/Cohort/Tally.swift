/// What a run came to so far.
struct Tally: Equatable, Sendable {
  /// The profiles that were answered.
  var answered = 0
  /// The profiles, directories and other parts of the input that could not be.
  var bad = 0
  /// The profiles that a red flag stops.
  var stops = 0
}
