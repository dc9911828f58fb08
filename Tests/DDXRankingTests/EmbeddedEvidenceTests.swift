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
    #expect("\(laidOut.value)" == "\(read.value)")
    #expect(read.notes.isEmpty)
  }
}
