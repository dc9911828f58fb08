import ArgumentParser
import DDXDocuments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The standard streams: answers go to stdout, talk to stderr.
///
/// Output is gathered and written in large pieces. A reader that stops reading, such as `head`,
/// ends the program quietly.
struct Console: ~Copyable {
  private var pending: [UInt8] = []

  init() {
    // A closed pipe then shows as an error of `write`, which is the end of this program.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Adds to the answer.
  mutating func answer(_ text: String) {
    pending.append(contentsOf: text.utf8)
    if pending.count >= 1 << 16 { flush() }
  }

  /// Talks on stderr, after the answer so far.
  mutating func talk(_ text: String) {
    flush()
    Self.writeOrEnd(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Talks of what is wrong with a document, or worth knowing of it.
  mutating func talk(_ diagnostics: [Diagnostic], _ renderer: DiagnosticRenderer) {
    if !diagnostics.isEmpty { talk(renderer.render(diagnostics) + "\n") }
  }

  /// Writes what is pending.
  mutating func flush() {
    Self.writeOrEnd(pending, to: STDOUT_FILENO)
    pending.removeAll(keepingCapacity: true)
  }

  /// Whether the answer goes to a terminal that wants colour [https://no-color.org].
  static var showsColour: Bool {
    guard isatty(STDOUT_FILENO) == 1, environment("TERM") != "dumb" else { return false }
    return (environment("NO_COLOR") ?? "").isEmpty
  }

  /// Whether talk goes to a terminal.
  static var talksToTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether the answer goes to a terminal.
  static var answersToTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The processors that may work at once.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func writeOrEnd(_ bytes: [UInt8], to descriptor: Int32) {
    // Nobody reads on, or the disk is full: the first is no fault.
    if !write(bytes, to: descriptor) { exit(errno == EPIPE ? 0 : ExitCode.cantWrite.rawValue) }
  }

  /// Writes all of some bytes.
  ///
  /// - Returns: Whether the system took them; if not, `errno` says why.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    return bytes.withUnsafeBytes { buffer in
      while written < buffer.count, let start = buffer.baseAddress {
        let count = systemWrite(descriptor, start + written, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        written += count
      }
      return true
    }
  }
}

/// `write(2)`, which the method of the same name hides.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
