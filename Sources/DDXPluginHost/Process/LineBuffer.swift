/// What a program has written, a line at a time.
struct LineBuffer {
  private var bytes: [UInt8] = []
  /// How far it is known that no line ends.
  private var searched = 0

  /// Adds what was read.
  mutating func append(_ read: some Collection<UInt8>) { bytes.append(contentsOf: read) }

  /// The next whole line without its end, or nil where there is none yet.
  ///
  /// - Throws: ``ProgramFailure/Reason/lineTooLong(limit:)``, as soon as a line is too long.
  mutating func next(limit: Int) throws(ProgramFailure.Reason) -> [UInt8]? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      if searched > limit { throw .lineTooLong(limit: limit) }
      return nil
    }
    if end > limit { throw .lineTooLong(limit: limit) }
    let line = Array(bytes[..<end])
    bytes.removeSubrange(...end)
    searched = 0
    return line
  }
}
