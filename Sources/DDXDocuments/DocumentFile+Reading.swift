internal import DDXMarkup

extension DocumentFile {
  /// Reads a file, or the standard input where the path is `-`.
  ///
  /// - Throws: ``DocumentFaults`` when there is no such file, it is a directory, it may not be
  ///   read, it is larger than a document can be, or it is a pipe into which nobody writes.
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

  /// Reads a file of another form than XML.
  ///
  /// - Parameters:
  ///   - path: The path, or `-` for the standard input.
  ///   - limit: The bytes that it may have.
  /// - Returns: The name that messages give it, and the bytes.
  /// - Throws: As ``read(path:)``.
  public static func bytes(
    path: String, limit: Int
  ) throws(DocumentFaults) -> (name: String, bytes: [UInt8]) {
    let file: DocumentFile = try read(path: path, limit: limit)
    return (file.name, file.withBytes { Array($0) })
  }

  private static func read(path: String, limit: Int) throws(DocumentFaults) -> DocumentFile {
    let stream = try ByteStream(path: path)
    var bytes: [UInt8] = []
    // One byte above the limit tells a document of the largest size from one beyond it.
    var room = min(limit, max(16_384, stream.size)) + 1
    while bytes.count <= limit {
      guard try stream.read(into: &bytes, atMost: min(room, limit + 1 - bytes.count)) else {
        return DocumentFile(name: stream.name, bytes: bytes)
      }
      room = max(16_384, bytes.count)
    }
    throw DocumentFaults(stream.name, .file(.tooLarge(limit: limit)))
  }
}
