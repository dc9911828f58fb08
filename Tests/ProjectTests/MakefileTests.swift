import Testing

/// What is said to be run is there.
@Suite struct `The Makefile` {
  static let text = Project.text("Makefile")

  @Test func `has every target that a page names`() {
    let targets = Set(
      Self.text.split(separator: "\n").compactMap { line in
        line.prefixMatch(of: #/([a-z-]+):/#).map { String($0.1) }
      })
    #expect(targets.count > 30)
    for page in Project.files where page.path.hasSuffix(".md") {
      for (number, line) in page.lines {
        for match in line.matches(of: #/`make ([a-z][a-z-]*)/#) {
          #expect(targets.contains(String(match.1)), "\(page.path):\(number): \(match.0)`")
        }
      }
    }
  }

  @Test func `runs only scripts that are in the repository`() {
    let paths = Self.text.matches(of: #/(?:Scripts|Tests|Benchmarks|Examples)/[\w/-]+\.(?:sh|py)/#)
    #expect(paths.count > 10)
    for path in paths {
      #expect(!Project.text(String(path.0)).isEmpty, "\(path.0)")
    }
  }
}
