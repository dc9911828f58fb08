/// Whether the words of a criterion agree with its numbers.
///
/// The words are what a reader is shown, and the numbers are what counts. An edition that changes
/// the numbers writes the words anew; words that name a percentage or a number of blocks name
/// those of the criterion.
enum CriterionText {
  /// The attributes that the words describe.
  static let spokenOf: Set<String> = [
    "procedures", "blocks", "relief", "agents", "different-agents", "order", "movements",
    "interval", "within", "after-negative", "prolonged", "imaging", "uptake",
  ]

  /// The numbers of a criterion that its words contradict, by their attributes.
  static func contradictions(in text: String, relief: Double?, blocks: Int?) -> [String] {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "%" || $0 == ".") }
      .map { $0.last == "." ? $0.dropLast() : $0 }.map(String.init)
    let percentages = percentages(in: words)
    let counts = counts(in: words)
    var contradicted: [String] = []
    if let relief, !percentages.isEmpty, !percentages.contains(relief) {
      contradicted.append("relief")
    }
    if let blocks, !counts.isEmpty, !counts.contains(blocks) { contradicted.append("blocks") }
    return contradicted
  }

  /// Every percentage that words name.
  private static func percentages(in words: [String]) -> [Double] {
    words.indices.compactMap { index in
      let word = words[index]
      if word.hasSuffix("%"), word.count > 1 { return Double(word.dropLast()) }
      guard index + 1 < words.count, ["%", "percent"].contains(words[index + 1]) else {
        return nil
      }
      return Double(word)
    }
  }

  /// How many words may stand between a number and what it counts, as in `two medial branch blocks`.
  private static let reach = 4

  /// Every number of blocks that words name.
  private static func counts(in words: [String]) -> [Int] {
    words.indices.compactMap { index in
      guard let count = numerals.firstIndex(of: words[index]) ?? Int(words[index]), count > 0
      else { return nil }
      for word in words[(index + 1)...].prefix(reach + 1) {
        if ["block", "blocks", "injection", "injections"].contains(word) { return count }
        // Another number, or an end of what is counted.
        if numerals.contains(word) || word == "%" { return nil }
      }
      return nil
    }
  }

  private static let numerals = ["no", "one", "two", "three", "four", "five", "six"]
}
