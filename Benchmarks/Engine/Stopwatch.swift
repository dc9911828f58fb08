/// Times of work that is done again and again.
enum Stopwatch {
  /// The shortest of several runs, in microseconds for each repetition.
  ///
  /// Whatever else a machine does makes a run longer, never shorter.
  static func microseconds(
    repetitions: Int, runs: Int = 7, _ work: () throws -> Void
  ) rethrows -> Double {
    var best = Duration.seconds(1_000)
    for _ in 0..<runs {
      best = min(best, try ContinuousClock().measure { for _ in 0..<repetitions { try work() } })
    }
    let (seconds, attoseconds) = best.components
    return (Double(seconds) * 1e6 + Double(attoseconds) / 1e12) / Double(repetitions)
  }
}
