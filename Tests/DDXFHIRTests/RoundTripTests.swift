import DDXCore
import DDXDocuments
import DDXFHIR
import Testing

@Suite struct `A profile that goes out and comes in` {
  /// Both ways out, read back; nothing of it may be lost, and nothing left over.
  private func check(_ profile: ClinicalProfile) throws {
    let writer = FHIRWriter(vocabulary: try Clinic.vocabulary())
    let expected = try Clinic.recorded(profile)
    for text in [writer.response(profile), writer.bundle(profile)] {
      let back = try Clinic.read(text)
      #expect(try Clinic.recorded(back.profile) == expected)
      #expect(back.left.isEmpty && back.notes.isEmpty, "\(back.left)")
      #expect(back.list(.read).count >= profile.findings.count)
    }
  }

  @Test func `has samples to compare with`() { #expect(Clinic.patients.count > 30) }

  @Test(arguments: Clinic.patients) func `is what it was`(path: String) throws {
    try check(try Clinic.documents().profile(DocumentFile.read(path: path)).value)
  }

  @Test func `is what it was, in the cases of every edition`() throws {
    let reader = try Clinic.documents()
    var count = 0
    for edition in Shipped.protocols {
      guard let file = Shipped.cases(of: edition.name) else { continue }
      for item in try reader.cases(file).value.cases {
        try check(item.profile)
        count += 1
      }
    }
    #expect(count > 20)
  }

  /// A profile that says everything that one can say.
  private static let everything = """
    <profile xmlns="urn:ddx:profile:1" id="sample" date="2026-05-10">
      <patient age="31" sex="female" bmi="23.4" pregnant="yes"/>
      <pain duration="P36M" intensity="6.5" side="right" setting="pain-clinic"/>
      <other-pain code="pain.knee" side="left" duration="P2Y" intensity="3"/>
      <findings>
        <finding code="pain.groin" probability="0.0000123" side="right"/>
        <finding code="redflag.foot-drop" state="absent" side="left" level="L5" course="unchanged"/>
        <finding code="mri.facet-arthropathy" state="present" side="right" level="L4-5" grade="2"/>
        <finding code="mri.facet-arthropathy" state="present" side="left" level="L4-5" grade="1"/>
        <finding code="pain.standing" state="not-known"/>
      </findings>
      <blocks>
        <block procedure="medial-branch-block" date="2026-03-02" time="09:30" side="right"
               nerves="L3 L4 L5" agent="lidocaine bupivacaine" volume="0.5" steroid="no"
               pain-before="7" relief-duration="PT2H" movements="better" guidance="fluoroscopy"
               contrast="live" vascular-uptake="not-seen" sedation="none" diary="hourly"
               complication="redflag.fever">
          <score after="PT1H" pain="2"/><score after="PT30M" pain="3"/>
        </block>
        <block procedure="hip-joint-injection" side="unspecified" date="2026-02" relief="worse"/>
        <block procedure="interlaminar-epidural" date="2026-01-10" relief-back=">= 80"
               relief-leg="&lt; 50"/>
        <block procedure="provocation-discography" date="2026-01-12" levels="L5-S1"
               concordant="yes" pain="8" pressure="15.5" control-disc="painless"/>
        <session date="2026-01-05" time="10:00" relief="50-75" agent="lidocaine" sedation="opioid">
          <score after="PT1H" pain="4"/>
          <block procedure="medial-branch-block" side="right" levels="L4-5"/>
          <block procedure="sacroiliac-joint-injection" side="right" guidance="ultrasound"/>
        </session>
        <session date="2025-12-05">
          <block procedure="medial-branch-block" side="left" levels="L4-5"/>
          <block procedure="hip-joint-injection" side="left"/>
        </session>
        <block procedure="hip-joint-injection" side="right" date="2026-04-05" relief="20"
               reading="own"/>
        <block procedure="sacroiliac-joint-injection" side="right" date="2026-04-05" relief="70"/>
      </blocks>
      <medication class="anticoagulant" name="apixaban 5 mg"/><medication class="opioid"/>
      <allergy to="latex"/><allergy to="other"/>
    </profile>
    """

  @Test func `keeps values that no sample has`() throws {
    try check(try Clinic.profile(Self.everything))
  }

  @Test func `has a sample of all that a profile can say`() throws {
    let schema = try #require(Shipped.schema(of: .profile))
    let names = Set(schema.matches(of: #/<xs:attribute name="([a-z\-]+)"/#).map { String($0.1) })
    let missing = names.filter { !Self.everything.contains(" \($0)=\"") }
    #expect(names.count > 40 && missing.isEmpty, "\(missing.sorted())")
  }

  @Test func `needs neither a day nor anything but the age`() throws {
    try check(
      try Clinic.profile(
        #"<profile xmlns="urn:ddx:profile:1" id="a.b-7"><patient age="58"/></profile>"#))
  }

  @Test(arguments: ["85", "0", "100", "71.5", ">= 80", "> 80", "<= 30", "< 50", "50-75", "worse"])
  func `keeps every form of relief`(relief: String) throws {
    let text = relief.replacing("<", with: "&lt;")
    try check(
      try Clinic.profile(
        """
        <profile xmlns="urn:ddx:profile:1" id="sample" date="2026-05-10"><patient age="58"/>
        <blocks><block procedure="hip-joint-injection" side="right" date="2026-04-01"
        relief="\(text)" relief-back="\(text)"/></blocks></profile>
        """))
  }

  @Test(arguments: ["a & b", "\"quoted\"", "<tag>", "naproxène 500 mg", "back\\slash", "🦴"])
  func `can name a drug with any character`(name: String) throws {
    try check(
      ClinicalProfile(
        id: "sample", patient: Patient(age: 50), medications: [.init(drugClass: .nsaid, name: name)]
      ))
  }

  @Test func `is the same text every time`() throws {
    let path = try #require(Clinic.patients.first)
    let profile = try Clinic.documents().profile(DocumentFile.read(path: path)).value
    let writer = FHIRWriter(vocabulary: try Clinic.vocabulary())
    #expect(writer.bundle(profile) == writer.bundle(profile))
    #expect(writer.response(profile) == writer.response(profile))
  }
}
