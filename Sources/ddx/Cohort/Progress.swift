/// How far a run has come, in a line on a terminal that is gone when something else is said.
struct Progress {
  private let count: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var first: (done: Int, share: Double)?
  private var last: (time: ContinuousClock.Instant, hundredth: Int)?

  /// Starts a count.
  ///
  /// - Parameters:
  ///   - count: The number of files.
  ///   - isAnswering: Whether answers are written meanwhile; on one terminal they would mix.
  init(of count: Int, isAnswering: Bool) {
    self.count = count
    isShown = Console.talksToTerminal && !(isAnswering && Console.answersToTerminal)
  }

  /// Shows how many profiles are done, where that is news.
  ///
  /// - Parameters:
  ///   - done: The profiles.
  ///   - files: The files that are behind.
  ///   - share: How much of the input is behind, from 0 to 1.
  ///   - console: The console to show it on.
  mutating func show(_ done: Int, files: Int, share: Double, _ console: inout Console) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let hundredth = Int(share * 100)
    if let last, last.hundredth == hundredth, now - last.time < .milliseconds(200) { return }
    let first = first ?? (done, share)
    self.first = first
    last = (now, hundredth)
    console.progress(
      Self.words(done, files: files, of: count, share: share)
        + Self.speed(
          done - first.done, share: share - first.share, rest: 1 - share, in: now - start))
  }

  /// Erases the line.
  mutating func erase(_ console: inout Console) {
    guard isShown, last != nil else { return }
    last = nil
    console.progress(nil)
  }

  /// How far it is: in files, or as a share where they hold several profiles.
  static func words(_ done: Int, files: Int, of count: Int, share: Double) -> String {
    done == files
      ? "\(done) of \(count) profiles" : "\(done) profiles, \(Int(share * 100)) %"
  }

  /// The rate, and the time that is left at this rate; nothing in the first seconds.
  static func speed(_ done: Int, share: Double, rest: Double, in time: Duration) -> String {
    let seconds = Double(time.components.seconds)
    guard seconds >= 2, done > 0, share > 0 else { return "" }
    let rate = Double(done) / seconds
    let words = rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate.rounded()))"
    return ", \(words) a second, \(duration(seconds / share * rest)) left"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return switch whole {
    case ..<60: "\(whole) s"
    case ..<3_600: "\(whole / 60) min \(whole % 60) s"
    default: "\(whole / 3_600) h \(whole % 3_600 / 60) min"
    }
  }
}
