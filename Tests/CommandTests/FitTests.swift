import Foundation
import Testing

/// `ddx fit`: from a table to a document that `ddx validate` accepts.
@Suite struct `ddx fit` {
  private let table = "Tests/Golden/fit/cohort.csv"

  @Test func `writes a draft that validates, and can take part`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ddx-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "draft.xml").path()
    let fit = "ddx fit \(table) --source sacroiliac-joint -o \(file)"
    #expect(try Shell.run(fit) == .init(stdout: "", stderr: "", exit: 0))
    let validation = try Shell.run("ddx validate \(file)")
    #expect(validation.exit == 0 && validation.stderr.isEmpty, "\(validation.stderr)")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("status=\"draft\"") && !text.contains("status=\"published\""))
    #expect(text.contains("Present in ") && text.contains("Too few examined"))
    let again = try Shell.run(fit)
    #expect(again.exit == 74 && again.stderr.contains("the file already exists"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
  }

  @Test func `never takes the name or the place of an edition`() throws {
    let named = try Shell.run("ddx fit \(table) --source sacroiliac-joint --edition 2026.2")
    #expect(named.exit == 64 && named.stderr.contains("is already an edition"))
    let published = "Plugins/SacroiliacJoint/Evidence/2026.1.xml"
    let placed = try Shell.run("ddx fit \(table) --source sacroiliac-joint -o \(published)")
    #expect(placed.exit == 74 && placed.stderr.contains("left as it is"))
  }

  @Test func `refuses what it can't count`() throws {
    #expect(try Shell.run("ddx fit \(table) --source hip").exit == 64)
    let none = try Shell.run("ddx fit \(table) --source intervertebral-disc")
    #expect(none.exit == 2 && none.stderr.contains("nothing to count"))
    #expect(try Shell.run("ddx fit no-such.csv --source hip-joint").exit == 2)
  }
}
