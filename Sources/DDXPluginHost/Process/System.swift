#if canImport(Glibc)
  @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Darwin
#endif
internal import DDXCore
internal import DDXDigest
internal import SystemPackage

/// The functions of the system, behind one door.
enum System {
  /// How a process ended.
  enum Ending: Hashable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  /// An error number in words (`strerror`).
  static func words(of code: Int32) -> String { String(cString: strerror(code)) }

  /// A signal in words (`strsignal`).
  static func words(ofSignal number: Int32) -> String {
    strsignal(number).map { String(cString: $0) } ?? "unknown"
  }

  /// Sends a signal to every process of a group (`kill`).
  static func end(group: Int32, by signal: Int32) { _ = kill(-group, signal) }

  /// How a process ended that nobody has waited for yet; nil while it runs (`waitid`).
  static func ending(of process: Int32) -> Ending? {
    #if canImport(Glibc)
      var info = siginfo_t()
      // The status stays for whoever reaps the process.
      guard waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0,
        info._sifields._sigchld.si_pid == process
      else { return nil }
      let status = info._sifields._sigchld.si_status
      return info.si_code == CLD_EXITED ? .status(status) : .signal(status)
    #else
      return nil
    #endif
  }

  /// What keeps a path from being run; nil where nothing does (`stat`, `access`).
  static func obstacle(to path: String) -> ProgramFailure.Reason? {
    var status = stat()
    if stat(path, &status) != 0 { return .missing }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    return access(path, X_OK) == 0 ? nil : .notExecutable
  }

  /// The SHA-256 of a file, in hexadecimal (`mmap`).
  static func digest(of path: String) throws(ProgramFailure.Reason) -> String {
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      defer { try? file.close() }
      let count = Int(try file.seek(offset: 0, from: .end))
      let bytes = count > 0 ? mmap(nil, count, PROT_READ, MAP_PRIVATE, file.rawValue, 0) : nil
      guard let bytes, bytes != MAP_FAILED else {
        return SHA256.hexadecimal(of: UnsafeBufferPointer(start: nil, count: 0))
      }
      defer { munmap(bytes, count) }
      return SHA256.hexadecimal(
        of: UnsafeRawBufferPointer(start: bytes, count: count).bindMemory(to: UInt8.self))
    } catch {
      throw .notStarted((error as? Errno)?.rawValue ?? EIO)
    }
  }

  /// The variables that a program is given: PATH, LANG and its own.
  static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      if parts.count == 2, name == "PATH" || name == "LANG" || name.hasPrefix("DDX_MODULE_") {
        variables[name] = String(parts[1])
      }
      entry += 1
    }
    return variables
  }

  /// A pipe whose ends no other program inherits.
  static func pipe() throws(ProgramFailure.Reason) -> (
    reading: FileDescriptor, writing: FileDescriptor
  ) {
    do {
      let ends = try FileDescriptor.pipe()
      for end in [ends.readEnd, ends.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
      return (ends.readEnd, ends.writeEnd)
    } catch {
      throw .notStarted((error as? Errno)?.rawValue ?? EIO)
    }
  }

  /// Lets a read or a write return at once, whether or not it could do something (`fcntl`).
  static func stopWaiting(on end: FileDescriptor) { _ = fcntl(end.rawValue, F_SETFL, O_NONBLOCK) }

  /// Waits until one of the ends has something to do, and says which have (`poll`).
  ///
  /// The first two have something to read, the third room to write; nil is no end. It waits no
  /// longer than a time.
  static func wait(
    _ first: FileDescriptor?, _ second: FileDescriptor?, writing third: FileDescriptor?,
    for time: Duration
  ) -> (Bool, Bool, Bool) {
    var polled = (
      pollfd(fd: first?.rawValue ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: second?.rawValue ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: third?.rawValue ?? -1, events: Int16(POLLOUT), revents: 0)
    )
    let (seconds, attoseconds) = time.components
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    _ = withUnsafeMutableBytes(of: &polled) { bytes in
      let ends = bytes.bindMemory(to: pollfd.self)
      return poll(ends.baseAddress, nfds_t(ends.count), Int32(clamping: milliseconds))
    }
    return (polled.0.revents != 0, polled.1.revents != 0, polled.2.revents != 0)
  }

  /// Waits a millisecond, where there is nothing to wait for but time.
  static func pause() { _ = poll(nil, 0, 1) }

  /// A closed pipe shows as an error of `write` from now on, and not as a signal.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}
