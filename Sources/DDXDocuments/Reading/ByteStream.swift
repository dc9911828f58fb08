#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The bytes of a file, or of the standard input for the path `-`, piece by piece.
final class ByteStream {
  /// The name in messages.
  let name: String
  /// The size of a file; 0 where it is not known.
  let size: Int
  private let descriptor: Int32
  private let isOrdinary: Bool
  private let isStopped: () -> Bool

  /// How many seconds a pipe or a device may be silent.
  private static let patience = 5

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - isStopped: Asked, when a signal came, whether to wait no longer for the standard input.
  /// - Throws: ``DocumentFaults`` when there is no such file, or it may not be read.
  init(path: String, isStopped: @escaping () -> Bool = { false }) throws(DocumentFaults) {
    name = path == "-" ? "<stdin>" : path
    // Not to wait: the opening of a named pipe would last until somebody writes.
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw DocumentFaults(name, reading: errno) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    size = isKnown ? Int(status.st_size) : 0
    // A folder is no file on a disk, and neither does it make anybody wait.
    isOrdinary = !isKnown || [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    self.isStopped = isStopped
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Adds what comes next, at most `limit` bytes.
  ///
  /// - Returns: Whether anything came; nothing does at the end.
  /// - Throws: ``DocumentFaults`` when it can't be read, or is a pipe into which nobody writes.
  func read(into bytes: inout [UInt8], atMost limit: Int) throws(DocumentFaults) -> Bool {
    if !isOrdinary { try wait() }
    let start = bytes.count
    var got = 0
    bytes.append(contentsOf: repeatElement(0, count: limit))
    bytes.withUnsafeMutableBytes { buffer in
      repeat {
        got = systemRead(descriptor, buffer.baseAddress.map { $0 + start }, limit)
      } while got < 0 && (errno == EINTR || !isOrdinary && errno == EAGAIN)
    }
    let code = errno
    bytes.removeLast(limit - max(got, 0))
    guard got >= 0 else { throw DocumentFaults(name, reading: code) }
    return got > 0
  }

  /// Waits until there is something to read, or the end; for the standard input as long as it takes.
  ///
  /// Other than reading, waiting ends when a signal comes.
  private func wait() throws(DocumentFaults) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let isInput = descriptor == STDIN_FILENO
    while true {
      let count = poll(&waiting, 1, isInput ? -1 : Int32(Self.patience * 1000))
      if count > 0 { return }
      if count == 0 { throw DocumentFaults(name, .file(.silent(seconds: Self.patience))) }
      if errno != EINTR || isStopped() { throw DocumentFaults(name, reading: errno) }
    }
  }
}

/// `read(2)`, which the method of the same name hides.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}

extension DocumentFaults {
  /// A file that could not be read, by the number that the system gave for it.
  fileprivate init(_ name: String, reading code: Int32) {
    let fault: FileFault =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EISDIR: .isDirectory
      case EACCES, EPERM: .notPermitted
      default: .unreadable(reason: String(cString: strerror(code)))
      }
    self.init(name, .file(fault))
  }
}
