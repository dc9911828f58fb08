#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program needs that the system may refuse, and that traps or hangs the runtime where it
/// does.
enum SystemLimits {
  /// How many files a run opens at once: the three streams, a document, what the runtime waits
  /// with, and the three pipes of a program while it is started.
  private static let leastFiles = 16
  /// The bytes of stack that every thread has; half of them were enough for all that was tried.
  private static let leastStack = 768 << 10

  /// The threads beside one for each processor: what waits for events, and what waits for programs.
  private static let moreThreads = 4

  /// Ends the program with a message where the system allows too little.
  static func check() {
    if let files = limit(RLIMIT_NOFILE, atLeast: leastFiles) {
      refuse("\(files) open files, and ddx needs \(leastFiles)", "ulimit -n 256")
    }
    // A thread has as much as the limit was when the program began, so that raising it is no help.
    if let stack = current(RLIMIT_STACK)?.rlim_cur, stack < leastStack {
      refuse(
        "\(stack >> 10) KiB of stack, and ddx needs \(leastStack >> 10)", "ulimit -s 8192")
    }
    let threads = Console.processors + moreThreads
    if !startsThreads(threads) {
      refuse("fewer than \(threads) threads, which ddx needs", "ulimit -u 256")
    }
  }

  private static func refuse(_ found: String, _ help: String) -> Never {
    var console = Console()
    console.talk(
      "ddx: error: the system allows \(found)\n   help: raise the limit with `\(help)`\n")
    exit(71)
  }

  /// What is allowed where it is less than is needed; first it is raised as far as the system lets it.
  private static func limit(_ resource: Resource, atLeast least: Int) -> Int? {
    guard var limit = current(resource), limit.rlim_cur < least else { return nil }
    limit.rlim_cur = min(limit.rlim_max, rlim_t(least))
    #if canImport(Glibc)
      _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    #else
      _ = setrlimit(resource, &limit)
    #endif
    guard let limit = current(resource), limit.rlim_cur < least else { return nil }
    return Int(limit.rlim_cur)
  }

  /// A limit; nil where the system does not say.
  private static func current(_ resource: Resource) -> rlimit? {
    var limit = rlimit()
    #if canImport(Glibc)
      let code = getrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    #else
      let code = getrlimit(resource, &limit)
    #endif
    return code == 0 ? limit : nil
  }

  /// Whether so many threads can run at once: for one that can't be started the runtime waits for
  /// ever.
  private static func startsThreads(_ count: Int) -> Bool {
    let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    pthread_mutex_init(gate, nil)
    defer {
      pthread_mutex_destroy(gate)
      gate.deallocate()
    }
    pthread_mutex_lock(gate)
    let threads = (0..<count).compactMap { _ in thread(waitingAt: gate) }
    pthread_mutex_unlock(gate)
    for thread in threads { pthread_join(thread, nil) }
    return threads.count == count
  }

  /// A thread that lasts until a gate is open; nil where none can be started.
  private static func thread(
    waitingAt gate: UnsafeMutablePointer<pthread_mutex_t>
  ) -> pthread_t? {
    #if canImport(Darwin)
      var thread: pthread_t?
      let wait: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
        Self.wait(at: $0)
      }
    #else
      var thread = pthread_t()
      let wait: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        Self.wait(at: $0)
      }
    #endif
    let code = pthread_create(&thread, nil, wait, gate)
    return code == 0 ? thread : nil
  }

  /// Waits until a gate is open.
  private static func wait(at gate: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self)
    if let gate {
      pthread_mutex_lock(gate)
      pthread_mutex_unlock(gate)
    }
    return nil
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
  #else
    private typealias Resource = Int32
  #endif
}
