internal import SystemPackage

/// What is said to a program and what it says, over pipes that are read and written at once.
///
/// It needs no other thread: who waits for an answer also takes in what the program complains of.
struct Dialogue {
  private var input: FileDescriptor?
  private var output: FileDescriptor?
  private var error: FileDescriptor?
  private let lineLimit: Int
  private var unsent: ArraySlice<UInt8> = []
  private var lines = LineBuffer()
  private(set) var complaints = Complaints()

  private static let chunk = 1 << 16

  /// Takes over our ends of the three standard streams.
  init(input: FileDescriptor, output: FileDescriptor, error: FileDescriptor, lineLimit: Int) {
    for end in [input, output, error] { System.stopWaiting(on: end) }
    self.input = input
    self.output = output
    self.error = error
    self.lineLimit = lineLimit
  }

  /// Says a line; it is sent while its answer is waited for.
  mutating func say(_ line: String) { unsent = Array(line.utf8)[...] }

  /// Sends and takes in what can be without waiting longer than a time; then the next line, if
  /// it is whole.
  mutating func answer(waiting time: Duration) throws(ProgramFailure.Reason) -> [UInt8]? {
    try send()
    if let line = try lines.next(limit: lineLimit) { return line }
    let (answers, complains, _) = System.wait(
      output, error, writing: unsent.isEmpty ? nil : input, for: max(time, .zero))
    if complains { takeComplaints(upTo: 1) }
    guard answers, let output else { return nil }
    // All that is there is read at once: the next look may be a while away.
    while let count = Self.read(output, { lines.append($0) }) {
      if count == 0 { throw .closed }
      if let line = try lines.next(limit: lineLimit) { return line }
    }
    return nil
  }

  private mutating func send() throws(ProgramFailure.Reason) {
    guard let input, output != nil else { throw .closed }
    while !unsent.isEmpty {
      do {
        unsent = try unsent.dropFirst(
          unsent.withUnsafeBytes { try input.write($0, retryOnInterrupt: true) })
      } catch {
        if error as? Errno == .resourceTemporarilyUnavailable { return }
        throw .closed
      }
    }
  }

  /// Takes in what the program complains of, a number of pieces at most.
  mutating func takeComplaints(upTo pieces: Int) {
    for _ in 0..<pieces {
      guard let end = error, let count = Self.read(end, { complaints.append($0) }) else { return }
      if count == 0 {
        try? end.close()
        error = nil
      }
    }
  }

  /// Reads once: the number of bytes, 0 at the end, nil where there is nothing now.
  private static func read(
    _ end: FileDescriptor, _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Int? {
    withUnsafeTemporaryAllocation(byteCount: chunk, alignment: 1) { buffer in
      do {
        let count = try end.read(into: buffer, retryOnInterrupt: true)
        take(UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[..<count]))
        return count
      } catch {
        return error as? Errno == .resourceTemporarilyUnavailable ? nil : 0
      }
    }
  }

  /// Closes every stream, which asks the program to end.
  mutating func close() {
    for end in [input, output, error] { try? end?.close() }
    (input, output, error) = (nil, nil, nil)
  }
}
