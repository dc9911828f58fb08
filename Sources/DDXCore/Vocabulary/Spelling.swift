/// How a word may be spelled and still be the same word.
enum Spelling {
  /// Some letters, and those that stand for them.
  private typealias Rule = (old: [UInt8], new: [UInt8])

  /// British spelling, and the American one.
  private static let variants: [Rule] = [
    ("ae", "e"), ("oe", "e"), ("our", "or"), ("isation", "ization"), ("ising", "izing"),
    ("ised", "ized"), ("neurone", "neuron"), ("disk", "disc"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  private static let sounds: [Rule] = [
    ("ough", "of"), ("ph", "f"), ("ck", "k"), ("sc", "s"), ("c", "k"), ("y", "i"), ("z", "s"),
    ("x", "ks"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// The longest first.
  private static let endings: [[UInt8]] = [
    "iness", "osis", "otic", "ness", "ings", "ions", "ing", "ion", "ive", "ity", "ies", "ed", "es",
    "al", "ic",
    "ly", "e", "s", "y",
  ].map { Array($0.utf8) }

  /// A word with American spelling for the British one.
  static func american(_ word: String) -> String {
    String(decoding: replacing(variants, in: Array(word.utf8)), as: UTF8.self)
  }

  /// A word without its ending: coughing, coughs and cough are one.
  static func stem(_ word: String) -> String {
    var letters = Array(word.utf8)
    let ending = endings.first {
      letters.count >= $0.count + 3 && letters.suffix($0.count) == $0[...]
    }
    letters.removeLast(ending?.count ?? 0)
    // Run and running.
    if letters.count > 3, letters.last == letters.dropLast().last { letters.removeLast() }
    return String(decoding: letters, as: UTF8.self)
  }

  /// What a word sounds like, in letters.
  static func sound(_ word: String) -> String {
    var letters: [UInt8] = []
    for letter in replacing(sounds, in: Array(word.utf8)) where letter != letters.last {
      letters.append(letter)
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// A word with some letters for others, from left to right.
  private static func replacing(_ table: [Rule], in word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = word[...]
    while let first = rest.first {
      if let rule = table.first(where: { $0.old[0] == first && rest.starts(with: $0.old) }) {
        result += rule.new
        rest = rest.dropFirst(rule.old.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
