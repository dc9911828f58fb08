#if Serve

import Synchronization

/// The port that is listened on, known when it is.
final class ListeningPort: Sendable {
  private let value = Mutex(0)

  /// The number.
  var number: Int { value.withLock { $0 } }

  /// The name of the cookie that shows a visit: programs on other ports of this machine get each
  /// other's cookies, and must not mistake them.
  var cookie: String { "ddx-\(number)" }

  /// Says which it is.
  func set(_ number: Int) { value.withLock { $0 = number } }
}

#endif
