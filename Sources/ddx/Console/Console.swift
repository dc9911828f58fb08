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
/// Output is gathered and written in large pieces, with nothing in it that steers a terminal but
/// colour. A reader that stops reading, such as `head`, ends the program quietly; a full disk ends
/// it with a message.
struct Console: ~Copyable {
  private var pending: [UInt8] = []

  init() {
    // A closed pipe then shows as an error of `write`, which is the end of this program.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Adds to the answer.
  mutating func answer(_ text: String) {
    pending.append(contentsOf: VisibleText.bytes(of: text))
    if pending.count >= 1 << 16 { flush() }
  }

  /// Talks on stderr, after the answer so far.
  mutating func talk(_ text: String) {
    flush()
    _ = Self.write(VisibleText.bytes(of: text), to: STDERR_FILENO)
  }

  /// Shows on a terminal how far a run has come, on a line that the next one takes the place of;
  /// nil erases it.
  mutating func progress(_ text: String?) {
    flush()
    _ = Self.write(Array("\r\(text ?? "")\u{1B}[K".utf8), to: STDERR_FILENO)
  }

  /// Talks of what is wrong with a document, or worth knowing of it.
  mutating func talk(_ diagnostics: [Diagnostic], _ renderer: DiagnosticRenderer) {
    if !diagnostics.isEmpty { talk(renderer.render(diagnostics) + "\n") }
  }

  /// Writes what is pending; what can't be written ends the program.
  mutating func flush() {
    let code = Self.write(pending, to: STDOUT_FILENO)
    pending.removeAll(keepingCapacity: true)
    guard code != 0 else { return }
    // Who stops reading knows it, and the shell has a number for it.
    if code == EPIPE { exit(128 + SIGPIPE) }
    talk("ddx: error: the answer can't be written: \(String(cString: strerror(code)))\n")
    exit(ExitCode.cantWrite.rawValue)
  }

  /// Whether the answer goes to a terminal that wants colour [https://no-color.org].
  static var showsColour: Bool {
    guard isatty(STDOUT_FILENO) == 1, environment("TERM") != "dumb" else { return false }
    return (environment("NO_COLOR") ?? "").isEmpty
  }

  /// Whether somebody types what is read.
  static var readsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether talk goes to a terminal.
  static var talksToTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether the answer goes to a terminal.
  static var answersToTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The processors that may work at once.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Writes all bytes; the number of the error where it can't, else 0.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var written = 0
    return bytes.withUnsafeBytes { buffer in
      while written < buffer.count, let start = buffer.baseAddress {
        let count = systemWrite(descriptor, start + written, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return count < 0 ? errno : EIO }
        written += count
      }
      return 0
    }
  }
}

/// `write(2)`, which the method of the same name hides.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
