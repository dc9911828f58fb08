import Foundation
import Testing

/// Whole conversations through a pipe.
@Suite struct `ddx ask` {
  private func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ddx-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private func ask(_ answers: [String], _ arguments: String) throws -> Shell.Result {
    try Shell.run(
      "printf '%s\\n' \(answers.map { "'\($0)'" }.joined(separator: " ")) | ddx ask \(arguments)")
  }

  @Test(arguments: [
    ["none", "44", "male", "left", "2 years", "foot"],
    ["none", "57", "female", "right", "3 years", "back"],
    ["none", "31", "female", "both", "8 months", "buttock"],
  ]) func `takes a patient from nothing to a step, in twelve questions at most`(
    basics: [String]
  ) throws {
    try inFolder { folder in
      let file = folder.appending(path: "patient.xml").path()
      let result = try ask(basics + Array(repeating: "n", count: 7), "-o \(file)")
      #expect(result.exit == 0 && result.stderr.isEmpty, "\(result.stderr)")
      #expect(result.stdout.contains("Next step: ") && !result.stdout.contains("\n13. "))
      #expect(result.stdout.split(separator: "\n").allSatisfy { $0.count <= 100 })
      let validation = try Shell.run("ddx validate \(file)")
      #expect(validation.exit == 0 && validation.stderr.isEmpty, "\(validation.stderr)")
      let ranking = try Shell.run("ddx rank \(file)").stdout
      #expect(result.stdout.contains(ranking))
    }
  }

  @Test func `stops at a red flag and asks nothing that is worth less`() throws {
    let result = try ask(["1", "58", "quit"], "")
    #expect(result.stdout.contains("A warning sign comes first"))
    #expect(result.stdout.contains("STOP: URGENT"))
    #expect(!result.stdout.contains("\n2. "))
  }

  @Test func `goes back, skips, explains, ranks and saves on request`() throws {
    try inFolder { folder in
      let file = folder.appending(path: "saved.xml").path()
      let lines = [
        "help", "rank", "why", "none", "85", "back", "58", "skip", "right", "?", "?", "why", "rank",
        "save", "save \(file)", "nonsense words", "quit",
      ]
      let result = try ask(lines, "")
      #expect(result.exit == 0)
      for words in [
        "take back the last answer", "A ranking needs the age of the patient",
        "it may be cauda equina syndrome", "The answer may change the next step", "ranked under",
        "Name the file: save FILE.", "saved: \(file)", "`nonsense` is not understood here",
      ] { #expect(result.stdout.contains(words), "\(words)") }
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("age=\"58\"") && !text.contains("duration") && !text.contains("sex"))
    }
  }

  @Test func `saves what there is when the input ends, and never over another file`() throws {
    try inFolder { folder in
      let file = folder.appending(path: "patient.xml").path()
      #expect(try ask(["none", "58", "f"], "-o \(file)").exit == 0)
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("sex=\"female\""))
      #expect(try ask(["none"], "-o \(file)").exit == 64)
      let other = folder.appending(path: "other.xml").path()
      let early = try ask(["none"], "-o \(other)")
      #expect(early.exit == 2 && early.stderr.contains("a profile needs an age"))
      let taken = try ask(["none", "58", "save \(file)", "quit"], "")
      #expect(taken.stderr.contains("the file already exists"))
    }
  }

  @Test func `continues from a profile, which is left unchanged`() throws {
    try inFolder { folder in
      let file = folder.appending(path: "more.xml").path()
      let sample = "Profiles/patients/nearly-empty.xml"
      let before = try Data(contentsOf: Shell.root.appending(path: sample))
      let result = try ask(["none", "f", "foot", "y"], "\(sample) -o \(file)")
      #expect(result.exit == 0 && !result.stdout.contains("How old"))
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("id=\"nearly-empty\""))
      #expect(try Data(contentsOf: Shell.root.appending(path: sample)) == before)
      #expect(try Shell.run("ddx ask -").exit == 64)
      #expect(try Shell.run("ddx ask no-such.xml").exit == 2)
    }
  }
}
