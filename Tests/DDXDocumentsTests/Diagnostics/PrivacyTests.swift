import DDXCore
import DDXDocuments
import Testing

@Suite struct `What a message tells of a patient` {
  /// A profile wrong in every place where it can be, with words that appear nowhere else.
  private let file = Samples.file(
    """
    <profile xmlns="urn:ddx:profile:1" id="7 SECRETid" date="SECRETdate" SECRETname="x">
      <patient age="417" sex="SECRETsex" bmi="SECRETbmi" pregnant="SECRETyes"/>
      <pain duration="SECRETtime" intensity="417" side="SECRETside" setting="SECRETset"/>
      <findings>
        <finding code="SECRET.code" state="SECRETstate" side="SECRETside" level="SECRETlevel"/>
        <finding code="ct.facet-arthropathy" state="present" grade="SECRETgrade" course="SECRETc"/>
        <finding code="pain.midline" probability="417"/>
        <finding code="pain.midline" probability="SECRETp">SECRETtext</finding>
        <finding code="sij.thigh-thrust" state="present"/>
        <finding code="sij.thigh-thrust" state="absent"/>
        <SECRETelement/>
      </findings>
      <blocks>
        <block procedure="SECRETproc" date="2417-04-17" levels="SECRETlevels" relief="417"
          relief-duration="SECRETh" agent="SECRETagent" complication="SECRET.comp"/>
      </blocks>
      <medication class="SECRETclass" name="SECRETdrug"/>
      <allergy to="SECRETto"/>
    </profile>
    """)

  private func found(_ file: DocumentFile) throws -> [Diagnostic] {
    let reader = try Samples.reader()
    return Samples.faults { () throws(DocumentFaults) in try reader.profile(file) }
  }

  @Test func `is no value and no line of the profile`() throws {
    let found = try found(file)
    #expect(found.count > 20)
    #expect(!found.text.contains("SECRET"), "\(found.text)")
    #expect(!found.text.contains("417"), "\(found.text)")
    #expect(!found.text.contains(" | "))
    #expect(!found.text.contains("urn:"))
  }

  @Test(arguments: [
    "<SECRET>SECRET</SECRET>", "<SECRET SECRET='SECRET'/>", "<SECRET><SECRET/></SECRET>",
    "<patient age='50'><SECRET>SECRET</SECRET></patient>", "<patient age='50'>SECRET</patient>",
    "<pain><SECRET>SECRET</SECRET></pain>", "<finding><SECRET/>SECRET</finding>",
  ]) func `is not the name of an element that only the profile knows`(part: String) throws {
    let found = try found(
      Samples.file("<profile xmlns='urn:ddx:profile:1' id='a'>\(part)</profile>"))
    #expect(found.count >= 1)
    #expect(!found.text.contains("SECRET"), "\(found.text)")
  }

  @Test func `is not even the finding that contradicts itself`() throws {
    let text = try found(file).text
    #expect(text.contains("line 9 with another state"))
    #expect(!text.contains("thigh-thrust"))
  }

  @Test func `is everything once the values are asked for`() throws {
    let text = DiagnosticRenderer(showValues: true).render(try found(file))
    for word in ["SECRET.code", "`417`", "SECRETsex", "SECRETname", "SECRETelement", " | "] {
      #expect(text.contains(word))
    }
  }

  @Test(arguments: [
    "<profile xmlns='urn:ddx:profile:1' id='a'><SECRET></profile>",
    "<profile xmlns='urn:ddx:profile:1' id='a'><SECRET a='1' a='2'/>",
    "<profile xmlns='urn:ddx:profile:1' id='a'>&SECRET;",
    "<profile xmlns='urn:ddx:profile:1' id='a'><SECRET:x/>",
    "<profile xmlns='urn:ddx:profile:1' id='a'><SECRET a",
    "<profile xmlns='urn:ddx:profile:1' SECRET='1' SECRET='2'/>",
    "<SECRET xmlns='urn:SECRET'/>",
    "<?xml version='1.0' encoding='SECRET'?><a/>",
  ]) func `is nothing where the document is not even XML`(text: String) throws {
    let found = try found(Samples.file(text))
    #expect(found.count >= 1)
    #expect(!found.text.contains("SECRET"), "\(found.text)")
    let kind = Samples.faults { () throws(DocumentFaults) in
      try DocumentReader.kind(of: Samples.file(text))
    }
    #expect(!kind.text.contains("SECRET"), "\(kind.text)")
  }

  @Test(arguments: [
    ("1.4 %", "write 1.4 % as `0.014`"), ("0,5", "write `0.5`"), ("54%", "write 54 % as `0.54`"),
  ]) func `is how to write a number only where values are shown`(
    written: String, help: String
  ) throws {
    let found = try found(
      Samples.profile(findings: #"<finding code="pain.midline" probability="\#(written)"/>"#))
    #expect(DiagnosticRenderer(showValues: true).render(found).contains(help))
    #expect(found.text.contains("write digits with a decimal point, and no unit"))
    #expect(!found.text.contains(written.prefix(2)))
  }

  @Test func `is no hidden value in the words of help`() throws {
    let found = try found(
      Samples.profile(findings: #"<finding code="pain.midline" probability="54"/>"#))
    #expect(!found.text.contains("54"))
    #expect(found.text.contains("fraction of 1"))
  }
}
