import DDXCommands
import DDXCore
import DDXDocuments
import Testing

/// What the build lays out of a module's evidence is what reading its text gives.
@Suite struct `The evidence within the binary` {
  private static let documents = standardModules.flatMap(\.documents)

  @Test func `is that of every module, laid out`() {
    #expect(Self.documents.count >= 2 * standardModules.count)
    #expect(Self.documents.allSatisfy { $0.layout != nil })
  }

  @Test(arguments: documents.map(\.path)) func `is what its text says`(path: String) throws {
    let document = try #require(Self.documents.first { $0.path == path })
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    let laidOut = try reader.evidence(DocumentFile(document))
    let read = try reader.evidence(DocumentFile(name: path, text: document.text))
    // Sets are told in no certain order.
    func words(_ table: EvidenceTable) -> [Substring] {
      "\(table)".split { " ,()[]{}:\"".contains($0) }.sorted()
    }
    #expect(words(laidOut.value) == words(read.value))
    #expect(read.notes.isEmpty)
  }
}
