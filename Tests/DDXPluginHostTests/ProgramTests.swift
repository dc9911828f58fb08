import DDXCore
import DDXPluginHost
import Foundation
import Testing

@Suite struct `A program` {
  @Test func `says what it is`() async throws {
    try await Run.program(try Script()) { start in
      let source = try #require(start.source)
      #expect(source.descriptor.id == "cluneal-nerve")
      #expect(source.descriptor.name == "Superior cluneal nerve")
      #expect(source.descriptor.version == "1.0.0")
      #expect(source.descriptor.contract == .current)
      #expect(source.descriptor.evidenceEdition == "2026.1")
      #expect(source.descriptor.findings == ["cluneal.tinel", "sij.thigh-thrust"])
      #expect(source.procedures == ["cluneal-nerve-block"])
      #expect(source.protocolKeys == [.edition])
      #expect(source.vocabulary.findings.map(\.code) == ["cluneal.tinel"])
      #expect(source.vocabulary.procedures.map(\.id) == ["cluneal-nerve-block"])
      #expect(source.citations.map(\.id) == ["Study2001", "guess"])
    }
  }

  @Test func `is named by the digest of its file`() async throws {
    let script = try Script()
    let tool = Process()
    tool.executableURL = URL(filePath: "/usr/bin/env")
    tool.arguments = ["sha256sum", script.path]
    let output = Pipe()
    tool.standardOutput = output
    try tool.run()
    let printed = try #require(try output.fileHandleForReading.readToEnd())
    tool.waitUntilExit()
    try await Run.program(script) { start in
      #expect(
        start.source?.descriptor.evidenceDigest
          == String(decoding: printed.prefix(64), as: UTF8.self))
    }
  }

  @Test func `assesses a profile`() async throws {
    try await Run.program(try Script()) { start in
      let assessment = try Run.assessment(start.source)
      #expect(assessment.share.value == 0.02)
      #expect(assessment.shareTerms.map(\.citations) == [["guess"]])
      #expect(assessment.sites.map(\.site) == [Site(side: .left), Site(side: .right)])
      #expect(assessment.coverage.map(\.fraction) == [0.9])
      #expect(assessment.notes == [AssessmentNote(text: "A note.")])
      let observed = try #require(assessment.evidence.first)
      #expect(observed.finding == Run.profile().findings.first)
      guard case .finding(let worth) = observed.worth else {
        Issue.record("the finding stands alone")
        return
      }
      #expect(worth.accuracy?.sensitivity == 0.7)
      #expect(worth.published.sampleSize == 48)
      #expect(worth.citation == "Study2001")
    }
  }

  @Test func `says why it is not applicable`() async throws {
    let script = try Script(assess: Script.answer(#""notApplicable":"no such nerve""#))
    try await Run.program(script) { start in
      let source = try #require(start.source)
      guard case .notApplicable(let reason) = try source.assess(Run.profile(), under: Run.rules)
      else {
        Issue.record("it was applicable")
        return
      }
      #expect(reason == "no such nerve")
    }
  }

  @Test func `that refuses one profile answers the next`() async throws {
    let script = try Script(
      assess: """
        case $line in
        *'"age":30'*) \(Script.answer(#""error":"too young""#));;
        *) \(Script.assessment());;
        esac
        """)
    try await Run.program(script) { start in
      let failure = try Run.failure(of: start.source, Run.profile(age: 30))
      #expect(failure.description == "the program says: too young")
      _ = try Run.assessment(start.source)
    }
  }

  @Test func `answers two hundred profiles, from many threads`() async throws {
    let script = try Script()
    try await Run.program(script) { start in
      let source = try #require(start.source)
      await withTaskGroup { group in
        for age in 0..<200 {
          group.addTask {
            #expect(throws: Never.self) {
              try Run.assessment(source, Run.profile(age: 18 + age))
            }
          }
        }
      }
      #expect(script.lines(of: "asked").count == 200)
    }
  }

  @Test func `is not asked again what it answered lately`() async throws {
    let script = try Script()
    var limits = Run.limits
    limits.remembered = 2
    try await Run.program(script, limits: limits) { start in
      for age in [50, 60, 50, 60, 70, 60, 50] {
        _ = try Run.assessment(start.source, Run.profile(age: age))
      }
      #expect(script.lines(of: "asked").count == 4)
    }
  }

  @Test func `sees only its own part of the environment`() async throws {
    setenv("DDX_MODULE_TEST", "shown", 1)
    setenv("SECRET", "hidden", 1)
    let script = try Script(
      first: #"env | cut -d= -f1 | sort > "$here/environment"; pwd > "$here/where""#)
    try await Run.program(script) { _ in
      let names = Set(script.lines(of: "environment"))
      // What the shell sets itself.
      let own = names.subtracting(["PWD", "OLDPWD", "SHLVL", "_"])
      #expect(own.isSubset(of: ["PATH", "LANG", "DDX_MODULE_TEST"]))
      #expect(own.contains("DDX_MODULE_TEST"))
      #expect(script.lines(of: "where") == [FileManager.default.currentDirectoryPath])
    }
  }

  @Test func `is started side by side with others, and reported in their order`() async throws {
    let marks = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: marks, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: marks) }
    // Each of two waits for the other to have begun.
    func waiting(_ own: String, for other: String) -> String {
      "touch \(marks.path())/\(own); "
        + "while [ ! -e \(marks.path())/\(other) ]; do sleep 0.05; done"
    }
    let scripts = [
      try Script(first: waiting("a", for: "b")), try Script("#!/bin/sh\nexit 3\n"),
      try Script(first: waiting("b", for: "a")), try Script(),
    ]
    let modules = await ProgramModules.start(
      scripts.map(\.path), vocabulary: Run.vocabulary, limits: Run.limits)
    #expect(modules.starts.map(\.path) == scripts.map(\.path))
    #expect(modules.starts.map { $0.source != nil } == [true, false, true, true])
    _ = try Run.assessment(modules.starts[3].source)
    await modules.stop()
    #expect(scripts.filter(\.isRunning).isEmpty)
  }

  @Test func `is not asked once it was stopped`() async throws {
    let script = try Script()
    let modules = await ProgramModules.start(
      [script.path], vocabulary: Run.vocabulary, limits: Run.limits)
    await modules.stop()
    let failure = try Run.failure(of: modules.starts.first?.source)
    #expect(failure.description == "the program was stopped before it was asked")
    #expect(!script.isRunning)
  }
}
