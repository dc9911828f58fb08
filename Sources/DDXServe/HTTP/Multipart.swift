#if Serve

/// A form with a file in it, cut into its parts as RFC 7578 says.
enum Multipart {
  /// One part.
  struct Part {
    /// The name of the field.
    let name: String
    /// Whether it is a file.
    let isFile: Bool
    /// Its contents.
    let content: ArraySlice<UInt8>
  }

  /// The most parts of a form.
  private static let limit = 16

  /// What stands between the parts, by the header of the form; nil where it does not say.
  static func boundary(of type: String) -> String? {
    parameter("boundary", of: type).flatMap { $0.isEmpty || $0.utf8.count > 70 ? nil : $0 }
  }

  /// The parts; nil where it is no such form.
  static func parts(of body: [UInt8], boundary: String) -> [Part]? {
    let mark = Array("--\(boundary)".utf8)
    guard body.starts(with: mark) else { return nil }
    var parts: [Part] = []
    var start = mark.count
    while parts.count <= limit {
      let rest = body[start...]
      if rest.starts(with: Array("--".utf8)) { return parts }
      guard rest.starts(with: newline),
        let end = position(of: newline + mark, in: body, from: start + newline.count),
        let part = part(body[(start + newline.count)..<end])
      else { return nil }
      parts.append(part)
      start = end + newline.count + mark.count
    }
    return nil
  }

  private static let newline: [UInt8] = [13, 10]

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    guard let gap = position(of: newline + newline, in: bytes, from: bytes.startIndex),
      let head = String(validating: bytes[..<gap], as: UTF8.self)
    else { return nil }
    let disposition = head.split(separator: "\r\n").first {
      $0.lowercased().hasPrefix("content-disposition:")
    }
    guard let disposition, let name = parameter("name", of: String(disposition)) else { return nil }
    return Part(
      name: name, isFile: parameter("filename", of: String(disposition)) != nil,
      content: bytes[(gap + 4)...])
  }

  /// The value of a parameter such as `name="file"`.
  private static func parameter(_ name: String, of header: String) -> String? {
    for part in header.split(separator: ";").dropFirst() {
      let ends = String(part).trimmed.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard ends.count == 2, ends[0].lowercased() == name else { continue }
      let value = String(ends[1])
      guard value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 else { return value }
      return String(value.dropFirst().dropLast())
    }
    return nil
  }

  /// Where some bytes first stand.
  private static func position<Bytes: RandomAccessCollection<UInt8>>(
    of wanted: [UInt8], in bytes: Bytes, from start: Int
  ) -> Int? where Bytes.Index == Int {
    guard let first = wanted.first else { return nil }
    var place = start
    while place + wanted.count <= bytes.endIndex {
      guard let next = bytes[place...].firstIndex(of: first),
        next + wanted.count <= bytes.endIndex
      else { return nil }
      if bytes[next..<(next + wanted.count)].elementsEqual(wanted) { return next }
      place = next + 1
    }
    return nil
  }
}

#endif
