internal import DDXMarkup

/// The entries of a list in a file, one after the other: a line each, or each ended by a zero byte.
///
/// A list is read as it is asked for; it may be long.
public struct ListReader {
  private var window: ByteWindow
  private let end: UInt8

  /// Opens a list, or the standard input where the path is `-`.
  ///
  /// - Throws: ``DocumentFaults`` when it can't be read.
  public init(path: String) throws(DocumentFaults) {
    window = ByteWindow(try ByteStream(path: path))
    // No path is so long that the first zero byte would be behind it.
    let isZero = try window.first(0, from: 0, before: ReadingLimits.textSize) != nil
    end = isZero ? 0 : UInt8(ascii: "\n")
  }

  /// The next entry that is not empty, or nil at the end; a carriage return before the end of a line
  /// is not part of it.
  ///
  /// - Throws: ``DocumentFaults`` when it can't be read on.
  public mutating func next() throws(DocumentFaults) -> String? {
    while try window.fill(to: 1) {
      let count = try window.first(end, from: 0) ?? window.count
      var entry = window.bytes.prefix(count)
      if end != 0, entry.last == UInt8(ascii: "\r") { entry.removeLast() }
      let text = String(decoding: entry, as: UTF8.self)
      window.pass(min(count + 1, window.count))
      if !text.isEmpty { return text }
    }
    return nil
  }
}
