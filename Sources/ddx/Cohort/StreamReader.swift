import DDXDocuments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The profiles on standard input, each as soon as it arrives.
struct StreamReader {
  private let frame: StreamFrame
  private var bytes: [UInt8] = []
  private var start = 0
  private var number = 0
  private var line = 1
  private var isAtEnd = false

  init(_ frame: StreamFrame) { self.frame = frame }

  /// The next profile, or why there is none in its place; nil at the end, and when somebody asks the
  /// program to stop.
  mutating func next() -> ProfileInput? {
    guard !isAtEnd || start < bytes.count else { return nil }
    number += 1
    switch frame {
    case .lines: return nextLine()
    case .length: return nextLength()
    }
  }

  private mutating func nextLine() -> ProfileInput? {
    guard let text = takeLine(atMost: DocumentFile.largest) else {
      if isAtEnd { return nil }
      skipLine()
      return refusal(.file(.tooLarge(limit: DocumentFile.largest)), nil)
    }
    defer { line += 1 }
    return input("<stdin>", .success(part("<stdin>", text, PartOrigin(line: line))))
  }

  private mutating func nextLength() -> ProfileInput? {
    guard let head = takeLine(atMost: Self.longestHead) else {
      return isAtEnd ? nil : end(.cohort(.length))
    }
    let words = String(decoding: head, as: UTF8.self).split(
      separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let count = words.first.flatMap({ Int($0) }), count >= 0 else {
      return end(.cohort(.length))
    }
    let name = words.count > 1 ? String(words[1]) : "<stdin>"
    guard count <= DocumentFile.largest else {
      return skip(count)
        ? refusal(.file(.tooLarge(limit: DocumentFile.largest)), name) : end(.cohort(.cutShort))
    }
    while bytes.count - start < count { if !read() { return end(.cohort(.cutShort)) } }
    let text = bytes[start..<start + count]
    start += count
    return input(name, .success(part(name, text, nil)))
  }

  /// The longest line before a profile.
  private static let longestHead = 8 << 10

  private func part(
    _ name: String, _ text: ArraySlice<UInt8>, _ origin: PartOrigin?
  ) -> ProfilePart {
    ProfilePart(file: DocumentFile(name: name, bytes: Array(text)), number: number, origin: origin)
  }

  private mutating func end(_ fault: Fault) -> ProfileInput? {
    // Where the next profile begins can't be known.
    isAtEnd = true
    start = bytes.count
    return Interruption.isAsked ? nil : refusal(fault, nil)
  }

  private func refusal(_ fault: Fault, _ name: String?) -> ProfileInput {
    let file = name ?? "<stdin>"
    let line = frame == .lines ? line : nil
    return input(
      file,
      .failure(DocumentFaults([Diagnostic(fault: fault, file: file, line: line, isPrivate: true)])))
  }

  private func input(
    _ file: String, _ part: Result<ProfilePart, DocumentFaults>
  ) -> ProfileInput {
    ProfileInput(
      file: file, path: 0, number: file == "<stdin>" ? number : 1,
      line: frame == .lines ? line : 0, part: part, next: FeedPosition(), share: 0)
  }

  /// The next line without its end; nil where there is none, or it is too long.
  private mutating func takeLine(atMost limit: Int) -> ArraySlice<UInt8>? {
    var from = start
    while true {
      if let end = bytes[from...].firstIndex(of: UInt8(ascii: "\n")) {
        let text = bytes[start..<end]
        start = end + 1
        return text
      }
      let looked = bytes.count - start
      guard looked <= limit else { return nil }
      guard read() else {
        let text = bytes[start...]
        start = bytes.count
        return text.isEmpty ? nil : text
      }
      from = start + looked
    }
  }

  /// Passes the rest of a line.
  private mutating func skipLine() {
    repeat {
      if let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
        start = end + 1
        break
      }
      start = bytes.count
    } while read()
    line += 1
  }

  /// Passes some bytes; false where the input ends before.
  private mutating func skip(_ count: Int) -> Bool {
    var left = count
    while left > bytes.count - start {
      left -= bytes.count - start
      start = bytes.count
      if !read() { return false }
    }
    start += left
    return true
  }

  /// Reads available bytes, or waits for them; false at the end, and on request to stop.
  private mutating func read() -> Bool {
    bytes.removeFirst(start)
    start = 0
    var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // Other than reading, waiting ends when a signal comes.
    while poll(&ready, 1, -1) < 0 {
      if errno != EINTR || Interruption.isAsked {
        isAtEnd = true
        return false
      }
    }
    let piece = 64 << 10
    let before = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: piece))
    let got = bytes.withUnsafeMutableBytes { buffer in
      systemRead(STDIN_FILENO, buffer.baseAddress.map { $0 + before }, piece)
    }
    bytes.removeLast(piece - max(got, 0))
    isAtEnd = got <= 0
    return got > 0
  }
}

/// `read(2)`, which the method of the same name hides.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
