#if Serve

import Synchronization

/// The visits that go on, in memory only.
///
/// One that nobody touched for a time is forgotten with its patient.
final class Visits: Sendable {
  private struct Entry {
    let visit: Visit
    var touched: ContinuousClock.Instant
  }

  private let entries = Mutex<[Token: Entry]>([:])
  private let limit: Int
  private let idle: Duration
  private let now: @Sendable () -> ContinuousClock.Instant

  /// Creates an empty list.
  ///
  /// - Parameters:
  ///   - limit: The most visits at once.
  ///   - idle: How long one lasts untouched.
  ///   - now: The time.
  init(
    limit: Int, idle: Duration,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.limit = limit
    self.idle = idle
    self.now = now
  }

  /// Begins a visit, or says that there are too many.
  func begin() -> Visit? {
    let time = now()
    return entries.withLock { entries in
      entries = entries.filter { time - $0.value.touched < idle }
      guard entries.count < limit else { return nil }
      let visit = Visit()
      entries[visit.token] = Entry(visit: visit, touched: time)
      return visit
    }
  }

  /// The visit that a cookie shows, touched.
  func visit(_ token: String) -> Visit? {
    let time = now()
    return entries.withLock { entries in
      // Comparing with every one takes as long for a near miss as for any other.
      guard let key = entries.keys.first(where: { $0.matches(token) }), let entry = entries[key]
      else { return nil }
      guard time - entry.touched < idle else {
        entries[key] = nil
        return nil
      }
      entries[key]?.touched = time
      return entry.visit
    }
  }

  /// Forgets a visit with its patient.
  func end(_ visit: Visit) { entries.withLock { $0[visit.token] = nil } }

  /// How many there are.
  var count: Int { entries.withLock { $0.count } }
}

#endif
