#if Serve

import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import Foundation
import Testing

@testable import DDXServe

@Suite struct `The desk of reports` {
  private static func standing(_ clinic: Clinic, _ name: String) throws -> DDXServe.Workup.Standing
  {
    let path = RecordRequest.root.appending(path: "Profiles/patients/\(name).xml").path()
    let profile = try clinic.reader.profile(DocumentFile.read(path: path)).value
    return try #require(DDXServe.Workup(clinic, profile).standing)
  }

  @Test func `prepares a report before somebody opens it, the same one`() async throws {
    let clinic = try Served.clinic()
    let standing = try Self.standing(clinic, "failed-block")
    #expect(!standing.kept.isComplete)
    // A second request adds nothing.
    clinic.desk.prepare(standing.kept)
    clinic.desk.prepare(standing.kept)
    while !standing.kept.isComplete { try await Task.sleep(for: .milliseconds(10)) }
    let fresh = try Self.standing(clinic, "failed-block")
    let ranking = try await clinic.desk.certain(standing.kept)
    #expect(
      try await clinic.desk.certain(fresh.kept).certainty?.sources == ranking.certainty?.sources)
    #expect(
      try await clinic.desk.changes(fresh.kept).first == clinic.desk.changes(standing.kept).first)
  }

  @Test func `prepares nothing for a patient who was changed meanwhile`() async throws {
    let clinic = try Served.clinic()
    let first = try Self.standing(clinic, "failed-block")
    var dropped: DDXServe.Workup.Standing? = try Self.standing(clinic, "failed-block")
    weak let kept = dropped?.kept
    clinic.desk.prepare(first.kept)
    dropped.map { clinic.desk.prepare($0.kept) }
    dropped = nil
    // If the desk held on to it, it would still exist.
    #expect(kept == nil)
    while !first.kept.isComplete { try await Task.sleep(for: .milliseconds(10)) }
  }
}

#endif
