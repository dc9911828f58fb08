import Foundation
import Testing

/// What `ddx explain` says of a source, and of the messages.
@Suite struct `ddx explain` {
  /// Written down anew where the golden commands are.
  @Test func `writes the page of all messages`() throws {
    try WrittenPage.check("Documentation/Diagnostics.md", against: "ddx explain --format markdown")
  }

  /// The numbers that the sources give to faults.
  private func numbers() throws -> Set<String> {
    var numbers: Set<String> = []
    for place in ["DDXDocuments/Diagnostics", "DDXMarkup/Parsing"] {
      let folder = Shell.root.appending(path: "Sources/\(place)")
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path())
      where name.hasSuffix("Fault.swift") {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        for match in text.matches(of: /case \.[A-Za-z0-9]+: ([0-9]+)\n/) {
          let isNew = numbers.insert(String("000\(match.1)".suffix(4))).inserted
          #expect(isNew, "\(match.1) stands for two faults")
        }
      }
    }
    return numbers
  }

  @Test func `knows every number, and no other`() throws {
    let text = try Shell.run("ddx explain").stdout
    let listed = text.split(separator: "\n").compactMap { line in
      line.hasPrefix("  DDX") ? String(line.dropFirst(5).prefix(4)) : nil
    }
    #expect(listed.count == Set(listed).count && listed == listed.sorted())
    let known = try numbers()
    #expect(known.count > 130)
    #expect(Set(listed) == known)
  }

  @Test func `says what a message means and what to do`() throws {
    let text = try Shell.run("ddx explain ddx0007").stdout
    #expect(text.hasPrefix("DDX0007, error\n"))
    #expect(text.contains("  means    ") && text.contains("write 54 % as `0.54`"))
    let unknown = try Shell.run("ddx explain DDX9999")
    #expect(unknown.exit == 64 && unknown.stderr.contains("no message has the number"))
  }

  @Test func `explains one source by what the ranking kept`() throws {
    let profile = "Profiles/patients/failed-block.xml"
    let text = try Shell.run("ddx explain \(profile) facet").stdout
    #expect(text.contains("Facet joint") && !text.contains("3 Sacroiliac joint"))
    for lead in ["share", "before", "for", "against", "alone", "after", "where", "rival"] {
      #expect(
        text.contains("\n  \(lead.padding(toLength: 9, withPad: " ", startingAt: 0))"), "\(lead)")
    }
    let all = try Shell.run("ddx explain \(profile)").stdout
    #expect(all.contains("Facet joint") && all.contains("Sacroiliac joint"))
    let unknown = try Shell.run("ddx explain \(profile) hpi-joint")
    #expect(unknown.exit == 64)
    #expect(unknown.stderr.contains("help: did you mean `hip-joint`?"))
  }
}
