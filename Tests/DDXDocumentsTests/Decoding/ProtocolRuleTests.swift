import DDXCore
import DDXDocuments
import Testing

@Suite struct `The rules of protocols` {
  private let text = """
    <protocol xmlns="urn:ddx:protocol:1" id="house" edition="1" status="draft">
      <title>House</title>
      <citations><citation id="Pang1998" status="verified">a</citation></citations>
      <uses><evidence source="hip-joint" edition="2"/></uses>
      <prior multiple-sources="0.22" low="0.17" high="0.28" other-floor="0.05" citation="Pang1998"/>
      <safety>
        <strong finding="redflag.saddle-anaesthesia" suspicion="cauda equina syndrome"
          urgency="urgent" unchanged="investigate" citation="Pang1998"><advice>MRI</advice></strong>
        <combination id="fracture" suspicion="fracture" at-least="2" urgency="investigate" citation="Pang1998">
          <advice>film</advice>
          <sign finding="redflag.severe-trauma"/> <sign age-at-least="70"/>
          <sign sex="female"/> <sign medication="corticosteroid"/>
        </combination>
      </safety>
    </protocol>
    """

  @Test func `everything in a protocol is read`() throws {
    let decoded = try Samples.reader().protocol(Samples.file(text))
    #expect(decoded.notes.isEmpty)
    let rules = decoded.value
    #expect(rules.name == "house@1" && rules.status == .draft && rules.digest.count == 64)
    #expect(rules.evidenceEditions == ["hip-joint": "2"])
    #expect(rules.multipleSources == Measured(0.22, low: 0.17, high: 0.28))
    #expect(rules.otherFloor == 0.05 && rules.multipleSourcesCitation == "Pang1998")
    let strong = rules.safety.strongSigns[0]
    #expect(strong.urgency == .urgent && strong.unchangedUrgency == .investigate)
    #expect(strong.advice == "MRI")
    let combination = rules.safety.combinations[0]
    #expect(combination.threshold == 2)
    #expect(
      combination.signs == [
        .finding("redflag.severe-trauma"), .ageAtLeast(70), .sex(.female),
        .medication(.corticosteroid),
      ])
  }

  @Test(arguments: [
    (#"multiple-sources="0.22""#, #"multiple-sources="22""#, "DDX0007"),
    (#"low="0.17""#, #"low="0.23""#, "DDX0062"),
    (#"other-floor="0.05""#, "", "DDX0027"),
    (#"finding="redflag.severe-trauma""#, #"finding="redflag.severe-trama""#, "DDX0034"),
    (#"<sign sex="female"/>"#, "<sign/>", "DDX0080"),
    (#"<sign sex="female"/>"#, #"<sign sex="female" age-at-least="70"/>"#, "DDX0080"),
    (#"<sign sex="female"/>"#, #"<sign sex="woman"/>"#, "DDX0010"),
    (#"at-least="2""#, #"at-least="5""#, "DDX0081"),
    (
      #"urgency="urgent" unchanged="investigate""#, #"urgency="investigate" unchanged="urgent""#,
      "DDX0082"
    ),
    (
      #"<evidence source="hip-joint" edition="2"/>"#,
      #"<evidence source="a" edition="2"/><evidence source="a" edition="3"/>"#, "DDX0031"
    ),
    (#"citation="Pang1998"><advice>MRI"#, #"citation="Pang1999"><advice>MRI"#, "DDX0037"),
    ("<advice>film</advice>", "", "DDX0029"),
    ("<safety>", "<safty>", "DDX0018"),
  ]) func `a protocol that breaks a rule is refused`(
    old: String, new: String, id: String
  ) throws {
    let parts = text.components(around: old)
    let reader = try Samples.reader()
    let found = Samples.faults { () throws(DocumentFaults) in
      try reader.protocol(Samples.file(parts.0 + new + parts.1))
    }
    #expect(found.map(\.id).contains(id), "\(found.text)")
  }
}

@Suite struct `The rules of vocabularies` {
  private func refusal(_ body: String) -> [Diagnostic] {
    let text = "<vocabulary xmlns='urn:ddx:vocabulary:1' edition='1'>\n\(body)\n</vocabulary>"
    return Samples.faults { () throws(DocumentFaults) in
      try DocumentReader.vocabulary(Samples.file(text))
    }
  }

  private func finding(_ code: String, _ rest: String = "") -> String {
    "<finding code='\(code)' kind='history' group='g' cost='free'>"
      + "<title>t</title><question>q</question>\(rest)</finding>"
  }

  @Test func `a code is defined once, as itself or as an earlier code`() {
    #expect(refusal(finding("a.b") + "\n" + finding("c.d")).isEmpty)
    #expect(refusal(finding("a.b") + "\n" + finding("a.b")).places == ["3:10 error DDX0031"])
    #expect(
      refusal(finding("a.b") + "\n" + finding("c.d", "<alias>a.b</alias>")).map(\.id) == ["DDX0031"]
    )
  }

  @Test func `a code has a topic and a name`() {
    #expect(refusal(finding("ab")).map(\.id) == ["DDX0013"])
    #expect(refusal(finding("A.b")).map(\.id) == ["DDX0013"])
  }

  @Test func `a finding has words`() {
    let found = refusal(
      "<finding code='a.b' kind='history' group='g' cost='free'><title>t</title></finding>")
    #expect(
      found.map(\.fault) == [.shape(.elementMissing(element: "finding", expected: ["question"]))])
  }
}

@Suite struct `The kind of a document` {
  @Test(arguments: DocumentKind.allCases) func `is that of its namespace`(
    kind: DocumentKind
  ) throws {
    let file = Samples.file("<x xmlns='\(kind.namespace)'><unclosed>")
    #expect(try DocumentReader.kind(of: file) == kind)
  }

  @Test func `decides how it is validated`() throws {
    let reader = try Samples.reader()
    for file in Shipped.otherEvidence {
      #expect(try reader.validate(file).value == .evidence)
    }
    #expect(try reader.validate(Samples.profile()).value == .profile)
  }
}
