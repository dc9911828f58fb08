/// Works on a sequence on several threads and hands on what comes of it in the order of the
/// sequence.
///
/// Only a few pieces are held at once, however long the sequence is and however slow one of them.
struct OrderedRun {
  /// How many pieces are worked on at the same time.
  let jobs: Int

  /// How many pieces may be worked on or wait for an earlier one, for each job.
  private static let window = 4

  /// Runs through the sequence.
  ///
  /// - Parameters:
  ///   - next: The next piece, or nil at the end.
  ///   - work: What is done with a piece; called on any thread.
  ///   - take: Called with what came of each, in order; the run ends where it returns false.
  func run<Input: Sendable, Output: Sendable>(
    _ next: () -> Input?, work: @escaping @Sendable (Input) -> Output,
    take: (Output) -> Bool
  ) async {
    await withTaskGroup(of: (place: Int, output: Output).self) { group in
      var begun = 0
      var running = 0
      var taken = 0
      var waiting: [Int: Output] = [:]
      func feed() {
        while running < jobs, begun - taken < jobs * Self.window, let input = next() {
          let place = begun
          group.addTask { (place, work(input)) }
          begun += 1
          running += 1
        }
      }
      feed()
      while let done = await group.next() {
        running -= 1
        waiting[done.place] = done.output
        // The others are kept busy while this one is written.
        feed()
        while let output = waiting.removeValue(forKey: taken) {
          taken += 1
          guard take(output) else {
            group.cancelAll()
            return
          }
        }
        feed()
      }
    }
  }
}
