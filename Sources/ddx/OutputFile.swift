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
        "\(path): error: there is a file of this name already; it is left as it is\n"
          + "   help: give another name\n"
      case .unwritable(let path, let reason): "\(path): error: can't be written: \(reason)\n"
      }
    }
  }

  /// Where it is written.
  let path: String

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
    guard isOrdinary else {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw refusal }
      let isWritten = Self.write(text, to: descriptor)
      guard close(descriptor) == 0, isWritten else { throw refusal }
      return
    }
    let draft = "\(path).\(getpid()).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw refusal }
    let isWritten = Self.write(text, to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten else {
      defer { unlink(draft) }
      throw refusal
    }
    // A link, unlike a renaming, never takes the place of a file that came in the meantime.
    if isReplacing ? rename(draft, path) != 0 : link(draft, path) != 0 {
      let refusal = errno == EEXIST ? Fault.exists(path) : self.refusal
      unlink(draft)
      throw refusal
    }
    if !isReplacing { unlink(draft) }
  }

  private var refusal: Fault { .unwritable(path, reason: String(cString: strerror(errno))) }

  /// Whether there is an ordinary file at the path, or nothing.
  private var isOrdinary: Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { buffer in
      var written = 0
      while written < buffer.count, let start = buffer.baseAddress {
        let count = writeOnce(descriptor, start + written, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        written += count
      }
      return true
    }
  }
}

/// `write(2)`, which a method of the same name hides.
private func writeOnce(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}

extension Console {
  /// Writes to a file, or answers where no file was asked for.
  ///
  /// - Throws: The exit code, once it was said why the file can't be written.
  mutating func answer(_ text: String, to path: String?) throws(ExitCode) {
    guard let path else {
      answer(text)
      return
    }
    do {
      try OutputFile(path: path).write(text)
    } catch {
      talk(error.message)
      throw .badInput
    }
  }
}
