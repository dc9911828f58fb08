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

  /// The names near a code, or those whose part behind the topic is near its own.
  package static func nearCodes(_ code: String, among names: some Sequence<String>) -> [String] {
    let names = Array(names)
    let near = near(code, among: names)
    if !near.isEmpty { return near }
    func ending(_ name: String) -> String { String(name.split(separator: ".").last ?? "") }
    let endings = Self.near(ending(code), among: Set(names.map(ending)))
    return Array(names.filter { endings.contains(ending($0)) }.sorted().prefix(4))
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
