import DDXCore
@testable import DDXDocuments
import DDXMarkup
import Testing

@Suite struct `The schemas` {
  /// The XML examples of the page that describes the documents, in its order.
  private static func examples() throws -> [String] {
    let path = "\(repository)/Documentation/Documents.md"
    let page = try DocumentFile.read(path: path)
    let text = page.withBytes { String(decoding: $0, as: UTF8.self) }
    return text.split(separator: "```").filter { $0.hasPrefix("xml\n") }.map {
      String($0.dropFirst(4))
    }
  }

  private func violations(_ text: String, _ kind: DocumentKind) throws -> [String] {
    let schema = try #require(Schemas.of(kind))
    let file = Samples.file(text)
    return try file.withBytes { bytes in
      #expect(SourceScan.fault(in: bytes) == nil)
      let outcome = DocumentParser.parse(bytes, as: kind.expectation(schema))
      try #require(outcome.fatal == nil)
      return outcome.violations.map { "\($0.code) \($0.attribute ?? "")" }
    }
  }

  @Test(arguments: DocumentKind.allCases) func `are compiled`(kind: DocumentKind) {
    #expect(Schemas.of(kind) != nil)
    #expect(Shipped.schema(of: kind)?.contains(kind.namespace) == true)
  }

  @Test(arguments: [(0, DocumentKind.profile), (1, .vocabulary), (2, .evidence), (5, .cases)])
  func `accept the example that describes them`(index: Int, kind: DocumentKind) throws {
    let example = try #require(try Self.examples().dropFirst(index).first)
    #expect(example.contains(kind.namespace))
    #expect(try violations(example, kind).isEmpty)
  }

  @Test func `make a profile of the example`() throws {
    let example = try #require(try Self.examples().first)
    let decoded = try Samples.reader().profile(Samples.file(example))
    #expect(decoded.value.findings.count == 5 && decoded.value.blocks.count == 1)
    #expect(decoded.notes.isEmpty, "\(decoded.notes.text)")
  }

  @Test func `refuse a percentage where a probability is asked for`() throws {
    let profile = """
      <profile xmlns="urn:ddx:profile:1" id="a"><patient age="58"/>
      <findings><finding code="a.b" probability="54"/></findings></profile>
      """
    #expect(try violations(profile, .profile) == ["1834 probability"])
  }

  @Test func `know the attributes of an element`() {
    #expect(
      SchemaOutline.attributes(of: "pain", in: .profile).sorted() == [
        "duration", "intensity", "setting", "side",
      ])
    let row = SchemaOutline.attributes(of: "composite", in: .evidence)
    #expect(row.contains("lr-positive-low") && row.contains("population"))
    #expect(
      SchemaOutline.attributes(of: "evidence", in: .evidence).sorted() == [
        "edition", "source", "status",
      ])
  }

  @Test func `suggest the attribute that was meant`() throws {
    let reader = try Samples.reader()
    let found = Samples.faults { () throws(DocumentFaults) in
      try reader.profile(Samples.profile(pain: #"<pain sied="left"/>"#))
    }
    #expect(found.text.contains("did you mean `side`?"))
  }
}

@Suite struct `The profile within cases` {
  /// The types that a schema declares, each as its text.
  private static func types(_ kind: DocumentKind) throws -> [String: String] {
    let text = try #require(Shipped.schema(of: kind))
    var types: [String: String] = [:]
    for tag in ["complexType", "simpleType", "attributeGroup"] {
      for part in text.split(separator: "\n  <xs:\(tag) name=\"").dropFirst() {
        guard let end = part.firstRange(of: "\n  </xs:\(tag)>") else { continue }
        let name = part.prefix { $0 != "\"" }
        types["\(tag) \(name)"] = String(part[..<end.lowerBound])
      }
    }
    return types
  }

  @Test func `is the one of profiles, word for word`() throws {
    let profile = try Self.types(.profile)
    let cases = try Self.types(.cases)
    #expect(profile.count > 20)
    for (name, text) in profile { #expect(cases[name] == text, "\(name)") }
  }
}
