import Foundation
import Testing

/// What `ddx findings` answers, and the page that is written from it.
@Suite struct `ddx findings` {
  /// Written down anew where the golden commands are.
  @Test func `writes the page of all findings`() throws {
    try WrittenPage.check("Documentation/Findings.md", against: "ddx findings --format markdown")
  }

  @Test(arguments: ["hip pain", "Lasegue", "shopping cart", "blisters", "CRP"])
  func `gives lines that a profile accepts`(words: String) throws {
    let text = try Shell.run("ddx findings \(words)").stdout
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("  <finding ") }
    #expect(!lines.isEmpty)
    // Each by itself: two bands of one laboratory value exclude each other.
    for line in lines {
      let profile =
        "<profile xmlns=\"urn:ddx:profile:1\" id=\"a\"><patient age=\"50\"/><pain/><findings>"
        + line + "</findings></profile>"
      let file = FileManager.default.temporaryDirectory.appending(path: "ddx-\(UUID()).xml")
      try Data(profile.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let result = try Shell.run("ddx validate \(file.path())")
      #expect(result.exit == 0, "\(result.stderr)")
    }
  }

  @Test func `fits the width of a page`() throws {
    for arguments in ["", "pain", "MRI disc", "--group 'cauda equina'", "mri.lumbar-normal"] {
      let text = try Shell.run("ddx findings \(arguments)").stdout
      #expect(!text.isEmpty && text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }

  @Test func `suggests another search if nothing is found`() throws {
    for arguments in [
      "xyzzy", "--group xyzzy", "hip --group 'blood tests'", "hip --format markdown",
    ] {
      let result = try Shell.run("ddx findings \(arguments)")
      #expect(result.exit == 64 && result.stdout.isEmpty && !result.stderr.isEmpty)
    }
  }

  @Test func `lists a group, alone or searched`() throws {
    func codes(_ arguments: String) throws -> [String] {
      let text = try Shell.run("ddx findings \(arguments) --format json").stdout
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return (object?["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }
    let group = try codes("--group 'cauda equina'")
    #expect(group.count > 8 && group.allSatisfy { $0.hasPrefix("redflag.") })
    #expect(try codes("--group 'cauda equina' saddle") == ["redflag.saddle-anaesthesia"])
    #expect(try codes("").count >= 600)
  }
}
