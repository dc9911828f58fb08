#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file to write an answer to.
struct OutputFile {
  /// Where it is.
  let path: String

  /// Writes a text to the file, in place of what is there.
  ///
  /// It is written beside its place first and then put there, so that a full disk leaves what was
  /// there before. What is no ordinary file, such as a pipe, is written to as it is.
  ///
  /// - Throws: ``OutputError`` when the system refuses.
  func write(_ text: String) throws(OutputError) {
    let isReplaced = isOrdinary
    let place = isReplaced ? "\(path).\(getpid()).part" : path
    guard let file = fopen(place, "w") else { throw .system(path, errno) }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    let wrote = errno
    guard fclose(file) == 0, written == bytes.count else {
      if isReplaced { unlink(place) }
      throw .system(path, wrote)
    }
    guard isReplaced, rename(place, path) != 0 else { return }
    let renamed = errno
    unlink(place)
    throw .system(path, renamed)
  }

  /// Whether there is an ordinary file at the path, or nothing.
  private var isOrdinary: Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }
}

/// Why a file could not be written.
enum OutputError: Error {
  /// The system refused, with its number for the reason.
  case system(String, Int32)

  /// The file.
  var path: String {
    switch self {
    case .system(let path, _): path
    }
  }

  /// The error in words.
  var message: String {
    switch self {
    case .system(_, let number): "can't be written: \(String(cString: strerror(number)))"
    }
  }
}
