import Foundation
import Testing

@Suite struct `A report as a file` {
  private static let samples =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: Shell.root.appending(path: "Profiles/patients").path())) ?? [])
    .filter { $0.hasSuffix(".xml") }.sorted()

  /// A profile whose only free texts are hostile ones.
  private static let hostile = """
    <profile xmlns="urn:ddx:profile:1" id="\u{5E9}\u{5DC}\u{5D5}\u{5DD}" date="2026-05-10">
      <patient age="58"/>
      <findings><finding code="pain.midline" state="present"/></findings>
      <medication class="other" name="&quot;\u{301} onload=&quot;&lt;script&gt;alert(1)&lt;/script&gt;\u{202E}|*\(String(repeating: "x", count: 10_000))"/>
    </profile>
    """

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ddx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func `is small and quick for every sample patient`() throws {
    #expect(Self.samples.count > 30)
    try inFolder { folder in
      for sample in Self.samples {
        let result = try Shell.run(
          "ddx report Profiles/patients/\(sample) -o \(folder.path())/report.html")
        #expect(result.exit == 0, "\(sample): \(result.stderr)")
        let bytes = try Data(contentsOf: folder.appending(path: "report.html")).count
        #expect((10_000...300_000).contains(bytes), "\(sample): \(bytes)")
      }
    }
  }

  @Test func `shows hostile input as text, in every format`() throws {
    try inFolder { folder in
      try Self.hostile.write(
        to: folder.appending(path: "hostile.xml"), atomically: true, encoding: .utf8)
      for form in ["html", "md", "txt"] {
        let result = try Shell.run("ddx report hostile.xml -o report.\(form)", in: folder)
        #expect(result.exit == 0, "\(result.stderr)")
        let report = try String(
          contentsOf: folder.appending(path: "report.\(form)"), encoding: .utf8)
        #expect(report.contains(String(repeating: "x", count: 10_000)))
        #expect(report.contains("\u{5E9}\u{5DC}\u{5D5}\u{5DD}"))
        #expect(!report.contains("\u{202E}"))
        // In Markdown a backslash stands before it.
        let markup = form == "md" ? #/(?:^|[^\\])<script/# : #/<script/#
        #expect(form == "txt" || report.firstMatch(of: markup) == nil)
        #expect(form != "html" || !report.contains("\u{301} onload=\""))
      }
    }
  }

  @Test func `takes the place of no link, whether a file is at its end or not`() throws {
    try inFolder { folder in
      let sample = Shell.root.appending(path: "Profiles/patients/nearly-empty.xml").path()
      let report = "ddx report \(sample) -o a.txt --draws 0"
      let result = try Shell.run(
        "ln -s b.txt a.txt && \(report) && rm b.txt && \(report) && \(report) && test -L a.txt && ls",
        in: folder)
      #expect(result == .init(stdout: "a.txt\nb.txt\n", stderr: "", exit: 0))
    }
  }

  @Test func `takes the place of the file that was there, or leaves it`() throws {
    try inFolder { folder in
      let sample = Shell.root.appending(path: "Profiles/patients/nearly-empty.xml").path()
      try "before".write(to: folder.appending(path: "a.txt"), atomically: true, encoding: .utf8)
      let result = try Shell.run("ddx report \(sample) -o a.txt && ls", in: folder)
      #expect(result.stdout == "a.txt\n")
      let text = try String(contentsOf: folder.appending(path: "a.txt"), encoding: .utf8)
      #expect(text.contains("Bottom line"))
      let failed = try Shell.run("ddx report \(sample) -o nowhere/a.txt", in: folder)
      #expect(failed.exit == 74)
      #expect(
        failed.stderr == "nowhere/a.txt: error: can't be written: No such file or directory\n")
    }
  }
}
