import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `A hostile file of FHIR` {
  private func ids(_ text: String) throws -> [String] { try Clinic.faults(text).map(\.id) }

  private static func nested(_ depth: Int) -> String {
    #"{"resourceType":"Bundle","type":"collection","x":"#
      + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
  }

  @Test(arguments: [
    "", "   ", "{", "null", "[]", "1", "\"Bundle\"", "{}", #"{"resourceType":null}"#,
    #"{"resourceType":"bundle","type":"collection"}"#, #"{"resourceType":["Bundle"]}"#,
    #"{"resourceType":"Patient","birthDate":"1962"}"#, "\u{0}",
    "{\"resourceType\":\"Bundle\u{0}\"}",
    #"{"resourceType":"Bundle","type":"history"}"#, #"{"resourceType":"Bundle"}"#,
    #"{"resourceType":"Bundle","type":"collection","type":"collection"}"#,
    "<Bundle xmlns=\"http://hl7.org/fhir\"/>", #"{"resourceType":"Bundle","type":"collection",}"#,
    #"{"resourceType":"QuestionnaireResponse","status":"completed"}"#,
    #"{"resourceType":"QuestionnaireResponse","questionnaire":""}"#,
    #"{"resourceType":"Bundle","type":"collection","modifierExtension":[]}"#,
  ]) func `is refused in one message`(text: String) throws {
    let faults = try Clinic.faults(text)
    #expect(faults.count == 1 && faults.allSatisfy { $0.severity == .error })
    #expect(faults.allSatisfy { (230...239).contains($0.fault.number) }, "\(faults)")
  }

  @Test func `with one brace too many, or cut off anywhere, is no JSON`() throws {
    let whole = Clinic.bundle([Clinic.finding("pain.standing")])
    #expect(try Clinic.faults(whole).isEmpty)
    #expect(try ids(whole + "}") == ["DDX0230"])
    for length in stride(from: 0, to: whole.utf8.count - 1, by: 7) {
      #expect(try ids(String(decoding: whole.utf8.prefix(length), as: UTF8.self)) == ["DDX0230"])
    }
  }

  @Test func `nested beyond all measure ends nothing`() throws {
    // The array is within the object.
    #expect(try ids(Self.nested(63)) == ["DDX0239"])
    #expect(try ids(Self.nested(64)) == ["DDX0230"])
    #expect(try ids(Self.nested(1_000_000)) == ["DDX0230"])
    let open =
      #"{"resourceType":"Bundle","entry":"# + String(repeating: "{\"a\":", count: 1_000_000)
    #expect(try ids(open) == ["DDX0230"])
  }

  @Test func `beyond its size, or with too many entries or keys, is refused`() throws {
    let entries = String(repeating: "{},", count: 20_000) + "{}"
    #expect(
      try ids(#"{"resourceType":"Bundle","type":"collection","entry":[\#(entries)]}"#)
        == ["DDX0230"])
    let keys = (0...1000).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(try ids("{\(keys)}") == ["DDX0230"])
    let filler = String(repeating: " ", count: FHIRReader.largest)
    #expect(try ids(filler + "{}") == ["DDX0005"])
    let most = #"{"resourceType":"Bundle"}"#
    #expect(try ids(String(filler.dropLast(most.utf8.count)) + most) == ["DDX0233"])
  }

  @Test func `with as many entries as there may be is read`() throws {
    let one = Clinic.finding("pain.standing")
    let found = try Clinic.read(
      Clinic.bundle(Array(repeating: one, count: 2000)))
    #expect(found.findings.count == 1)
  }

  @Test func `with thousands of findings that break a rule keeps the others`() throws {
    let wrong = (0..<3000).map { number in
      Clinic.finding(
        "pain.groin",
        more: #","bodySite":{"coding":[{"system":"urn:ddx:fhir:site","code":"X\#(number)"}]}"#)
    }
    let right = ["pain.standing", "pain.extension", "pain.midline"].map { Clinic.finding($0) }
    let found = try Clinic.read(Clinic.bundle([right[0]] + wrong + Array(right.dropFirst())))
    #expect(found.findings.count == 3 && found.left.count == 3000)
    #expect(Set(found.list(.notRead).map(\.path)).count == 3000)
  }

  @Test func `with a code that is longer than any names nothing`() throws {
    let icd = "http://hl7.org/fhir/sid/icd-10-cm"
    let codes = ["", "000000", String(repeating: "0", count: 400_000)].map { "M21.371\($0)" }
    let found = try Clinic.read(Clinic.bundle(codes.map { Clinic.condition(icd, $0) }))
    #expect(found.findings.count == 1)
    #expect(found.left == ["not-read Condition  noCode", "not-read Condition  noCode"])
  }

  @Test func `with thousands of answers outside their groups is read`() throws {
    let pain = #"{"linkId":"pain/intensity","answer":[{"valueDecimal":6}]}"#
    let blocks = Array(repeating: #"{"linkId":"block"}"#, count: 19_000)
    let items =
      [pain, #"{"linkId":"patient/age","answer":[{"valueInteger":58}]}"#]
      + [#"{"linkId":"group/x","item":[\#(blocks.joined(separator: ","))]}"#]
      + Array(repeating: pain, count: 19_000)
    let found = try Clinic.read(
      #"{"resourceType":"QuestionnaireResponse","status":"completed","#
        + #""questionnaire":"urn:ddx:fhir:Questionnaire:low-back-pain","#
        + #""item":[\#(items.joined(separator: ","))]}"#)
    #expect(found.profile.pain.intensity == 6 && found.left.isEmpty)
  }

  @Test func `with thousands of other pains keeps the first`() throws {
    let pain = """
      {"resourceType":"Observation","status":"final","effectiveDateTime":"2026-05-10",\
      "code":{"coding":[{"system":"urn:ddx:fhir:observation","code":"other-pain"}]},"component":[\
      {"code":{"coding":[{"system":"urn:ddx:fhir:other-pain","code":"intensity"}]},\
      "valueQuantity":{"value":3,"code":"{score}"}}]}
      """
    let found = try Clinic.read(Clinic.bundle(Array(repeating: pain, count: 4_000)))
    #expect(found.profile.otherPains.count == 8 && found.left.count == 3_992)
    #expect(Set(found.list(.notRead).map(\.reason)).count == 1)
    let few = try Clinic.read(Clinic.bundle(Array(repeating: pain, count: 10)))
    #expect(few.profile.otherPains.count == 8)
    #expect(few.list(.notRead).map(\.subject) == ["other-pain", "other-pain"])
  }

  @Test func `with thousands of blocks is refused as one with too many`() throws {
    let block = """
      {"resourceType":"Procedure","status":"completed","code":{"coding":[\
      {"system":"urn:ddx:fhir:procedure","code":"hip-joint-injection"}]}}
      """
    let faults = try Clinic.faults(Clinic.bundle(Array(repeating: block, count: 4_000)))
    #expect(faults.map(\.fault) == [.profile(.tooManyBlocks(limit: 100))])
    #expect(faults.first?.line == 203)
  }

  @Test(arguments: [
    "null", "[]", "1", "\"x\"", "{}", #"{"resourceType":5}"#, #"{"resourceType":"Observation"}"#,
    #"{"resourceType":"observation","status":"final"}"#,
    #"{"resourceType":"Observation","status":"final"}"#,
    #"{"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:0"}}"#,
    #"{"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:0"},"code":[null,[]]}"#,
    #"{"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:0"},"code":{"coding":[{"system":"urn:ddx:fhir:finding","code":"pain.groin"}]},"valueBoolean":"true"}"#,
    #"{"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:0"},"code":{"coding":[{"system":"urn:ddx:fhir:finding","code":"pain.standing"}]},"valueBoolean":true,"effectiveDateTime":"2026-13-45T99:99"}"#,
    #"{"resourceType":"Procedure","status":"completed","subject":{"reference":"urn:uuid:0"},"code":{"coding":[{"system":"urn:ddx:fhir:procedure","code":"medial-branch-block"}]},"performedDateTime":"0000"}"#,
    #"{"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:0"},"partOf":[{"reference":"urn:uuid:7"}],"code":{"coding":[{"system":"urn:ddx:fhir:observation","code":"block-relief"}]}}"#,
    #"{"resourceType":"Observation","status":"entered-in-error","subject":{"reference":"urn:uuid:0"},"code":{"coding":[{"system":"urn:ddx:fhir:finding","code":"pain.standing"}]},"valueBoolean":true}"#,
    ##"{"resourceType":"MedicationStatement","status":"active","subject":{"reference":"urn:uuid:0"},"medicationReference":{"reference":"#a"},"contained":[]}"##,
    #"{"resourceType":"AllergyIntolerance","patient":{"reference":"urn:uuid:0"}}"#,
    #"{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:x"}"#,
  ]) func `has entries that are listed and never read`(resource: String) throws {
    let found = try Clinic.read(Clinic.bundle([resource]))
    #expect(found.profile.findings.isEmpty && found.profile.blocks.isEmpty)
    #expect(found.left.count == 1, "\(found.left)")
  }

  @Test func `may begin with the mark of UTF-8, which moves nothing`() throws {
    let whole = Clinic.bundle([Clinic.finding("pain.standing")])
    #expect(try Clinic.read("\u{FEFF}" + whole).findings.count == 1)
    #expect(try ids("\u{FEFF}") == ["DDX0230"] && ids(whole + "\u{FEFF}") == ["DDX0230"])
    let fault = try Clinic.faults("\u{FEFF}{x}").first
    #expect(fault?.line == 1 && fault?.column == 5)
  }

  @Test func `with an entry of null keeps the others`() throws {
    let text = Clinic.bundle([Clinic.finding("pain.standing")]).replacing("\n]}", with: ",\nnull]}")
    let found = try Clinic.read(text)
    #expect(found.findings.count == 1 && found.left == ["not-read   noResource"])
  }

  @Test func `is never quoted in a message`() throws {
    let secret = "SECRET"
    for text in [
      #"{"SECRET":1,"SECRET":2}"#, #"{"resourceType":"SECRET"}"#,
      #"{"resourceType":"Bundle","type":"SECRET"}"#,
      Clinic.bundle([], patient: #""birthDate":"SECRET""#),
      Clinic.bundle([], patient: #""name":[{"family":"SECRET"}]"#),
      Clinic.bundle([#"{"resourceType":"Patient","subject":{},"name":[{"family":"SECRET"}]}"#]),
    ] {
      let faults = try Clinic.faults(text)
      #expect(!faults.isEmpty)
      #expect(!DiagnosticRenderer().render(faults).contains(secret), "\(text)")
    }
    let found = try Clinic.read(
      Clinic.bundle(
        [
          Clinic.finding("SECRET.code"), Clinic.condition("urn:SECRET", "SECRET"),
          #"{"resourceType":"AllergyIntolerance","code":{"text":"SECRET"}}"#,
          Clinic.finding("pain.standing", #""valueString":"SECRET""#),
          Clinic.finding(
            "pain.groin",
            more: #","bodySite":{"coding":[{"system":"urn:ddx:fhir:site","code":"SECRET"}]}"#),
        ], patient: #""birthDate":"1962-05-09","name":[{"family":"SECRET"}]"#))
    #expect(found.left.count >= 5)
    for text in [found.summary, found.lists, found.document] { #expect(!text.contains(secret)) }
  }

  @Test func `has texts that a document can't hold, without harm`() throws {
    let name = "a\u{1}b\u{FFFF} <x/> &amp; \u{202E}c"
    let escaped = name.replacing("\u{1}", with: "\\u0001")
    let text =
      #"{"resourceType":"MedicationStatement","status":"active","medicationCodeableConcept":{"coding":[{"system":"urn:ddx:fhir:drug-class","code":"other"}],"text":"\#(escaped)"}}"#
    let found = try Clinic.read(Clinic.bundle([text]))
    #expect(found.profile.medications.first?.name?.contains("<x/> &amp;") == true)
  }

  /// Every byte of a sound file broken in several ways, the same in every run.
  @Test func `ends nothing, whatever was broken in it`() throws {
    let path = try #require(Clinic.patients.first { $0.hasSuffix("failed-block.xml") })
    let profile = try Clinic.documents().profile(DocumentFile.read(path: path)).value
    let writer = FHIRWriter(vocabulary: try Clinic.vocabulary())
    let reader = FHIRReader(documents: try Clinic.documents())
    for text in [writer.bundle(profile), writer.response(profile)] {
      let sound = Array(text.utf8)
      var generator = SeededGenerator(seed: 7)
      var outcomes: Set<Bool> = []
      for _ in 0..<600 {
        var broken = sound
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let place = Int.random(in: 0..<broken.count, using: &generator)
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: broken[place] = UInt8.random(in: 0...255, using: &generator)
          case 1: broken.remove(at: place)
          case 2:
            let end = min(broken.count, place + Int.random(in: 1...200, using: &generator))
            broken.removeSubrange(place..<end)
          default:
            let end = min(broken.count, place + Int.random(in: 1...200, using: &generator))
            broken.insert(contentsOf: Array(broken[place..<end]), at: place)
          }
          if broken.isEmpty { broken = [0] }
        }
        outcomes.insert((try? reader.read(broken, name: "sample.json")) != nil)
      }
      #expect(outcomes.count == 2)
    }
  }
}
