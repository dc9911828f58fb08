#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The part of a file that is looked at, which moves on and reads on as it must.
///
/// Offsets count from where the window begins.
struct ByteWindow {
  private let stream: ByteStream
  private var held: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The line on which the window begins, from 1.
  private(set) var line = 1
  /// The character of that line with which it begins, from 1.
  private(set) var column = 1
  /// How many bytes of the file are before it.
  private(set) var passed = 0

  /// The bytes that are read at a time.
  private static let piece = 128 << 10

  init(_ stream: ByteStream) { self.stream = stream }

  /// The name of the file in messages.
  var name: String { stream.name }
  /// The size of the file; 0 where it is not known.
  var size: Int { stream.size }
  /// How many bytes are there without reading on.
  var count: Int { held.count - start }
  /// The bytes that are there without reading on.
  var bytes: ArraySlice<UInt8> { held[start...] }

  /// Reads on until `count` bytes are there, or the file ends.
  ///
  /// - Returns: Whether they are there.
  mutating func fill(to count: Int) throws(DocumentFaults) -> Bool {
    while self.count < count {
      if isAtEnd { return false }
      if start > 0 {
        held.removeFirst(start)
        start = 0
      }
      // A small file takes one piece of its own size, and a byte that tells its end.
      let piece = size > passed ? min(Self.piece, size - passed + 1) : Self.piece
      isAtEnd = try !stream.read(into: &held, atMost: piece)
    }
    return true
  }

  /// The byte at an offset, or nil behind the end of the file.
  mutating func byte(at offset: Int) throws(DocumentFaults) -> UInt8? {
    try fill(to: offset + 1) ? held[start + offset] : nil
  }

  /// Whether a text stands at an offset.
  mutating func has(_ text: StaticString, at offset: Int) throws(DocumentFaults) -> Bool {
    let count = text.utf8CodeUnitCount
    guard try fill(to: offset + count) else { return false }
    return (0..<count).allSatisfy { held[start + offset + $0] == text.utf8Start[$0] }
  }

  /// The place of a byte at or behind an offset, by `memchr`; nil where the file, or the limit, ends
  /// before it.
  mutating func first(
    _ byte: UInt8, from offset: Int, before limit: Int = .max
  ) throws(DocumentFaults) -> Int? {
    var from = offset
    while from < limit {
      guard try fill(to: from + 1) else { return nil }
      let end = min(count, limit)
      let found = held.withUnsafeBytes { buffer -> Int? in
        guard let base = buffer.baseAddress,
          let place = memchr(base + start + from, Int32(byte), end - from)
        else { return nil }
        return UnsafeRawPointer(place) - base - start
      }
      if let found { return found }
      from = end
    }
    return nil
  }

  /// The place of a text at or behind an offset; nil where the file, or the limit, ends before it.
  mutating func first(
    _ text: StaticString, from offset: Int, before limit: Int = .max
  ) throws(DocumentFaults) -> Int? {
    var from = offset
    while let place = try first(text.utf8Start[0], from: from, before: limit) {
      if try has(text, at: place) { return place }
      from = place + 1
    }
    return nil
  }

  /// The place of the first byte at or behind an offset that is such a one, or nil.
  mutating func first(
    from offset: Int, where isWanted: (UInt8) -> Bool
  ) throws(DocumentFaults) -> Int? {
    var place = offset
    while let byte = try byte(at: place) {
      if isWanted(byte) { return place }
      place += 1
    }
    return nil
  }

  /// Whether an end tag of an element of this local name begins at an offset.
  mutating func isEndTag(of name: [UInt8], at offset: Int) throws(DocumentFaults) -> Bool {
    guard try has("</", at: offset) else { return false }
    return try isName(name, at: offset + 2)
  }

  /// Whether a name stands at an offset, with or without a prefix.
  mutating func isName(_ name: [UInt8], at offset: Int) throws(DocumentFaults) -> Bool {
    var (local, place) = (offset, offset)
    while let byte = try byte(at: place), CohortTag.isName(byte) {
      place += 1
      if byte == UInt8(ascii: ":") { local = place }
    }
    return place - local == name.count && held[start + local..<start + place] == name[...]
  }

  /// Moves the beginning of the window on.
  mutating func pass(_ count: Int) {
    for byte in held[start..<start + count] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    start += count
    passed += count
  }
}
