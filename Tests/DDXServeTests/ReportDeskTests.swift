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
    // Twice is once.
    clinic.desk.prepare(standing)
    clinic.desk.prepare(standing)
    while !standing.kept.isComplete { try await Task.sleep(for: .milliseconds(10)) }
    let fresh = try Self.standing(clinic, "failed-block")
    let ranking = try await clinic.desk.certain(standing)
    #expect(try await clinic.desk.certain(fresh).certainty?.sources == ranking.certainty?.sources)
    #expect(try await clinic.desk.changes(fresh).first == clinic.desk.changes(standing).first)
  }

  @Test func `prepares nothing for a patient who was changed meanwhile`() async throws {
    let clinic = try Served.clinic()
    let first = try Self.standing(clinic, "failed-block")
    var dropped: DDXServe.Workup.Standing? = try Self.standing(clinic, "failed-block")
    weak let kept = dropped?.kept
    clinic.desk.prepare(first)
    dropped.map(clinic.desk.prepare)
    dropped = nil
    // What the desk holds of it would keep it.
    #expect(kept == nil)
    while !first.kept.isComplete { try await Task.sleep(for: .milliseconds(10)) }
  }
}

#endif
