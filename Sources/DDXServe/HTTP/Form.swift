#if Serve

/// What a form holds: names with their values, in the order in which they were sent.
struct Form: Sendable {
  /// The most names with values.
  static let limit = 1000

  /// The names with their values.
  private(set) var fields: [(name: String, value: String)] = []
  /// The bytes of the file that was sent with it.
  private(set) var file: [UInt8]?

  /// A form that holds nothing.
  init() {}

  /// Reads a form; nil where it is none, or holds too much.
  ///
  /// - Parameters:
  ///   - body: The bytes that were sent.
  ///   - type: What they are said to be.
  init?(_ body: [UInt8], type: String) {
    let kind = type.split(separator: ";").first.map { $0.lowercased() } ?? ""
    switch kind {
    case "application/x-www-form-urlencoded":
      for pair in body.split(separator: UInt8(ascii: "&")) {
        let ends = pair.split(
          separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = Self.decoded(ends[0]),
          let value = ends.count == 2 ? Self.decoded(ends[1]) : ""
        else { return nil }
        fields.append((name, Self.plain(value)))
      }
    case "multipart/form-data":
      guard let boundary = Multipart.boundary(of: type),
        let parts = Multipart.parts(of: body, boundary: boundary)
      else { return nil }
      for part in parts {
        if part.isFile {
          file = Array(part.content)
        } else {
          guard let value = String(validating: part.content, as: UTF8.self) else { return nil }
          fields.append((part.name, Self.plain(value)))
        }
      }
    default: return nil
    }
    guard fields.count <= Self.limit else { return nil }
  }

  /// Reads what stands behind the question mark of an address; nothing where it is no form.
  init(query: String?) {
    self =
      query.flatMap {
        Form(Array($0.utf8), type: "application/x-www-form-urlencoded")
      } ?? Form()
  }

  /// A value with plain spaces: pages keep a number with its sign together by one that does not break.
  private static func plain(_ value: String) -> String { value.replacing("\u{A0}", with: " ") }

  /// The last value of a name, without space around it; nil where it has none or an empty one.
  subscript(_ name: String) -> String? {
    fields.last { $0.name == name }.map { $0.value.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Every value of a name.
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// A text that was written for a URL; nil where it is no UTF-8.
  static func decoded(_ bytes: some Collection<UInt8>) -> String? {
    var result: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit)
        else { return nil }
        result.append(high << 4 | low)
      default: result.append(byte)
      }
    }
    return String(validating: result, as: UTF8.self)
  }

  /// The value of a hexadecimal digit.
  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}

extension String {
  /// The text without space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}

#endif
