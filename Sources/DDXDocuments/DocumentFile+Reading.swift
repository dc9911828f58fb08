internal import DDXMarkup

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension DocumentFile {
  /// Reads a file, or the standard input where the path is `-`.
  ///
  /// - Throws: ``DocumentFaults`` when there is no such file, it is a directory, it may not be
  ///   read, or it is larger than a document can be.
  public static func read(path: String) throws(DocumentFaults) -> DocumentFile {
    try read(path: path, limit: ReadingLimits.documentSize)
  }

  /// Reads rankings that were saved as JSON; they may be those of a large cohort.
  ///
  /// - Returns: The bytes.
  /// - Throws: As ``read(path:)``.
  public static func readSaved(path: String) throws(DocumentFaults) -> [UInt8] {
    try read(path: path, limit: ReadingLimits.savedSize).withBytes { Array($0) }
  }

  private static func read(path: String, limit largest: Int) throws(DocumentFaults) -> DocumentFile
  {
    let name = path == "-" ? "<stdin>" : path
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DocumentFaults(name, reading: errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }

    var bytes: [UInt8] = []
    // One byte above the limit tells a document of the largest size from one beyond it.
    let limit = largest + 1
    var room = min(limit, max(16_384, size(of: descriptor) + 1))
    while bytes.count < limit {
      let start = bytes.count
      var got = 0
      bytes.append(contentsOf: repeatElement(0, count: min(room, limit - start)))
      bytes.withUnsafeMutableBytes { buffer in
        repeat {
          got = readOnce(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        } while got < 0 && errno == EINTR
      }
      let code = errno
      bytes.removeLast(bytes.count - start - max(got, 0))
      guard got >= 0 else { throw DocumentFaults(name, reading: code) }
      if got == 0 { break }
      room = max(16_384, bytes.count)
    }
    guard bytes.count < limit else {
      throw DocumentFaults(name, .file(.tooLarge(limit: largest)))
    }
    return DocumentFile(name: name, bytes: bytes)
  }

  private static func size(of descriptor: Int32) -> Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// `read(2)`, which a method of this type would otherwise hide.
  private static func readOnce(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }
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
