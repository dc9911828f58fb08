#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program needs of the system before it does anything.
enum StandardStreams {
  /// How many files a run opens at once: the three streams, a document, what the runtime waits
  /// with, and the three pipes of a program while it is started.
  private static let leastFiles = 16

  /// Gives a closed stream a file that refuses, so that no document is opened in its place, and
  /// ends the program where the system allows too few open files.
  static func prepare() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // Open for the wrong direction: to read what can't be there, or to write, is an error.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    guard let room = roomForFiles, room < leastFiles else { return }
    var console = Console()
    console.talk(
      """
      ddx: error: the system allows \(room) open files, and ddx needs \(leastFiles)
         help: raise the limit with `ulimit -n 256`

      """)
    exit(71)
  }

  /// The most files that may be open at once, raised as far as the system lets it; nil where it
  /// does not say.
  private static var roomForFiles: Int? {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return nil }
    if limit.rlim_cur < leastFiles, limit.rlim_max > limit.rlim_cur {
      limit.rlim_cur = min(limit.rlim_max, rlim_t(leastFiles))
      _ = setrlimit(resource, &limit)
      guard getrlimit(resource, &limit) == 0 else { return nil }
    }
    return Int(clamping: limit.rlim_cur)
  }
}
