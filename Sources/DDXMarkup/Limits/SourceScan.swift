/// What can be told of a document's bytes before an XML parser sees them.
///
/// The scan follows the words of XML, not its grammar. Where it meets something that no parser
/// accepts it stops and leaves the message to the parser.
package struct SourceScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0
  private var elements = 0
  private var textSize = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The first reason for which the bytes are refused, with its place, or nil.
  package static func fault(
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> (fault: MarkupFault, offset: Int?)? {
    if let encoding = DeclaredEncoding.unsupported(in: bytes) {
      return (.encoding(found: encoding), nil)
    }
    if !UTF8Check.isPlain(bytes) {
      if let offset = bytes.firstIndex(of: 0) { return (.zeroByte, offset) }
      if let offset = UTF8Check.firstInvalid(in: bytes) { return (.invalidUTF8, offset) }
    }
    var scan = SourceScan(bytes)
    while scan.position < bytes.count {
      if let found = scan.advance() { return (found.0, found.1) }
    }
    return nil
  }

  /// What a piece of markup within a text adds to its size.
  ///
  /// libxml2 takes time with the square of the pieces that a text comes in, so these count as
  /// text, though they hold none.
  private static let pieceWeight = 16

  /// What a byte adds to the size of a text: spaces nothing, a carriage return as a piece.
  private static func weight(of byte: UInt8) -> Int {
    byte > 0x20 ? 1 : byte == 0x0D ? 4 : 0
  }

  /// Passes over a run of text, or one piece of markup.
  private mutating func advance() -> (MarkupFault, Int)? {
    let start = position
    passText()
    if textSize > ReadingLimits.textSize {
      return (.textTooLong(limit: ReadingLimits.textSize), start)
    }
    guard position < bytes.count else { return nil }
    switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
    case UInt8(ascii: "/"):
      textSize = 0
      depth -= 1
      skip(2, past: ">")
    case UInt8(ascii: "?"):
      skip(2, past: "?>")
      textSize += Self.pieceWeight
    case UInt8(ascii: "!") where starts(with: "<!--"):
      skip(4, past: "-->")
      textSize += Self.pieceWeight
    case UInt8(ascii: "!") where starts(with: "<![CDATA["):
      let start = position
      skip(9, past: "]]>")
      textSize += position - start
    case UInt8(ascii: "!") where starts(with: "<!DOCTYPE"):
      return (.documentType, position)
    default: return tag()
    }
    return nil
  }

  /// Passes over text, up to the next `<` or the end.
  private mutating func passText() {
    // Numbers of their own, since this looks at every byte.
    var (index, size) = (position, textSize)
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      size += Self.weight(of: bytes[index])
      index += 1
    }
    (position, textSize) = (index, size)
  }

  /// Passes over a start tag.
  private mutating func tag() -> (MarkupFault, Int)? {
    let start = position
    let end = min(bytes.count, start + ReadingLimits.tagSize)
    var quote: UInt8 = 0
    var attributes = 0
    textSize = 0
    var index = start + 1
    while index < end {
      let byte = bytes[index]
      index += 1
      // Letters are most of a tag, and none of what is looked for is above this.
      if byte > UInt8(ascii: ">") { continue }
      if byte == UInt8(ascii: "<") {
        // No tag holds another: the parser says so better, and stops there.
        position = bytes.count
        return nil
      } else if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "=") {
        attributes += 1
      } else if byte == UInt8(ascii: ">") {
        position = index
        return closed(start: start, attributes: attributes)
      }
    }
    position = index
    return index < bytes.count ? (.tagTooLong(limit: ReadingLimits.tagSize), start) : nil
  }

  private mutating func closed(start: Int, attributes: Int) -> (MarkupFault, Int)? {
    if attributes > ReadingLimits.attributes {
      return (.tooManyAttributes(limit: ReadingLimits.attributes), start)
    }
    elements += 1
    if elements > ReadingLimits.elements {
      return (.tooManyElements(limit: ReadingLimits.elements), start)
    }
    guard bytes[position - 2] != UInt8(ascii: "/") else { return nil }
    depth += 1
    return depth > ReadingLimits.depth
      ? (.tooDeep(limit: ReadingLimits.depth), start) : nil
  }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    return true
  }

  /// Moves over the opening of a piece of markup and behind what ends it, or to the end.
  private mutating func skip(_ opening: Int, past text: StaticString) {
    let first = text.utf8Start[0]
    position += opening
    while position < bytes.count {
      if bytes[position] == first, starts(with: text) {
        position += text.utf8CodeUnitCount
        return
      }
      position += 1
    }
  }
}
