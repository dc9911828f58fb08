/// Counts lines along a document.
struct LineCount {
  private var offset = 0
  private var line = 1

  /// The line of a place, from 1; the places must come in order.
  mutating func line(of place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard offset < place else { return line }
    line += bytes.count(of: UInt8(ascii: "\n"), in: offset..<place)
    offset = place
    return line
  }
}
