import Testing

/// A name that a template misspells would show nothing, and nobody would miss it.
@Suite struct `Templates` {
  static let templates = ["DDXReports", "DDXServe"].flatMap {
    Project.files(under: "Sources/\($0)/Templates", ".mustache")
  }
  static let code = ["DDXReports/HTML", "DDXServe"].flatMap {
    Project.files(under: "Sources/\($0)", ".swift")
  }.map(\.text).joined()

  @Test func `ask only for names that have a value`() {
    #expect(Self.templates.count >= 5)
    for template in Self.templates {
      for match in template.text.matches(of: #/\{\{\{?[#^/]?\.(\w+)\}\}/#) {
        #expect(
          Self.code.contains("\"\(match.1)\""), "\(template.path) asks for \(match.1)")
      }
    }
  }

  @Test func `look up a name only in its own scope`() {
    for template in Self.templates {
      for match in template.text.matches(of: #/\{\{\{?[#^/]?(\w[^}]*)\}\}/#)
      where !["page", "shell"].contains(match.1) {
        Issue.record("\(template.path): `\(match.1)` needs a point before it")
      }
    }
  }

  @Test func `escape everything but the style`() {
    for template in Self.templates {
      for match in template.text.matches(of: #/\{\{[{&]\s*\.?(\w+)/#) {
        #expect(match.1 == "style", "\(template.path): \(match.0)")
      }
    }
  }

  @Test func `call only templates that are there`() {
    let names = Self.templates.map { $0.path.split(separator: "/").last ?? "" }
    for template in Self.templates {
      for match in template.text.matches(of: #/\{\{>\s*(\w+)/#) {
        #expect(names.contains("\(match.1).mustache"), "\(template.path) calls \(match.1)")
      }
    }
  }
}
