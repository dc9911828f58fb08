/// A start tag of a cohort or of one of its elements, as far as cutting it out needs it.
struct CohortTag {
  /// The name with its prefix.
  let name: String
  /// The attributes with their values in quotes, as they are written.
  private(set) var attributes: [(name: String, value: String)] = []
  /// How many bytes it has, its brackets among them.
  private(set) var count: Int
  /// Whether it ends in `/>`.
  private(set) var isEmpty = false

  /// The name without its prefix.
  var localName: String { name.split(separator: ":").last.map(String.init) ?? name }

  /// The namespace declarations among the attributes.
  var declarations: [(name: String, value: String)] {
    attributes.filter { $0.name == "xmlns" || $0.name.hasPrefix("xmlns:") }
  }

  /// The namespace of the element, where its own tag says it.
  var namespace: String? {
    let prefix = name.split(separator: ":").dropLast().map { ":\($0)" }.joined()
    return attributes.first { $0.name == "xmlns\(prefix)" }
      .map { String($0.value.dropFirst().dropLast()) }
  }

  /// Reads the tag at the start of some bytes, or what there is of it.
  ///
  /// A `<` ends it, whatever is open, since none may stand within a tag.
  init(_ bytes: ArraySlice<UInt8>) {
    var place = bytes.startIndex + 1
    func take(while isTaken: (UInt8) -> Bool) -> Range<Int> {
      let from = place
      while place < bytes.endIndex, isTaken(bytes[place]) { place += 1 }
      return from..<place
    }
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    name = text(take(while: Self.isName))
    count = bytes.count
    while place < bytes.endIndex {
      switch bytes[place] {
      case UInt8(ascii: ">"), UInt8(ascii: "<"):
        count = place - bytes.startIndex + (bytes[place] == UInt8(ascii: ">") ? 1 : 0)
        return
      case UInt8(ascii: "/"):
        isEmpty = true
        place += 1
      case let byte where Self.isName(byte):
        isEmpty = false
        let attribute = take(while: Self.isName)
        _ = take { Self.isSpace($0) || $0 == UInt8(ascii: "=") }
        guard place < bytes.endIndex, Self.isQuote(bytes[place]) else { continue }
        let (quote, from) = (bytes[place], place)
        place += 1
        _ = take { $0 != quote && $0 != UInt8(ascii: "<") }
        guard place < bytes.endIndex, bytes[place] == quote else { continue }
        place += 1
        attributes.append((text(attribute), text(from..<place)))
      default: place += 1
      }
    }
  }

  /// Whether a byte belongs to a name.
  static func isName(_ byte: UInt8) -> Bool {
    !isSpace(byte) && !isQuote(byte) && !"<>/=".utf8.contains(byte)
  }

  /// Whether a byte is white space.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
