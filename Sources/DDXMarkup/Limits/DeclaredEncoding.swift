/// How a document says its bytes are to be read; only UTF-8 is accepted.
package enum DeclaredEncoding {
  /// The name of an encoding other than UTF-8, or nil.
  package static func unsupported(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let head = (0..<4).map { $0 < bytes.count ? bytes[$0] : 0xAA }
    switch (head[0], head[1], head[2], head[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0x3C, 0, 0, 0), (0, 0, 0, 0x3C): return "UTF-32"
    case (0xFF, 0xFE, _, _), (0xFE, 0xFF, _, _), (0x3C, 0, _, _), (0, 0x3C, _, _): return "UTF-16"
    default: break
    }
    guard let name = declared(in: bytes), name.uppercased() != "UTF-8" else { return nil }
    return name
  }

  /// The encoding that the XML declaration names, if it names one.
  private static func declared(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let hasMark = bytes.count > 2 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    let head = bytes.dropFirst(hasMark ? 3 : 0).prefix(256)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let declaration = String(decoding: head[head.startIndex..<end], as: UTF8.self)
    guard let range = declaration.firstRange(of: "encoding") else { return nil }
    let rest = declaration[range.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }
}

extension String {
  /// The first place of a text within this one.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    indices.lazy.compactMap { start in
      self[start...].hasPrefix(text)
        ? start..<self.index(start, offsetBy: text.count) : nil
    }.first
  }
}
