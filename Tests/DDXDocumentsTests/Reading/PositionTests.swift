import DDXCore
import DDXDocuments
import Testing

@Suite struct `The place of a fault` {
  private func places(_ file: DocumentFile) throws -> [String] {
    let reader = try Samples.reader()
    return Samples.faults { () throws(DocumentFaults) in try reader.profile(file) }.places
  }

  @Test func `is right beyond line 65,535`() throws {
    let lines = String(repeating: "\n", count: 70_000)
    let file = Samples.profile(
      findings: lines + #"<finding code="pain.midline" state="perhaps"/>"#)
    #expect(try places(file) == ["70005:30 error DDX0010"])
    let broken = Samples.file(
      "<profile xmlns='urn:ddx:profile:1' id='a'>" + lines + "</patient>")
    #expect(try places(broken) == ["70001:11 error DDX0018"])
  }

  @Test func `counts characters, not bytes`() throws {
    let file = Samples.profile(
      findings: #"<!-- “é” 😀 --><finding code="pain.midline" state="perhaps"/>"#)
    #expect(try places(file) == ["5:48 error DDX0010"])
  }

  @Test func `is that of the attribute, whatever comes before it`() throws {
    let file = Samples.profile(
      findings: "<finding\n  code='pain.midline' \n side = \"state='a' &gt; &#x41;\" state = 'x'/>")
    let found = try places(file)
    #expect(found == ["7:2 error DDX0010", "7:2 error DDX0042", "7:33 error DDX0010"])
  }

  @Test func `is the same with Windows line ends and a byte order mark`() throws {
    let text =
      "\u{FEFF}<profile xmlns=\"urn:ddx:profile:1\" id=\"a\">\r\n<patient\r\n age=\"5\"/></profile>"
    #expect(try places(Samples.file(text)) == ["3:2 error DDX0007"])
  }

  @Test func `is known for every fault of a document, in order`() throws {
    let file = Samples.profile(
      attributes: #"id="1" zork="2""#,
      findings: """
        <finding code="sij.thigh-trust" state="present"/>
            <finding code="pain.midline" probability="54"/>
            <finding state="absent"/>
            <foo/>
        """,
      blocks: #"<block procedure="medial-branch-blok" date="2026-13-01" side="right"/>"#,
      pain: #"<pain side="rigth" intensity="11"/>"#, rest: "text\n")
    let found = try places(file)
    #expect(
      found == [
        "1:1 error DDX0049", "1:1 error DDX0030", "1:36 error DDX0013", "1:43 error DDX0026",
        "3:9 error DDX0010", "3:22 error DDX0007",
        "5:14 error DDX0034", "6:34 error DDX0007", "7:5 error DDX0027", "8:5 error DDX0028",
        "11:12 error DDX0035", "11:43 error DDX0012",
      ])
  }
}
