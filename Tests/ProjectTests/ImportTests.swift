import Foundation
import Testing

/// Which target may import which: arrows point down only.
@Suite struct `Imports` {
  /// What each target may import of ours; a target that is not listed here fails the test.
  static let allowed: [String: Set<String>] = {
    let modules = Set(Project.modules)
    var arrows: [String: Set<String>] = [
      "CLibXML2": [],
      "DDXCore": [],
      "DDXInference": [],
      "DDXDigest": [],
      "DDXDraws": ["DDXCore"],
      "DDXMarkup": ["CLibXML2"],
      "DDXDocuments": ["DDXCore", "DDXDigest", "DDXMarkup"],
      "DDXRanking": ["DDXCore", "DDXDraws", "DDXInference"],
      "DDXComparison": ["DDXCore", "DDXRanking"],
      "DDXScoring": ["DDXCore", "DDXRanking"],
      "DDXSimulation": ["DDXCore", "DDXDraws", "DDXRanking"],
      "DDXDialogue": ["DDXCore", "DDXDocuments", "DDXRanking"],
      "DDXFHIR": ["DDXCore", "DDXDigest", "DDXDocuments", "DDXRanking"],
      "DDXPluginHost": ["DDXCore", "DDXDigest"],
      "DDXReports": [
        "DDXComparison", "DDXCore", "DDXDialogue", "DDXRanking", "DDXScoring", "DDXSimulation",
        "DDXTesting",
      ],
      "DDXTesting": ["DDXCore", "DDXDocuments"],
      "DDXCDS": [
        "DDXCore", "DDXDigest", "DDXDocuments", "DDXFHIR", "DDXRanking", "DDXReports",
      ],
      "DDXServe": [
        "DDXCDS", "DDXComparison", "DDXCore", "DDXDialogue", "DDXDocuments", "DDXFHIR",
        "DDXRanking", "DDXReports",
      ],
      "EmbedDocumentsPlugin": [],
      "EmbedDocumentsTool": ["DDXDigest", "DDXMarkup"],
    ]
    for module in modules { arrows[module] = ["DDXCore"] }
    arrows["ddx-main"] = ["DDXCommands"]
    // The folder of the commands, which are the library DDXCommands.
    arrows["ddx"] = modules.union([
      "DDXComparison", "DDXCore", "DDXDialogue", "DDXDocuments", "DDXFHIR", "DDXPluginHost",
      "DDXRanking", "DDXReports", "DDXScoring", "DDXServe", "DDXSimulation", "DDXTesting",
    ])
    return arrows
  }()

  /// What is not ours, and who may import it.
  static let foreign: [String: Set<String>] = [
    "ArgumentParser": ["ddx"],
    "Foundation": ["DDXComparison", "EmbedDocumentsPlugin", "EmbedDocumentsTool"],
    "FoundationEssentials": ["DDXComparison"],
    "GRDB": ["DDXServe"],
    "HTTPTypes": ["DDXServe"],
    "Hummingbird": ["DDXServe"],
    "HummingbirdCore": ["DDXServe"],
    "JWTKit": ["DDXServe"],
    "Logging": ["DDXServe"],
    "Mustache": ["DDXReports"],
    "NIOCore": ["DDXServe"],
    "NIOHTTPTypes": ["DDXServe"],
    "PackagePlugin": ["EmbedDocumentsPlugin"],
    "Subprocess": ["DDXPluginHost"],
    "Synchronization": [
      "DDXComparison", "DDXCore", "DDXDocuments", "DDXInference", "DDXPluginHost", "DDXServe",
      "ddx",
    ],
    "SystemPackage": ["DDXPluginHost"],
    "UnixSignals": ["DDXServe"],
    "Darwin": [
      "DDXCore", "DDXDocuments", "DDXDraws", "DDXInference", "DDXPluginHost", "DDXServe", "ddx",
    ],
    "Glibc": [
      "DDXCore", "DDXDocuments", "DDXDraws", "DDXInference", "DDXPluginHost", "DDXServe", "ddx",
    ],
    "Musl": [
      "DDXCore", "DDXDocuments", "DDXDraws", "DDXInference", "DDXPluginHost", "DDXServe", "ddx",
    ],
  ]

  static let targets =
    Project.folders(in: "Sources").map { (name: $0, folder: "Sources/\($0)") }
    + Project.modules.map { (name: $0, folder: "Plugins/\($0)") }

  @Test func `there are targets`() {
    #expect(Self.targets.count > 10)
    #expect(
      Self.imports(of: "import A\npublic import B.C\n// import D\n@x import E") == ["A", "B", "E"])
  }

  @Test func `point down only`() throws {
    for (target, folder) in Self.targets {
      let allowed = try #require(Self.allowed[target], "no arrows are written down for \(target)")
      for file in Project.files(under: folder, ".swift") {
        for name in Self.imports(of: file.text) where name != target {
          let isAllowed = allowed.contains(name) || Self.foreign[name]?.contains(target) == true
          #expect(isAllowed, "\(file.path) imports \(name)")
        }
      }
    }
  }

  @Test func `reach the pages of a clinic only where ddx is built with them`() {
    let importers = Project.files.filter {
      $0.path.hasSuffix(".swift") && $0.path.hasPrefix("Sources/")
        && Self.imports(of: $0.text).contains { $0 == "DDXServe" || $0 == "Hummingbird" }
    }
    #expect(!importers.isEmpty)
    #expect(
      importers.allSatisfy { $0.text.hasPrefix("#if Serve\n") && $0.text.hasSuffix("#endif\n") })
  }

  @Test func `reach libxml2 through one door`() {
    let importers = Project.files.filter {
      $0.path.hasSuffix(".swift") && Self.imports(of: $0.text).contains("CLibXML2")
    }
    #expect(!importers.isEmpty)
    #expect(importers.allSatisfy { $0.path.hasPrefix("Sources/DDXMarkup/") })
  }

  /// The modules that a Swift file imports.
  static func imports(of text: String) -> [String] {
    // What stands in a text of several lines is no import.
    let code = text.components(separatedBy: "\"\"\"").enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
    return code.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || Self.modifiers.contains($0) })
      else { return nil }
      return words[keyword + 1].split(separator: ".").first.map(String.init)
    }
  }

  private static let modifiers: Set<Substring> = [
    "fileprivate", "internal", "package", "private", "public",
  ]
}
