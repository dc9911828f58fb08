import DDXCore
@testable import DDXDocuments
import DDXMarkup
import Testing

/// What the build lays out is what reading the text gives, and the text is right.
@Suite struct `The documents within the binary` {
  private static let laidOut = EmbeddedDocuments.all.filter { $0.layout != nil }

  @Test func `are laid out, all but the schemas`() {
    #expect(Self.laidOut.count > 30)
    #expect(EmbeddedDocuments.all.allSatisfy { ($0.layout == nil) == $0.path.hasSuffix(".xsd") })
  }

  @Test(arguments: laidOut.map(\.path)) func `are what their text says`(path: String) throws {
    let document = try #require(Self.laidOut.first { $0.path == path })
    let file = DocumentFile(name: path, text: document.text)
    #expect(file.digest == document.digest)
    let tree = try #require(document.layout.flatMap(TreeLayout.tree))
    let parsed = file.withBytes { DocumentParser.parse($0, as: .anything).tree }
    #expect(tree.names == parsed.names && tree.bytes == parsed.bytes)
    #expect(tree.nodes == parsed.nodes && tree.attributes == parsed.attributes)
  }

  @Test(arguments: laidOut.map(\.path)) func `keep their schema and every rule`(path: String) throws
  {
    let document = try #require(Self.laidOut.first { $0.path == path })
    let file = DocumentFile(name: path, text: document.text)
    let reader = try Samples.reader()
    let found = Samples.faults { () throws(DocumentFaults) in
      let notes = try reader.validate(file).notes
      #expect(notes.isEmpty, "\(notes.text)")
    }
    #expect(found.isEmpty, "\(found.text)")
  }

  @Test func `are read as text where their layout is of another version`() {
    #expect(TreeLayout.tree(of: "2") == nil)
    #expect(TreeLayout.tree(of: "11111") == nil)
  }
}
