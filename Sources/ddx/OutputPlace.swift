#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where answers are written to: a file, which is replaced whole, or what is none and only takes
/// bytes, such as a pipe or a device.
enum OutputPlace {
  /// An ordinary file, there or not, at the end of all links.
  case file(path: String)
  /// A pipe, a device or a socket.
  case stream(path: String)

  /// Finds out what is at a path.
  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .file(path: path)
      return
    }
    guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
      self = .stream(path: path)
      return
    }
    // What takes a file's place must stand beside it, and not beside a link to it.
    guard let whole = realpath(path, nil) else {
      self = .file(path: path)
      return
    }
    defer { free(whole) }
    self = .file(path: String(cString: whole))
  }
}
