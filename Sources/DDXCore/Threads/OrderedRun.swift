/// Processes a sequence on several threads and delivers the results in the order of the sequence.
///
/// Only a few pieces are held at once, however long the sequence is and however slow one of them.
package struct OrderedRun: Sendable {
  private let jobs: Int

  /// How many pieces may be worked on or wait for an earlier one, for each job.
  private static let window = 4

  /// Prepares a run.
  ///
  /// - Parameter jobs: How many pieces are worked on at the same time, 1 at least.
  package init(jobs: Int) { self.jobs = max(jobs, 1) }

  /// Runs through the sequence.
  ///
  /// - Parameters:
  ///   - next: The next piece, or nil at the end.
  ///   - work: What is done with a piece; called on any thread.
  ///   - take: Called with what came of each, in order; the run ends where it returns false.
  /// - Throws: The error of the first piece, in the order of the sequence, whose work throws one.
  package func run<Input: Sendable, Output: Sendable, Failure>(
    _ next: () -> Input?, work: @escaping @Sendable (Input) throws(Failure) -> Output,
    take: (Output) -> Bool
  ) async throws(Failure) {
    try await withTaskGroup(of: (place: Int, result: Result<Output, Failure>).self) { group in
      var begun = 0
      var running = 0
      var taken = 0
      var waiting: [Int: Result<Output, Failure>] = [:]
      func feed() {
        while running < jobs, begun - taken < jobs * Self.window, let input = next() {
          let place = begun
          group.addTask { (place, Result { () throws(Failure) in try work(input) }) }
          begun += 1
          running += 1
        }
      }
      feed()
      while let done = await group.next() {
        running -= 1
        waiting[done.place] = done.result
        // The others are kept busy while this one is written.
        feed()
        while let result = waiting.removeValue(forKey: taken) {
          taken += 1
          guard case .success(let output) = result, take(output) else {
            group.cancelAll()
            return result.map { _ in }
          }
        }
        feed()
      }
      return .success(())
    }.get()
  }
}
