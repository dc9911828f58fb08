import Testing

/// What a module costs: one folder with its page and its evidence, one with tests, one entry each
/// in two lists.
@Suite struct `Every module` {
  static let headings = [
    "What it assesses", "Findings it reads", "What its pain looks like",
    "Numbers and their sources",
    "When it does not apply", "Worked example", "Known confounders",
  ]

  @Test func `is there`() { #expect(Project.modules.count >= 5) }

  @Test(arguments: Project.modules) func `has a page with the fixed headings`(module: String) {
    let lines = Project.text("Plugins/\(module)/README.md").split(separator: "\n")
    let headings = lines.filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    #expect(headings == Self.headings)
  }

  @Test(arguments: Project.modules) func `has evidence, code and tests`(module: String) {
    #expect(!Project.files(under: "Plugins/\(module)/Evidence", ".xml").isEmpty)
    #expect(!Project.text("Plugins/\(module)/\(module).swift").isEmpty)
    let tests = Project.files(under: "Tests/\(module)Tests", ".swift")
    #expect(tests.contains { $0.text.contains("checkPainSource(\(module).self)") })
  }

  @Test(arguments: Project.modules) func `is listed where modules are listed`(module: String) {
    let list = Project.text("Sources/ddx/StandardModules.swift")
    #expect(list.contains("import \(module)\n"))
    #expect(list.contains("  \(module)(),\n"))
    #expect(Project.text("Package.swift").contains("\"\(module)\""))
  }
}
