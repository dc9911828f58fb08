import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether somebody asked the program to stop, so that it can stop behind a whole answer.
enum Interruption {
  private static let signal = Atomic<Int32>(0)

  /// Lets SIGINT and SIGTERM ask; a second one ends the program at once.
  ///
  /// What was to be ignored stays so, as for a program in the background of a script.
  static func watch() {
    // Before a signal comes, since the first use of a global may take a lock.
    _ = isAsked
    for number in [SIGINT, SIGTERM] where !Platform.isIgnored(number) {
      Platform.signal(number) { number in
        if Interruption.signal.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
    }
  }

  /// Whether the program was asked to stop.
  static var isAsked: Bool { signal.load(ordering: .relaxed) != 0 }

  /// The exit code after it.
  static var exitCode: Int32 { 128 + signal.load(ordering: .relaxed) }
}

/// The calls of the system.
private enum Platform {
  /// Whether a signal is ignored, by `sigaction(2)`.
  static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// `signal(2)`, which a member of the same name hides.
  static func signal(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    #if canImport(Glibc)
      _ = Glibc.signal(number, handler)
    #elseif canImport(Musl)
      _ = Musl.signal(number, handler)
    #else
      _ = Darwin.signal(number, handler)
    #endif
  }
}
