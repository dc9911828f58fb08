internal import DDXCore

/// Makes a published accuracy from the attributes of an element.
struct AccuracyDecoder {
  let reader: ElementReader

  private static let names = ["sensitivity", "specificity", "lr-positive", "lr-negative"]
  /// Each number with the attributes of its interval, and the range that it has.
  private static let numbers = names.map { name in
    let range: NumberRange = name.hasPrefix("lr-") ? .positive : .accuracy
    return (name: name, low: "\(name)-low", high: "\(name)-high", range: range)
  }

  /// The accuracy, or nil with the reason in the log.
  ///
  /// The sensitivity alone is enough where only the rate is needed.
  func decode(rateIsEnough: Bool = false) -> PublishedAccuracy? {
    let assumed = assumed()
    let numbers = Self.numbers.map {
      reader.measured(
        $0.name, low: $0.low, high: $0.high, in: $0.range, isAssumed: assumed.contains($0.name))
    }
    let size = reader.integer("n", in: NumberRange(1, 1e9))
    let given = Self.names.filter(reader.has)
    let isRate = rateIsEnough && given == ["sensitivity"]
    guard given.count == 2 || isRate else {
      reader.error(.evidence(.accuracyCount(found: given)), given.last)
      return nil
    }
    // A number that is out of range is reported where it stands.
    guard numbers.count(where: { $0 != nil }) == given.count else { return nil }
    do {
      return try PublishedAccuracy(
        sensitivity: numbers[0], specificity: numbers[1], positiveRatio: numbers[2],
        negativeRatio: numbers[3], sampleSize: size)
    } catch {
      reader.error(.evidence(.impossible(error)), given.first)
      return nil
    }
  }

  /// The names of the numbers that have no source.
  private func assumed() -> [String] {
    let words = reader.words("assumed")
    for word in words {
      if !Self.names.contains(word) {
        reader.error(
          .value(
            .unknownWord(
              attribute: "assumed", found: word, allowed: Self.names,
              near: NearNames.near(word, among: Self.names))), "assumed")
      } else if !reader.has(word) {
        reader.error(.evidence(.assumedAbsent(attribute: word)), "assumed")
      }
    }
    return words
  }
}
