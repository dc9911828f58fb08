import DDXCore
@testable import DDXDocuments
import Foundation
import Testing

/// Whatever the schema refuses, the decoder alone must doubt.
///
/// Held on made-up profiles, most of them spoilt. `DDX_DIFFERENTIAL` says how many, and `DDX_SEED`
/// which.
@Suite struct `The decoder alone and the schema` {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["DDX_DIFFERENTIAL"].flatMap(Int.init) ?? 20_000
  private static let seed = environment["DDX_SEED"].flatMap(UInt64.init) ?? 2026

  /// What became of the documents.
  private struct Tally {
    var right = 0
    var refused = 0
    var readAlone = 0
    var refusedAlone: [String] = []
  }

  @Test func `agree on every refusal`() throws {
    let reader = try Samples.reader()
    var profiles = DraftProfiles(vocabulary: reader.vocabulary, seed: Self.seed)
    var mutator = DraftMutator(seed: Self.seed &+ 1)
    var tally = Tally()
    for number in 0..<Self.count {
      var draft = profiles.next()
      // One in eight stays as it was drawn; the others are spoilt in one to three places.
      for _ in 0..<number % 4 where number % 8 != 0 { mutator.spoil(&draft) }
      compare(draft.text, reader, number, &tally)
    }
    print(
      "differential test, seed \(Self.seed): \(Self.count) documents, \(tally.right) right, "
        + "\(tally.refused) refused; of the right ones \(tally.readAlone) were read without the schema"
    )
    #expect(tally.refusedAlone.isEmpty)
    #expect(tally.right > Self.count / 8 && tally.refused > Self.count / 4)
    // A doubt costs time only, but one in many would make the first way worth nothing.
    #expect(tally.readAlone * 10 > tally.right * 9)
  }

  private func compare(
    _ text: String, _ reader: DocumentReader, _ number: Int, _ tally: inout Tally
  ) {
    let file = Samples.file(text)
    let alone = reader.profileWithoutSchema(file)
    do {
      let decoded = try reader.profileHeldAgainstSchema(file)
      tally.right += 1
      guard let alone else { return }
      tally.readAlone += 1
      #expect(alone.notes == decoded.notes)
      if number % 64 == 0 { #expect("\(alone.value)" == "\(decoded.value)") }
    } catch {
      tally.refused += 1
      guard alone != nil else { return }
      tally.refusedAlone.append(text)
      Issue.record("the decoder accepts what is refused:\n\(text)\n\(error.diagnostics.text)")
    }
  }
}
