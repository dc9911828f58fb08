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
  static func watch() {
    // Before a signal comes, since the first use of a global may take a lock.
    _ = isAsked
    for number in [SIGINT, SIGTERM] {
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

/// `signal(2)`, which a member of the same name hides.
private enum Platform {
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
