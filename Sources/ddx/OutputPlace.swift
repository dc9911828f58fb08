import ArgumentParser

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
      self = .file(path: Self.target(of: path))
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

  /// Where links lead at whose end there is nothing yet; a path that is no link as it is.
  private static func target(of path: String) -> String {
    var path = path
    let room = Int(PATH_MAX)
    // No system follows more links than these.
    for _ in 0..<40 {
      // Zero bytes at first, so that the text ends where the link does.
      var bytes = [CChar](repeating: 0, count: room)
      guard (1..<room).contains(readlink(path, &bytes, room)) else { return path }
      let target = bytes.withUnsafeBufferPointer {
        $0.baseAddress.map { String(cString: $0) } ?? ""
      }
      // A link that names no root leads on from the directory that it stands in.
      let slash = target.hasPrefix("/") ? nil : path.lastIndex(of: "/")
      path = slash.map { String(path[...$0]) + target } ?? target
    }
    return path
  }
}

extension OutputPlace {
  /// Whether it is one of some files, by whatever name.
  func isAny(of paths: some Sequence<String>) -> Bool {
    guard case .file(let place) = self, let id = FileID(place) else { return false }
    return paths.contains { FileID($0) == id }
  }

  /// Checks that a command does not write to a file that it reads.
  ///
  /// - Parameters:
  ///   - output: The file to write, as it was named; nil where none is.
  ///   - paths: What the command reads; a name that is none of a file is passed over.
  /// - Throws: `ValidationError` where it is one of them, by whatever name.
  static func check(_ output: String?, isNoneOf paths: some Sequence<String>) throws {
    guard let output, OutputPlace(output).isAny(of: paths) else { return }
    throw ValidationError("\(output) is read by this command; name another file with -o")
  }
}
