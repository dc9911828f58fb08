import DDXCore

@testable import DDXDocuments

/// What became of made-up documents that were read without the schema and with it.
struct DifferentialTally: Sendable {
  /// What the schema and the rules accept.
  private(set) var right = 0
  /// What they refuse.
  private(set) var refused = 0
  /// What of the first was read without the schema.
  private(set) var readAlone = 0
  /// Documents on which the two ways do not agree, with the reason.
  private(set) var faults: [String] = []

  /// Counts nothing.
  init() {}

  /// Makes up documents, and reads each in both ways.
  ///
  /// - Parameters:
  ///   - numbers: Their numbers; the first decides with the seed what is drawn.
  ///   - seed: The seed.
  ///   - reader: Reads them.
  init(of numbers: Range<Int>, seed: UInt64, _ reader: DocumentReader) {
    let own = seed &+ UInt64(numbers.lowerBound) &* 2
    var profiles = DraftProfiles(vocabulary: reader.vocabulary, seed: own)
    var mutator = DraftMutator(seed: own &+ 1)
    for number in numbers {
      var draft = profiles.next()
      // One in eight stays as it was drawn; the others are spoilt in one to three places.
      for _ in 0..<number % 4 where number % 8 != 0 { mutator.spoil(&draft) }
      compare(draft.text, reader, isWhole: number % 64 == 0)
    }
  }

  /// Adds what became of others.
  mutating func add(_ other: DifferentialTally) {
    right += other.right
    refused += other.refused
    readAlone += other.readAlone
    faults += other.faults
  }

  private mutating func compare(_ text: String, _ reader: DocumentReader, isWhole: Bool) {
    let file = Samples.file(text)
    let alone = reader.profileWithoutSchema(file)
    do {
      let decoded = try reader.profileHeldAgainstSchema(file)
      right += 1
      guard let alone else { return }
      readAlone += 1
      if alone.notes != decoded.notes { faults.append("other notes of\n\(text)") }
      if isWhole, "\(alone.value)" != "\(decoded.value)" {
        faults.append("another profile from\n\(text)")
      }
    } catch {
      refused += 1
      if alone != nil {
        faults.append("the decoder accepts what is refused:\n\(text)\n\(error.diagnostics.text)")
      }
    }
  }
}
