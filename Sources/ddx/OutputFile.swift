import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that a command writes, whole or not at all.
struct OutputFile {
  /// Why a file was not written.
  enum Fault: Error, Hashable {
    /// There is something at the path already.
    case exists(String)
    /// The system refused, for this reason.
    case unwritable(String, reason: String)

    /// The fault in words, with what to do.
    var message: String {
      switch self {
      case .exists(let path):
        "\(path): error: the file already exists, and is left as it is\n"
          + "   help: give another name\n"
      case .unwritable(let path, let reason): "\(path): error: can't be written: \(reason)\n"
      }
    }
  }

  /// The place to write to.
  let path: String

  /// The name that an option gives to a file to write.
  ///
  /// - Throws: `ValidationError` where it is empty.
  static func name(_ text: String) throws -> String {
    guard !text.isEmpty else { throw ValidationError("the name of the file is empty") }
    return text
  }

  /// Writes the text; at the path there is either all of it or what was there before.
  ///
  /// It is written beside its place first and then put there, so that a full disk leaves what was
  /// there. What is no ordinary file, such as a pipe, is written to as it is.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - isReplacing: Whether it takes the place of a file that is there.
  /// - Throws: ``Fault``.
  func write(_ text: String, isReplacing: Bool = false) throws(Fault) {
    guard isReplacing || !InputPaths.isFile(path) else { throw .exists(path) }
    guard case .file(let place) = OutputPlace(path) else {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw refusal(errno) }
      return try write(text, andClose: descriptor)
    }
    let draft = "\(place).\(getpid()).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw refusal(errno) }
    defer { unlink(draft) }
    try write(text, andClose: descriptor, isKept: true)
    // A link, unlike a renaming, never takes the place of a file that came in the meantime.
    if isReplacing ? rename(draft, place) != 0 : link(draft, place) != 0 {
      throw errno == EEXIST ? .exists(path) : refusal(errno)
    }
  }

  /// Writes the text, waits until it is on the disk where it is to be kept, and closes the file.
  private func write(
    _ text: String, andClose descriptor: Int32, isKept: Bool = false
  ) throws(Fault) {
    var code = Console.write(Array(text.utf8), to: descriptor)
    if code == 0, isKept, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else { throw refusal(code) }
  }

  private func refusal(_ code: Int32) -> Fault {
    .unwritable(path, reason: String(cString: strerror(code)))
  }
}

extension Console {
  /// Lets a pipe or a device take the place of the standard output.
  ///
  /// - Throws: The exit code, once it was said why it can't.
  mutating func answer(intoStream path: String) throws {
    flush()
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0, dup2(descriptor, STDOUT_FILENO) >= 0 else {
      let reason = String(cString: strerror(errno))
      throw failure(of: OutputFile.Fault.unwritable(path, reason: reason))
    }
    close(descriptor)
  }

  /// Writes to a file, or answers where none was asked for, or the standard output by its name `-`.
  ///
  /// - Throws: The exit code, once it was said why the file can't be written.
  mutating func answer(_ text: String, to path: String?) throws {
    guard let path, path != "-" else { return answer(text) }
    do {
      try OutputFile(path: path).write(text)
    } catch {
      throw failure(of: error)
    }
  }
}
