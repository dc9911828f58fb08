import Testing

/// Citations, wherever they are, stand in Documentation/References.md.
@Suite struct `References` {
  static let known: Set<String> = Set(
    Project.text("Documentation/References.md")
      .matches(of: #/\*\*\[([A-Za-z0-9-]+)\]\*\*/#).map { String($0.1) })

  @Test func `are many`() { #expect(Self.known.count > 100) }

  @Test func `hold what comments cite`() {
    let comments = ["Sources", "Plugins"].flatMap { Project.files(under: $0, ".swift") }
    var cited = 0
    for file in comments {
      for (number, line) in file.lines where line.contains("//") {
        for match in line.matches(of: #/\[([A-Za-z]{3,}[0-9]{4}[A-Za-z]?)\]/#)
        where !match.1.hasPrefix("DDX") {
          cited += 1
          #expect(Self.known.contains(String(match.1)), "\(file.path):\(number): [\(match.1)]")
        }
      }
    }
    #expect(cited > 3)
  }

  @Test func `hold what pages cite`() {
    for page in Project.files where page.path.hasSuffix(".md") {
      for (number, line) in page.lines {
        // Neither code, nor the key of an element such as evidence[hip-joint].
        let prose = line.replacing(#/`[^`]*`|\w\[[^\]]*\]/#, with: "")
        for match in prose.matches(of: #/\[([A-Za-z][A-Za-z0-9]*(?:-[a-z]+)*)\](?![(\]])/#)
        where Self.looksLikeCitation(match.1) {
          #expect(Self.known.contains(String(match.1)), "\(page.path):\(number): [\(match.1)]")
        }
      }
    }
  }

  @Test func `hold what the evidence and the protocols cite`() {
    let documents = ["Plugins", "Profiles"].flatMap { Project.files(under: $0, ".xml") }
    var cited = 0
    for document in documents {
      for match in document.text.matches(of: #/<citation id="([^"]+)"/#) {
        cited += 1
        #expect(Self.known.contains(String(match.1)), "\(document.path): \(match.1)")
      }
      for match in document.text.matches(of: #/\[([A-Z][A-Za-z0-9-]+)\]/#) {
        #expect(Self.known.contains(String(match.1)), "\(document.path): \(match.1)")
      }
    }
    #expect(cited > 100)
  }

  /// Neither a link to a document, nor words of a command line such as `[ID]`.
  private static func looksLikeCitation(_ id: Substring) -> Bool {
    !id.hasPrefix("DDX") && (id.contains { $0.isNumber } || id.contains("-"))
  }
}
