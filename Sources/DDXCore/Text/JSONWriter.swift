/// Writes JSON in the order it is told to: keys are never sorted, numbers round-trip.
///
/// A pretty document puts one member on a line, except inside ``inline(_:)``.
package struct JSONWriter {
  /// How a document is laid out.
  package enum Layout {
    /// Indented by two spaces.
    case pretty
    /// On one line.
    case compact
  }

  private var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  private var inlineDepth = 0
  private var isFirst = true
  private var isAfterKey = false

  /// Creates an empty document.
  package init(_ layout: Layout) { self.layout = layout }

  /// The document, ended by a line feed.
  package var text: String { String(decoding: bytes, as: UTF8.self) + "\n" }

  /// Writes an object; `members` writes its keys and values.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    nest(open: "{", close: "}", members)
  }

  /// Writes an object on one line, even in a pretty document.
  package mutating func inline(_ members: (inout JSONWriter) -> Void) {
    onOneLine { $0.object(members) }
  }

  /// Writes an array; `each` writes one value for every element.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) -> Void
  ) {
    nest(open: "[", close: "]") { writer in
      for element in elements { each(&writer, element) }
    }
  }

  /// Writes an array of strings on one line.
  package mutating func strings(_ elements: some Sequence<String>) {
    onOneLine { $0.array(elements) { $0.value($1) } }
  }

  /// Writes an array of numbers on one line.
  package mutating func numbers(_ elements: some Sequence<Double>) {
    onOneLine { $0.array(elements) { $0.value($1) } }
  }

  /// Writes an array of whole numbers on one line.
  package mutating func wholeNumbers(_ elements: some Sequence<Int>) {
    onOneLine { $0.array(elements) { $0.value($1) } }
  }

  /// Writes a key; a value must follow.
  package mutating func key(_ name: StaticString) {
    beginValue()
    bytes.append(UInt8(ascii: "\""))
    write(name)
    bytes.append(UInt8(ascii: "\""))
    endKey()
  }

  /// Writes a string, or null.
  package mutating func value(_ string: String?) {
    beginValue()
    guard var string else { return write("null") }
    bytes.append(UInt8(ascii: "\""))
    let isPlain = string.withUTF8 { characters in
      guard !characters.contains(where: Self.mayNeedEscape) else { return false }
      bytes.append(contentsOf: characters)
      return true
    }
    if !isPlain {
      for scalar in string.unicodeScalars { escape(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a number with the fewest digits that read back as the same number, or null.
  package mutating func value(_ number: Double?) {
    beginValue()
    guard let number, number.isFinite else { return write("null") }
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Writes a whole number.
  package mutating func value(_ number: Int) {
    beginValue()
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Writes true or false.
  package mutating func value(_ truth: Bool) {
    beginValue()
    write(truth ? "true" : "false")
  }

  /// Writes null.
  package mutating func null() {
    beginValue()
    write("null")
  }

  /// Writes a value that is JSON already, on one line; what ends it is left out.
  package mutating func json(_ text: String) {
    beginValue()
    bytes.append(contentsOf: text.utf8)
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
  }

  /// Writes a key that is data, such as an id; a value must follow.
  package mutating func key(named name: String) {
    value(name)
    endKey()
  }

  /// Writes a key with a string or null.
  package mutating func field(_ name: StaticString, _ string: String?) {
    key(name)
    value(string)
  }

  /// Writes a key with a number or null.
  package mutating func field(_ name: StaticString, _ number: Double?) {
    key(name)
    value(number)
  }

  private mutating func endKey() {
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  private mutating func onOneLine(_ value: (inout JSONWriter) -> Void) {
    beginValue()
    isAfterKey = true
    inlineDepth += 1
    value(&self)
    inlineDepth -= 1
  }

  private mutating func nest(
    open: Unicode.Scalar, close: Unicode.Scalar, _ contents: (inout JSONWriter) -> Void
  ) {
    beginValue()
    bytes.append(UInt8(ascii: open))
    depth += 1
    isFirst = true
    contents(&self)
    depth -= 1
    if !isFirst { breakLine() }
    bytes.append(UInt8(ascii: close))
    isFirst = false
  }

  /// What stands before a value or key: nothing after a key, else a comma and a new line.
  private mutating func beginValue() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if depth == 0 { return }
    if isFirst {
      isFirst = false
      breakLine()
    } else {
      bytes.append(UInt8(ascii: ","))
      if layout == .pretty, inlineDepth > 0 { bytes.append(UInt8(ascii: " ")) }
      breakLine()
    }
  }

  private mutating func breakLine() {
    guard layout == .pretty, inlineDepth == 0 else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  /// Whether a byte has to be escaped, or begins a character that may have to be.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2: true
    default: false
    }
  }

  /// Writes a character, as its number where it steers a terminal or the direction of writing.
  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x7F..<0xA0, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069:
      let digits = String(scalar.value, radix: 16)
      write("\\u")
      for _ in digits.utf8.count..<4 { write("0") }
      bytes.append(contentsOf: digits.utf8)
    case 0..<0x80: escape(UInt8(scalar.value))
    default: bytes.append(contentsOf: scalar.utf8)
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): write("\\\"")
    case UInt8(ascii: "\\"): write("\\\\")
    case UInt8(ascii: "\n"): write("\\n")
    case UInt8(ascii: "\r"): write("\\r")
    case UInt8(ascii: "\t"): write("\\t")
    case 0..<0x20:
      let digits = String(byte, radix: 16)
      write("\\u00")
      if digits.utf8.count == 1 { write("0") }
      bytes.append(contentsOf: digits.utf8)
    default: bytes.append(byte)
    }
  }

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
