/// The fewest edits that change an answer from that of the left edition.
public struct FlipSet<Answer: Hashable & Sendable>: Hashable, Sendable {
  /// Some edits, and what they make of the answer.
  public struct Found: Hashable, Sendable {
    /// The edits, by their places among those of the space.
    public let edits: [Int]
    /// The answer of the left edition with these edits applied.
    public let answer: Answer
  }

  /// How far was looked.
  public enum Search: Hashable, Sendable {
    /// Every set that could change the answer, up to this many edits.
    case complete(size: Int)
    /// As many sets as one search may evaluate.
    case stopped(evaluated: Int)
  }

  /// The first set that changes the answer at all: by size, then the one that gives the right
  /// edition's answer, then by the order of the document; nil where none was found.
  public let changing: Found?
  /// The first set that gives the right edition's answer; nil where none was found.
  public let completing: Found?
  /// How far was looked.
  public let search: Search

  /// The largest set that is looked for.
  static var largest: Int { 3 }

  /// Looks through sets of edits, the smallest first.
  ///
  /// - Throws: What evaluating throws.
  static func first(
    among edits: [Int], from left: Answer, to right: Answer, limit: Int,
    answer: (Set<Int>) throws -> Answer
  ) rethrows -> FlipSet {
    var changing: Found?
    var evaluated = 0
    for size in 1...largest where size <= edits.count {
      var places = Array(0..<size)
      while true {
        if evaluated == limit {
          return FlipSet(
            changing: changing, completing: nil, search: .stopped(evaluated: evaluated))
        }
        let chosen = places.map { edits[$0] }
        let found = Found(edits: chosen, answer: try answer(Set(chosen)))
        evaluated += 1
        if found.answer != left, changing == nil { changing = found }
        if found.answer == right {
          let isAsSmall = changing?.edits.count == size
          return FlipSet(
            changing: isAsSmall ? found : changing, completing: found, search: .complete(size: size)
          )
        }
        guard places.advance(below: edits.count) else { break }
      }
    }
    return FlipSet(changing: changing, completing: nil, search: .complete(size: largest))
  }
}

extension [Int] {
  /// Moves on to the next rising choice of places below a bound; false after the last.
  mutating func advance(below bound: Int) -> Bool {
    guard let last = indices.last(where: { self[$0] < bound - count + $0 }) else { return false }
    self[last] += 1
    for index in (last + 1)..<Swift.max(count, last + 1) { self[index] = self[index - 1] + 1 }
    return true
  }
}
