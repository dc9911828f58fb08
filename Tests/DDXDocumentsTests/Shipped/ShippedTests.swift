import DDXCore
import DDXDocuments
import Testing

@Suite struct `The shipped documents` {
  @Test func `The vocabulary has findings and procedures`() throws {
    let vocabulary = try Shipped.vocabulary()
    #expect(vocabulary.findings.count > 300)
    #expect(vocabulary.procedures.count >= 20)
    #expect(vocabulary.digest.count == 64)
    let thrust = try #require(vocabulary.finding("sij.thigh-thrust"))
    #expect(thrust.kind == .examination && thrust.side == .optional)
    #expect(vocabulary.finding("disc.centralization")?.code == "disc.centralisation")
  }

  @Test(arguments: ["FacetJoint", "HipJoint", "IntervertebralDisc", "NerveRoot", "SacroiliacJoint"])
  func `The evidence of every module is read without an error`(module: String) throws {
    let path = "\(repository)/Plugins/\(module)/Evidence/2026.1.xml"
    let file = try DocumentFile.read(path: path)
    let decoded = try Samples.reader().evidence(file)
    #expect(decoded.notes.isEmpty, "\(decoded.notes.text)")
    #expect(decoded.value.status == .published)
    #expect(!decoded.value.coverage.isEmpty)
  }

  @Test func `The table of other has suspects`() throws {
    let file = try #require(Shipped.otherEvidence.last)
    let decoded = try Samples.reader().evidence(file)
    #expect(decoded.notes.isEmpty, "\(decoded.notes.text)")
    #expect(decoded.value.source == .other && decoded.value.suspects.count > 5)
  }

  @Test func `Every shipped protocol is read by its name`() throws {
    #expect(Shipped.protocols.contains { $0.name == "ddx@2026.1" })
    for (name, file) in Shipped.protocols {
      let decoded = try Samples.reader().protocol(file)
      #expect(decoded.value.name == name)
      #expect(decoded.notes.isEmpty, "\(decoded.notes.text)")
    }
  }
}
