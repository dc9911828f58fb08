/// Names that were perhaps meant.
package enum NearNames {
  /// Up to four names near a word, the nearest first; a name that begins with it is near as well.
  package static func near(_ word: String, among names: some Sequence<String>) -> [String] {
    let written = Array(word.lowercased().utf8.prefix(80))
    // A third of the word may be wrong; beyond that a suggestion is a guess.
    let limit = max(1, min(6, written.count / 3))
    var found: [(distance: Int, name: String)] = []
    for name in names {
      let other = Array(name.lowercased().utf8)
      if written.count >= 4, other.count > written.count, other.starts(with: written) {
        found.append((limit, name))
        continue
      }
      guard abs(other.count - written.count) <= limit else { continue }
      let distance = distance(written, other, limit: limit)
      if distance <= limit { found.append((distance, name)) }
    }
    let best = found.sorted {
      ($0.distance, $0.name) < ($1.distance, $1.name)
    }
    return best.prefix(4).map(\.name)
  }

  /// The values of an attribute near a word; of drugs only those with one letter wrong, as
  /// mepivacaine is not bupivacaine.
  package static func near(
    _ word: String, of attribute: String, among names: some Sequence<String>
  ) -> [String] {
    guard ["agent", "agents", "class", "to"].contains(attribute) else {
      return near(word, among: names)
    }
    return names.filter { distance(word.lowercased(), $0.lowercased(), limit: 1) <= 1 }
  }

  /// The number of bytes to insert, delete, replace or swap, or more than the limit.
  static func distance(_ left: String, _ right: String, limit: Int) -> Int {
    abs(left.utf8.count - right.utf8.count) > limit
      ? limit + 1 : distance(Array(left.utf8), Array(right.utf8), limit: limit)
  }

  /// The number of bytes to insert, delete, replace or swap [Damerau1964].
  private static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for column in 0..<right.count {
        let same = left[row] == right[column]
        current[column + 1] = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          current[column + 1] = min(current[column + 1], before[column - 1] + 1)
        }
      }
      (before, last) = (last, current)
      if (last.min() ?? 0) > limit { return limit + 1 }
    }
    return last[right.count]
  }
}
