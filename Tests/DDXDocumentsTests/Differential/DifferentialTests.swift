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
  private static let count = environment["DDX_DIFFERENTIAL"].flatMap(Int.init) ?? 5_000
  private static let seed = environment["DDX_SEED"].flatMap(UInt64.init) ?? 2026
  /// So many are made up by one pair of generators, on one thread.
  private static let batch = 500

  @Test func `agree on every refusal`() async throws {
    let reader = try Samples.reader()
    var (next, tally) = (0, DifferentialTally())
    await OrderedRun(jobs: ProcessInfo.processInfo.activeProcessorCount).run {
      () -> Range<Int>? in
      guard next < Self.count else { return nil }
      defer { next += Self.batch }
      return next..<min(next + Self.batch, Self.count)
    } work: { numbers in
      DifferentialTally(of: numbers, seed: Self.seed, reader)
    } take: { part in
      tally.add(part)
      return true
    }
    print(
      "differential test, seed \(Self.seed): \(Self.count) documents, \(tally.right) right, "
        + "\(tally.refused) refused; of the right ones \(tally.readAlone) were read without the schema"
    )
    for fault in tally.faults.prefix(5) { Issue.record("\(fault)") }
    #expect(tally.faults.isEmpty)
    #expect(tally.right + tally.refused == Self.count)
    #expect(tally.right > Self.count / 8 && tally.refused > Self.count / 4)
    // A doubt costs time only, but one in many would make the first way worth nothing.
    #expect(tally.readAlone * 10 > tally.right * 9)
  }
}
