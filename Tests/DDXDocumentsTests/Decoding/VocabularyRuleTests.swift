import DDXCore
import DDXDocuments
import Testing

@Suite struct `A vocabulary` {
  /// A vocabulary with two diseases, three findings, a set and a scale; one text in it replaced.
  private func document(_ text: String = "", by other: String = "") -> DocumentFile {
    let whole = """
      <vocabulary xmlns="urn:ddx:vocabulary:1" edition="1">
        <disease id="infection" class="serious" urgency="urgent"><title>i</title><check>c</check><advice>a</advice></disease>
        <disease id="cyst" class="mimic" urgency="investigate"><title>c</title><check>c</check><advice>a</advice></disease>
        <finding code="pain.leg" kind="history" group="g" cost="free"><title>t</title><question>q</question></finding>
        <finding code="pain.foot" kind="history" group="g" part-of="pain.leg" cost="free"><title>t</title><question>q</question></finding>
        <finding code="mri.abscess" kind="imaging" group="g" proof="infection" cost="high"><title>t</title><question>q</question></finding>
        <finding code="mri.cyst" kind="imaging" group="g" grades="1 2 3" present-from="2" points="cyst" cost="high"><title>t</title><question>q</question></finding>
        <set code="exam.normal" kind="examination" group="g" cost="free"><title>t</title><question>q</question><member code="pain.foot" state="absent"/></set>
        <scale id="pain.distance"><title>t</title><value id="back"/><value id="leg" codes="pain.leg"/></scale>
      </vocabulary>
      """
    let parts = whole.split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
    return Samples.file(text.isEmpty ? whole : parts.joined(separator: other))
  }

  @Test func `holds diseases, effects, parts, sets and scales`() throws {
    let vocabulary = try DocumentReader.vocabulary(document()).value
    #expect(vocabulary.disease("cyst")?.class == .mimic)
    #expect(vocabulary.finding("mri.abscess")?.effect == .proof("infection"))
    #expect(vocabulary.finding("mri.cyst")?.effect == .points(["cyst"]))
    #expect(vocabulary.finding("pain.foot")?.wholes == ["pain.leg"])
    #expect(vocabulary.parts(of: "pain.leg").map(\.code) == ["pain.foot"])
    let set = try #require(vocabulary.finding("exam.normal"))
    #expect(set.members == [SetMember(code: "pain.foot", isPresent: false)])
    #expect(vocabulary.scale("pain.distance")?.values.map(\.id) == ["back", "leg"])
    #expect(vocabulary.scale(holding: "pain.leg")?.id == "pain.distance")
  }

  @Test func `reads the grades of a finding as a scale, present from one of them on`() throws {
    let vocabulary = try DocumentReader.vocabulary(document()).value
    let scale = try #require(vocabulary.scale("mri.cyst"))
    #expect(scale.values.map(\.id) == ["1", "2", "3"] && scale.index(saidBy: "mri.cyst") == 1)
    let cyst = try #require(vocabulary.finding("mri.cyst"))
    #expect(["1", "2", "3", "4"].map(cyst.isPresent) == [false, true, true, nil])
    #expect(vocabulary.scale("pain.leg") == nil)
  }

  @Test func `says how the codes of other systems relate to a finding`() throws {
    let coded = document(
      "<title>t</title><question>q</question></finding>",
      by: """
        <title>t</title><question>q</question><coding system="snomed">1</coding>\
        <coding system="icd-10-cm" relation="narrower">K50</coding>\
        <coding system="loinc" relation=">= 10">2-3</coding>\
        <coding system="loinc" relation="low">4-5</coding></finding>
        """)
    let vocabulary = try DocumentReader.vocabulary(coded).value
    #expect(
      vocabulary.finding("pain.leg")?.codings == [
        FindingCoding(system: .snomed, code: "1"),
        FindingCoding(system: .icd10CM, code: "K50", relation: .narrower),
        FindingCoding(system: .loinc, code: "2-3", relation: .atLeast(10)),
        FindingCoding(system: .loinc, code: "4-5", relation: .low),
      ])
    let wrong = document(
      "<title>t</title><question>q</question></finding>",
      by:
        #"<title>t</title><question>q</question><coding system="loinc" relation="higher">1</coding></finding>"#
    )
    let faults = Samples.faults { () throws(DocumentFaults) in
      try DocumentReader.vocabulary(wrong)
    }
    #expect(faults.count == 1)
  }

  @Test(arguments: [
    (#"proof="infection""#, #"proof="infektion""#, "6:56 error DDX0120"),
    (#"points="cyst""#, #"points="cyst cists""#, "7:85 error DDX0120"),
    (#"proof="infection""#, #"proof="infection" points="cyst""#, "6:74 error DDX0121"),
    (#"proof="infection""#, #"points="infection" ordinary="yes""#, "6:75 error DDX0121"),
    (#" proof="infection""#, "", "6:12 error DDX0122"),
    (#"proof="infection""#, #"proof="cyst""#, "6:56 error DDX0123"),
    (#"present-from="2""#, #"present-from="9""#, "7:68 error DDX0124"),
    (#"part-of="pain.leg""#, #"part-of="pain.foot""#, "5:54 error DDX0125"),
    (#"part-of="pain.leg""#, #"part-of="pain.legs""#, "5:54 error DDX0034"),
    (#"member code="pain.foot""#, #"member code="pain.feet""#, "8:114 error DDX0034"),
    (#"codes="pain.leg""#, #"codes="pain.limb""#, "9:79 error DDX0034"),
    (#"<value id="back"/>"#, #"<value id="back" codes="pain.leg"/>"#, "9:96 error DDX0126"),
    (#"<value id="back"/>"#, #"<value id="leg"/>"#, "9:69 error DDX0031"),
    (#"disease id="cyst""#, #"disease id="infection""#, "3:12 error DDX0031"),
    (#"urgency="urgent""#, #"urgency="soon""#, "2:43 error DDX0010"),
  ])
  func `says where a rule is broken`(text: String, other: String, place: String) {
    let found = Samples.faults { () throws(DocumentFaults) in
      try DocumentReader.vocabulary(document(text, by: other))
    }
    #expect(found.places.first == place, "\(found.text)")
    #expect(!found.text.isEmpty)
  }

  @Test func `follows parts through others to find a circle`() {
    let found = Samples.faults { () throws(DocumentFaults) in
      try DocumentReader.vocabulary(
        document(
          #"code="pain.leg" kind="history" group="g""#,
          by: #"code="pain.leg" kind="history" group="g" part-of="pain.foot""#))
    }
    #expect(found.map(\.id) == ["DDX0125", "DDX0125"])
    #expect(found.text.contains("`pain.leg` is part of `pain.foot` is part of `pain.leg`"))
  }

  @Test func `without diseases needs no effects`() throws {
    let text = """
      <vocabulary xmlns="urn:ddx:vocabulary:1" edition="1">
        <finding code="mri.cyst" kind="imaging" group="g" cost="high"><title>t</title><question>q</question></finding>
      </vocabulary>
      """
    #expect(try DocumentReader.vocabulary(Samples.file(text)).notes.isEmpty)
  }
}
