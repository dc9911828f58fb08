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

  /// Opens a file.
  ///
  /// - Throws: ``DocumentFaults`` when there is no such file, or it may not be read.
  init(path: String) throws(DocumentFaults) {
    name = path == "-" ? "<stdin>" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DocumentFaults(name, reading: errno) }
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Adds what comes next, at most `limit` bytes.
  ///
  /// - Returns: Whether anything came; nothing does at the end.
  /// - Throws: ``DocumentFaults`` when it can't be read.
  func read(into bytes: inout [UInt8], atMost limit: Int) throws(DocumentFaults) -> Bool {
    let start = bytes.count
    var got = 0
    bytes.append(contentsOf: repeatElement(0, count: limit))
    bytes.withUnsafeMutableBytes { buffer in
      repeat {
        got = systemRead(descriptor, buffer.baseAddress.map { $0 + start }, limit)
      } while got < 0 && errno == EINTR
    }
    let code = errno
    bytes.removeLast(limit - max(got, 0))
    guard got >= 0 else { throw DocumentFaults(name, reading: code) }
    return got > 0
  }
}

/// `read(2)`, which the method of the same name hides.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
