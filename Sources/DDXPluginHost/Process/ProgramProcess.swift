internal import Subprocess
internal import Synchronization
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A running program, in a process group of its own.
///
/// The library starts and reaps it; what is said to it goes over pipes of ours.
final class ProgramProcess: Sendable {
  /// The id of the process, and of its group.
  let id: Int32
  private let ended: Ended
  private let life: Task<Void, Never>

  /// How the process ended, once it was reaped.
  private final class Ended: Sendable {
    let ending = Mutex<System.Ending?>(nil)
  }

  private init(id: Int32, ended: Ended, life: Task<Void, Never>) {
    self.id = id
    self.ended = ended
    self.life = life
  }

  /// Starts a program with the given ends as its standard streams; they are closed here.
  static func start(
    _ path: String, input: FileDescriptor, output: FileDescriptor, error: FileDescriptor
  ) async throws(ProgramFailure.Reason) -> ProgramProcess {
    var options = PlatformOptions()
    options.processGroupID = 0
    let configuration = Configuration(
      executable: .path(FilePath(path.contains("/") ? path : "./" + path)),
      environment: .custom(
        Dictionary(
          uniqueKeysWithValues: System.environment().compactMap { name, value in
            Environment.Key(rawValue: name).map { ($0, value) }
          })), platformOptions: options)
    let ended = Ended()
    var life: Task<Void, Never>?
    let start = await withCheckedContinuation { continuation in
      life = Task.detached {
        var isUnderWay = false
        do {
          let result = try await run(
            configuration, input: .fileDescriptor(input, closeAfterSpawningProcess: true),
            output: .fileDescriptor(output, closeAfterSpawningProcess: true),
            error: .fileDescriptor(error, closeAfterSpawningProcess: true)
          ) { execution in
            let id = execution.processIdentifier.value
            isUnderWay = true
            if ProcessGroups.add(id) {
              continuation.resume(returning: Result<Int32, ProgramFailure.Reason>.success(id))
            } else {
              System.end(group: id, by: SIGKILL)
              continuation.resume(returning: .failure(.tooMany(limit: ProcessGroups.limit)))
            }
          }
          let group = result.processIdentifier.value
          ended.ending.withLock { $0 = System.Ending(result.terminationStatus) }
          // What it started itself may still run.
          System.end(group: group, by: SIGKILL)
          ProcessGroups.remove(group)
        } catch {
          if !isUnderWay { continuation.resume(returning: .failure(reason(error))) }
        }
      }
    }
    let id = try start.get()
    guard let life else { throw .stopped }
    return ProgramProcess(id: id, ended: ended, life: life)
  }

  private static func reason(_ error: any Error) -> ProgramFailure.Reason {
    let code = (error as? SubprocessError)?.underlyingError?.rawValue
    switch code {
    // The file itself was there a moment ago.
    case ENOENT, nil: return .noInterpreter
    case ENOEXEC: return .notAProgram
    case let code?: return .notStarted(code)
    }
  }

  /// How the process ended, if it does so within a time.
  ///
  /// It may be called from any thread, also one that the reaping waits for.
  func ending(within time: Duration) -> System.Ending? {
    let deadline = ContinuousClock.now + time
    while true {
      if let ending = ended.ending.withLock({ $0 }) ?? System.ending(of: id) { return ending }
      if ContinuousClock.now >= deadline { return nil }
      System.pause()
    }
  }

  /// Asks the process and all that it started to end.
  func ask() { signal(SIGTERM) }

  /// Kills the process and all that it started.
  func kill() { signal(SIGKILL) }

  /// Asks the process and all that it started to end, and kills what has not done so in a time.
  func end(within time: Duration) {
    ask()
    _ = ending(within: time)
    kill()
  }

  private func signal(_ number: Int32) {
    // Once it was reaped its group was killed, and the number may be another's.
    if ended.ending.withLock({ $0 }) == nil { System.end(group: id, by: number) }
  }

  /// Returns when the process was reaped.
  func wait() async { await life.value }
}

extension System.Ending {
  fileprivate init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code): self = .status(code)
    case .signaled(let number): self = .signal(number)
    }
  }
}
