/// Many paths in little memory: each is kept as what it does not share with the one before it.
struct PathList: Sendable, RandomAccessCollection {
  private var bytes: [UInt8] = []
  /// Where every sixteenth path begins, which is kept whole.
  private var starts: [Int] = []
  private var last: [UInt8] = []
  private(set) var count = 0

  private static let stride = 16

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// Adds a path.
  mutating func append(_ path: String) {
    let new = Array(path.utf8)
    var shared = 0
    if count % Self.stride == 0 {
      starts.append(bytes.count)
    } else {
      shared = zip(new, last).prefix(255).prefix { $0 == $1 }.count
    }
    let rest = new[shared...]
    bytes += [UInt8(shared), UInt8(rest.count >> 8 & 0xFF), UInt8(rest.count & 0xFF)] + rest
    last = new
    count += 1
  }

  /// The path at a place, from 0.
  subscript(place: Int) -> String {
    var at = starts[place / Self.stride]
    var path: [UInt8] = []
    for _ in 0...place % Self.stride {
      let length = Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])
      path.removeLast(path.count - Int(bytes[at]))
      path += bytes[at + 3..<at + 3 + length]
      at += 3 + length
    }
    return String(decoding: path, as: UTF8.self)
  }
}
