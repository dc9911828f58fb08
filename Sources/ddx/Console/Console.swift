import ArgumentParser
import DDXDocuments
import DDXReports

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
    let shown = Self.isUnicode ? text : ASCIIText.of(text)
    _ = Self.write(VisibleText.bytes(of: shown), to: STDERR_FILENO)
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
    exit(ExitCode.badOutput.rawValue)
  }

  /// How a page is laid out: as wide as the terminal, or as `COLUMNS` says, in the characters of
  /// the locale.
  static func style(isPlain: Bool = false) -> PageStyle {
    PageStyle(width: width, isColoured: !isPlain && showsColour, isUnicode: isUnicode)
  }

  private static var width: Int {
    if let columns = environment("COLUMNS").flatMap(Int.init), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether the locale has more than ASCII, by the variables that POSIX reads, in their order.
  private static var isUnicode: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    let name = (locale ?? "C").lowercased()
    return name.hasSuffix("utf-8") || name.hasSuffix("utf8") || name.contains("utf-8@")
      || name.contains("utf8@")
  }

  /// Whether the answer goes to a terminal that wants colour [https://no-color.org].
  private static var showsColour: Bool {
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
