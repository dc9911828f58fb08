import DDXCore
import DDXDocuments
import Testing

@Suite struct `The cases of an edition` {
  private let text = """
    <cases xmlns="urn:ddx:cases:1" protocol="asipp@2020">
      <case id="sixty" title="60 % relief">
        <profile date="2026-05-10">
          <patient age="58"/>
          <blocks><block procedure="medial-branch-block" date="2026-03-02" side="right" levels="L4-5"
            relief="60" agent="lidocaine"/></blocks>
        </profile>
        <expect criterion="facet-joint" state="negative" closed="yes" recommendation="procedure"
          procedure="sacroiliac-joint-injection" first="facet-joint" refused="medial-branch-block"
          above="facet-joint:0.5" below="hip-joint:.25">60 % is below the 80 % that it asks for</expect>
      </case>
    </cases>
    """

  @Test func `are read with everything in them`() throws {
    let decoded = try Samples.reader().cases(Samples.file(text))
    #expect(decoded.notes.isEmpty, "\(decoded.notes.text)")
    #expect(decoded.value.protocolName == "asipp@2020" && decoded.value.digest.count == 64)
    let first = try #require(decoded.value.cases.first)
    #expect(first.id == "sixty" && first.title == "60 % relief" && first.line == 2)
    #expect(first.profile.id == "sixty" && first.profile.blocks.first?.relief?.percent == 60)
    let expected = first.expectation
    #expect(expected.criterion == "facet-joint" && expected.state == .negative)
    #expect(expected.isClosed == true && expected.recommendation == .procedure)
    #expect(expected.procedure == "sacroiliac-joint-injection" && expected.first == "facet-joint")
    #expect(expected.refused == "medial-branch-block")
    #expect(expected.above?.source == "facet-joint" && expected.above?.probability == 0.5)
    #expect(expected.below?.probability == 0.25)
    #expect(expected.text.hasPrefix("60 % is below"))
    #expect(try Samples.reader().validate(Samples.file(text)).value == .cases)
  }

  @Test(arguments: [
    (#"state="negative""#, #"state="negatve""#, "8:37 error DDX0010"),
    (#"criterion="facet-joint" "#, "", "8:13 error DDX0101"),
    (#"above="facet-joint:0.5""#, #"above="facet-joint:5""#, "10:7 error DDX0013"),
    (#"refused="medial-branch-block""#, #"refused="medial-block""#, "9:66 error DDX0035"),
    ("60 % is below the 80 % that it asks for", "", "8:5 error DDX0013"),
    (#"age="58""#, #"age="8""#, "4:16 error DDX0007"),
    (#"title="60 % relief""#, "", "2:3 error DDX0027"),
    (#"protocol="asipp@2020""#, #"protocol="asipp""#, "1:32 error DDX0013"),
    (
      "</cases>",
      #"<case id="sixty" title="b"><profile><patient age="5"/></profile></case></cases>"#,
      "12:7 error DDX0031"
    ),
  ]) func `are refused where they are wrong`(old: String, new: String, place: String) throws {
    let parts = text.components(around: old)
    let reader = try Samples.reader()
    let found = Samples.faults { () throws(DocumentFaults) in
      try reader.cases(Samples.file(parts.0 + new + parts.1))
    }
    #expect(found.places.contains(place), "\(found.text)")
  }

  @Test func `expect something`() throws {
    let parts = text.components(around: "<expect ")
    let rest = parts.1.components(around: ">60").1
    let reader = try Samples.reader()
    let found = Samples.faults { () throws(DocumentFaults) in
      try reader.cases(Samples.file(parts.0 + "<expect>60" + rest))
    }
    #expect(found.places == ["8:5 error DDX0100"])
  }

  @Test func `hold profiles as the schema of profiles has them`() throws {
    let profiles = try #require(Shipped.schema(of: .profile))
    let cases = try #require(Shipped.schema(of: .cases))
    for start in [#"<xs:simpleType name="probability">"#, #"<xs:complexType name="patient">"#] {
      let end = start.contains("simple") ? #"<xs:element name="profile">"# : "</xs:schema>"
      let shared = profiles.components(around: start).1.components(around: end).0
      #expect(shared.count > 500)
      let words = shared.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(cases.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words))
    }
  }

  @Test(arguments: Shipped.protocols.map(\.name))
  func `that are shipped are read, and are of their edition`(name: String) throws {
    guard let file = Shipped.cases(of: name) else { return }
    let decoded = try Samples.reader().cases(file)
    #expect(decoded.value.protocolName == name)
    #expect(decoded.notes.isEmpty, "\(decoded.notes.text)")
  }
}
