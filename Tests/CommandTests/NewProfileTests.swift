import Foundation
import Testing

/// What `ddx new` writes.
@Suite struct `ddx new` {
  private static let editions = ["ddx@2026.2", "ddx@2026.1", "asipp@2020"]

  /// The elements that stand in a comment of their own.
  private static func lines(of page: String) -> [Substring] {
    page.matches(of: /<!-- (<[^>]*\/>) -->/).map(\.output.1)
  }

  private static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ddx-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  @Test(arguments: editions)
  func `is valid as written and with each line uncommented`(edition: String) throws {
    try Self.inFolder { folder in
      let page = try Shell.run("ddx new --protocol \(edition)").stdout
      try Data(page.utf8).write(to: folder.appending(path: "as-it-is.xml"))
      let lines = Self.lines(of: page)
      #expect(lines.count > 60)
      for (number, line) in lines.enumerated() {
        let filled = page.replacing("<!-- \(line) -->", with: line, maxReplacements: 1)
        try Data(filled.utf8).write(to: folder.appending(path: "line-\(number).xml"))
      }
      let result = try Shell.run("ddx validate \(folder.path())")
      #expect(result.exit == 0 && result.stderr.isEmpty, "\(result.stderr.prefix(2000))")
    }
  }

  @Test func `records nothing but an age and a day, as given`() throws {
    let page = try Shell.run("ddx new --age 71 --date 2026-05-10").stdout
    let bare = page.replacing(/<!--(?s:.*?)-->/, with: "")
    #expect(page.contains("<patient age=\"71\"/>") && page.contains("date=\"2026-05-10\""))
    #expect(!bare.contains("<finding ") && !bare.contains("<block "))
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `asks for every strong sign that must be asked for, with a line for no and for yes`()
    throws
  {
    let page = try Shell.run("ddx new").stdout
    let bare = try Shell.run("ddx rank Profiles/patients/nearly-empty.xml --format json").stdout
    let ranking = try #require(
      try JSONSerialization.jsonObject(with: Data(bare.utf8)) as? [String: Any])
    let safety = try #require(ranking["safety"] as? [String: Any])
    let notAsked = try #require(safety["notAsked"] as? [String])
    #expect(notAsked.count > 8)
    for code in notAsked {
      #expect(page.contains("<!-- <finding code=\"\(code)\" state=\"absent\"/> -->"))
      #expect(page.contains("<!-- <finding code=\"\(code)\" state=\"present\"/> -->"))
    }
  }

  @Test func `never writes over a file, and leaves nothing half written`() throws {
    try Self.inFolder { folder in
      let file = folder.appending(path: "patient.xml")
      #expect(try Shell.run("ddx new -o \(file.path())") == .init(stdout: "", stderr: "", exit: 0))
      let before = try Data(contentsOf: file)
      let again = try Shell.run("ddx new --age 60 -o \(file.path())")
      #expect(again.exit == 74 && again.stderr.contains("the file already exists"))
      #expect(try Data(contentsOf: file) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).count == 1)
      let nowhere = try Shell.run("ddx new -o \(folder.path())/no/such/patient.xml")
      #expect(nowhere.exit == 74 && nowhere.stderr.contains("can't be written"))
    }
  }

  @Test func `writes where a link leads, also where nothing is there yet`() throws {
    try Self.inFolder { folder in
      let result = try Shell.run(
        "mkdir there && ln -s there/b.xml a.xml && ln -s c.xml there/b.xml && ddx new -o a.xml"
          + " && ls there && test -L a.xml && cmp a.xml there/c.xml", in: folder)
      #expect(result == .init(stdout: "b.xml\nc.xml\n", stderr: "", exit: 0))
      let again = try Shell.run("ddx new -o a.xml", in: folder)
      #expect(again.exit == 74 && again.stderr.contains("already exists"))
    }
  }

  @Test func `refuses an age and a day that no profile can have`() throws {
    #expect(try Shell.run("ddx new --age 7").exit == 64)
    #expect(try Shell.run("ddx new --date 10.5.2026").exit == 64)
  }
}
