import Foundation
import Testing

/// The project stands alone: what it names lies within it.
@Suite struct `Paths` {
  @Test func `name no folder of a machine`() {
    let folder = #/(?:^|[\s"'`(=:])/(?:home|mnt|opt|root|srv|tmp|Users|var|work)/[\w.]/#
    for file in Project.files {
      for (number, line) in file.lines {
        #expect(line.firstMatch(of: folder) == nil, "\(file.path):\(number)")
      }
    }
  }

  @Test func `lead to something within the repository`() {
    for file in Project.files {
      let depth = file.path.split(separator: "/").count
      for (number, line) in file.lines {
        for match in line.matches(of: #/((?:\.\./)+)([\w./-]*)/#) {
          let ups = match.1.count / 3
          #expect(ups <= depth, "\(file.path):\(number): \(match.0)")
        }
      }
    }
  }

  @Test func `of links exist`() {
    for page in Project.files where page.path.hasSuffix(".md") {
      let folder = Project.root.appending(path: page.path).deletingLastPathComponent()
      for match in page.text.matches(of: #/\]\(([^)#:]+)\)/#) {
        let target = folder.appending(path: String(match.1)).standardizedFileURL
        #expect(
          FileManager.default.fileExists(atPath: target.path()), "\(page.path): \(match.1)")
      }
    }
  }
}
