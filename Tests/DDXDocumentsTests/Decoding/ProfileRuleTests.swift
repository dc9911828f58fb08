import DDXCore
import DDXDocuments
import Testing

@Suite struct `The rules of profiles` {
  private func refusal(_ file: DocumentFile) throws -> [Diagnostic] {
    let reader = try Samples.reader()
    return Samples.faults { () throws(DocumentFaults) in try reader.profile(file) }
  }

  private func notes(_ file: DocumentFile) throws -> [String] {
    try Samples.reader().profile(file).notes.places
  }

  private let block = #"<block procedure="medial-branch-block" date="2026-03-02""#

  @Test func `everything that is recorded is read`() throws {
    let profile = try Samples.reader().profile(
      Samples.profile(
        findings: """
          <finding code="sij.thigh-thrust" state="present" side="right"/>
              <finding code="mri.modic-1" probability="0.25" level="L5-S1"/>
              <finding code="redflag.saddle-anaesthesia" state="absent" course="unchanged"/>
          """,
        blocks: """
          \(block) side="right" levels="L4-5 L5-S1" agent="lidocaine" volume=".5" steroid="no"
            relief="35" relief-duration="PT2H" movements="same" guidance="fluoroscopy"
            contrast="live" vascular-uptake="seen" sedation="none" diary="hourly"/>
              <block procedure="provocation-discography" date="2026-05-10" levels="L4-5"
            concordant="yes" pain="7" pressure="30" control-disc="painless"/>
          """,
        pain: #"<pain duration="P36M" intensity="7.5" side="right" setting="pain-clinic"/>"#,
        rest: #"<medication class="anticoagulant" name="apixaban"/><allergy to="latex"/>"#)
    ).value
    #expect(profile.id == "sample" && profile.date == CalendarDate("2026-05-10"))
    #expect(profile.patient == Patient(age: 58))
    #expect(
      profile.pain
        == Pain(
          duration: ClinicalDuration("P36M"), intensity: 7.5, side: .right,
          setting: .painClinic))
    #expect(profile.findings.map(\.line) == [5, 6, 7])
    #expect(profile.findings[0].side == .right && profile.findings[0].state == .present)
    #expect(try profile.findings[1].state == .uncertain(Probability(0.25)))
    #expect(profile.findings[1].level == .l5S1)
    #expect(profile.findings[2].course == .unchanged && profile.findings[2].state == .absent)
    let first = profile.blocks[0]
    #expect(first.levels == [.l4L5, .l5S1] && first.agent == .lidocaine && first.volume == 0.5)
    #expect(try first.relief == Relief(percent: 35) && first.steroid == false)
    #expect(first.reliefDuration == ClinicalDuration(hours: 2) && first.movements == .same)
    #expect(first.guidance == .fluoroscopy && first.contrast == .live)
    #expect(first.vascularUptake == .seen && first.sedation == DiagnosticBlock.Sedation.none)
    #expect(first.diary == .hourly && first.provocation == nil && first.line == 10)
    #expect(
      profile.blocks[1].provocation
        == .init(isConcordant: true, pain: 7, pressure: 30, controlDisc: .painless))
    #expect(profile.medications == [Medication(drugClass: .anticoagulant, name: "apixaban")])
    #expect(profile.allergies == [Allergy(to: .latex)])
  }

  @Test func `a sign that concerns the other side is marked so`() throws {
    let vocabulary = try Shipped.vocabulary()
    let definition = try #require(vocabulary.findings.first { $0.isContralateral })
    let finding = #"<finding code="\#(definition.code)" state="present" side="left"/>"#
    let profile = try Samples.reader().profile(Samples.profile(findings: finding)).value
    #expect(profile.findings[0].concernedSide == .right)
  }

  @Test func `an earlier code is read as the one in use`() throws {
    let decoded = try Samples.reader().profile(
      Samples.profile(findings: #"<finding code="disc.centralization" state="present"/>"#))
    #expect(decoded.value.findings[0].code == "disc.centralisation")
    #expect(decoded.notes.places == ["5:14 note DDX0036"])
  }

  @Test func `an unknown finding is answered with those near it`() throws {
    let found = try refusal(
      Samples.profile(findings: #"<finding code="sij.thigh-trust" state="present"/>"#))
    #expect(found.places == ["5:14 error DDX0034"])
    #expect(
      found.text.contains(
        "did you mean `sij.thigh-thrust` (thigh thrust provokes the familiar pain)?"))
    let topic = try refusal(
      Samples.profile(findings: #"<finding code="joint.thigh-thrust" state="present"/>"#))
    #expect(topic.text.contains("`sij.thigh-thrust`"))
  }

  @Test func `an unknown procedure is answered with those near it`() throws {
    let found = try refusal(
      Samples.profile(
        blocks: #"<block procedure="medial-branch" date="2026-03-02" side="right" relief="1"/>"#))
    #expect(found.places == ["5:12 error DDX0035"])
    #expect(found.text.contains("`medial-branch-block`"))
  }

  @Test(arguments: [
    (#"code="pain.midline""#, "5:5 error DDX0040"),
    (#"code="pain.midline" state="absent" probability="0.5""#, "5:49 error DDX0041"),
    (#"code="pain.midline" state="perhaps""#, "5:34 error DDX0010"),
    (#"code="pain.midline" probability="54""#, "5:34 error DDX0007"),
    (#"code="pain.midline" probability="-0.1""#, "5:34 error DDX0007"),
    (#"code="pain.midline" probability="NaN""#, "5:34 error DDX0008"),
    (#"code="pain.midline" probability="1e-1""#, "5:34 error DDX0008"),
    (#"code="pain.midline" probability="54 %""#, "5:34 error DDX0008"),
    (#"code="pain.midline" state="absent" side="left""#, "5:49 error DDX0042"),
    (#"code="sij.thigh-thrust" state="absent" level="L5""#, "5:53 error DDX0042"),
    (#"code="sij.thigh-thrust" state="absent" side="links""#, "5:53 error DDX0010"),
    (#"code="mri.modic-1" state="absent" level="L5""#, "5:48 error DDX0044"),
    (#"code="mri.modic-1" state="absent" level="L9""#, "5:48 error DDX0010"),
    (#"code="mri.pfirrmann" state="absent" grade="9""#, "5:14 error DDX0034"),
    (#"code="ct.facet-arthropathy" state="absent" grade="9""#, "5:57 error DDX0045"),
    (#"code="pain.midline" state="absent" grade="1""#, "5:49 error DDX0045"),
    (#"state="absent""#, "5:5 error DDX0027"),
    (#"code="" state="absent""#, "5:14 error DDX0013"),
    (#"code="pain.midline" state="absent" sate="1""#, "5:49 error DDX0026"),
  ]) func `a finding that breaks a rule is refused`(attributes: String, place: String) throws {
    let file = Samples.profile(findings: "<finding \(attributes)/>")
    let found = try refusal(file)
    #expect(found.places == [place], "\(found.text)")
  }

  @Test func `a required side or level is asked for`() throws {
    let vocabulary = Vocabulary(
      edition: "1", digest: "",
      findings: [
        FindingDefinition(
          code: "a.b", kind: .history, group: "g", title: "t", question: "q", side: .required,
          level: .required, levelKind: .root)
      ], procedures: [])
    let file = Samples.profile(findings: #"<finding code="a.b" state="absent"/>"#)
    let found = Samples.faults { () throws(DocumentFaults) in
      try DocumentReader(vocabulary: vocabulary).profile(file)
    }
    #expect(found.places == ["5:5 error DDX0043", "5:5 error DDX0043"])
    let joint = Samples.profile(
      findings: #"<finding code="a.b" state="absent" side="left" level="L4-5"/>"#)
    let kinds = Samples.faults { () throws(DocumentFaults) in
      try DocumentReader(vocabulary: vocabulary).profile(joint)
    }
    #expect(kinds.map(\.fault) == [.profile(.levelKind(expected: .root))])
  }

  @Test(arguments: ["T11", "L4", "L4-5", "S3", "L6"])
  func `a finding of a bone is at a vertebra, or a joint beside it`(level: String) throws {
    let file = Samples.profile(
      findings: #"<finding code="xray.vertebral-fracture" state="present" level="\#(level)"/>"#)
    let findings = try DocumentReader(vocabulary: Shipped.vocabulary()).profile(file).value.findings
    #expect(findings.map(\.level?.rawValue) == [level])
  }

  @Test func `a finding recorded twice must agree with itself`() throws {
    let first = #"<finding code="sij.thigh-thrust" state="present" side="left"/>"#
    let other = #"<finding code="sij.thigh-thrust" state="absent" side="left"/>"#
    let elsewhere = #"<finding code="sij.thigh-thrust" state="absent" side="right"/>"#
    let found = try refusal(Samples.profile(findings: first + "\n" + elsewhere + "\n" + other))
    #expect(found.places == ["7:10 error DDX0047"])
    #expect(found.text.contains("line 5"))
    #expect(
      try notes(Samples.profile(findings: first + "\n" + elsewhere + "\n" + first)) == [
        "7:10 warning DDX0048"
      ])
  }

  @Test func `an earlier code and the one in use are one finding`() throws {
    let found = try refusal(
      Samples.profile(
        findings: #"<finding code="disc.centralization" state="present"/>"# + "\n"
          + #"<finding code="disc.centralisation" state="absent"/>"#))
    #expect(found.places == ["5:14 note DDX0036", "6:10 error DDX0047"])
  }

  @Test func `a course is for red flags`() throws {
    #expect(
      try notes(
        Samples.profile(
          findings: #"<finding code="pain.midline" state="absent" course="new"/>"#)) == [
          "5:49 warning DDX0046"
        ])
  }

  @Test func `blocks need the date of the profile`() throws {
    let file = Samples.profile(
      attributes: #"id="a""#, blocks: block + #" side="right" relief="0"/>"#)
    #expect(try refusal(file).places == ["1:1 error DDX0049"])
  }

  @Test(arguments: [
    (#"date="2026-05-11" side="right" relief="0""#, "5:44 error DDX0050"),
    (#"date="2026-02-30" side="right" relief="0""#, "5:44 error DDX0012"),
    (#"side="right" relief="0""#, "5:5 error DDX0027"),
    (#"date="2026-05-10" relief="0""#, "5:5 error DDX0043"),
    (#"date="2026-05-10" side="right" relief="101""#, "5:75 error DDX0007"),
    (#"date="2026-05-10" side="right" relief="0" relief-duration="2h""#, "5:86 error DDX0011"),
    (#"date="2026-05-10" side="right" relief="0" levels="L4-5 L5""#, "5:86 error DDX0044"),
    (#"date="2026-05-10" side="right" relief="0" levels="L4-5 L7""#, "5:86 error DDX0010"),
    (#"date="2026-05-10" side="right" relief="0" concordant="yes""#, "5:86 error DDX0055"),
    (#"date="2026-05-10" side="right" relief="0" complication="x.y""#, "5:86 error DDX0034"),
    (#"date="2026-05-10" side="right" relief="0" agent="water""#, "5:86 error DDX0010"),
  ]) func `a block that breaks a rule is refused`(attributes: String, place: String) throws {
    let file = Samples.profile(
      blocks: #"<block procedure="medial-branch-block" \#(attributes)/>"#)
    let found = try refusal(file)
    #expect(found.places == [place], "\(found.text)")
  }

  @Test func `discography has no relief, and no side`() throws {
    let file = Samples.profile(
      blocks:
        #"<block procedure="provocation-discography" date="2026-05-10" relief="1" side="left"/>"#)
    #expect(try refusal(file).map(\.id) == ["DDX0054", "DDX0042", "DDX0052"])
  }

  @Test func `a joint without levels can't be given any`() throws {
    let file = Samples.profile(
      blocks:
        #"<block procedure="hip-joint-injection" date="2026-05-10" side="right" relief="1" levels="L4-5"/>"#
    )
    #expect(try refusal(file).map(\.fault) == [.profile(.partUnexpected(.levels))])
  }

  @Test(arguments: [
    (#"relief="0" side="right" vascular-uptake="seen" contrast="none""#, "DDX0051"),
    (#"relief="0" side="right" vascular-uptake="seen" contrast="aspiration""#, "DDX0051"),
    (#"relief="0" side="left""#, "DDX0052"),
    (#"side="right""#, "DDX0053"),
  ]) func `a block that is doubtful is read with a warning`(
    attributes: String, id: String
  ) throws {
    let decoded = try Samples.reader().profile(Samples.profile(blocks: "\(block) \(attributes)/>"))
    #expect(decoded.notes.map(\.id) == [id] && decoded.notes[0].severity == .warning)
    #expect(decoded.value.blocks.count == 1)
  }

  @Test func `a block on both sides, or of a pain without side, is no doubt`() throws {
    #expect(
      try notes(Samples.profile(blocks: block + #" side="bilateral" relief="0"/>"#)).isEmpty)
    #expect(
      try notes(
        Samples.profile(blocks: block + #" side="left" relief="0"/>"#, pain: "<pain/>")
      ).isEmpty)
  }

  @Test(arguments: [
    (#"class="other" name="warfarin""#, ["DDX0201"]),
    (#"class="nsaid" name="Apixaban 5mg""#, ["DDX0201"]),
    (#"class="anticoagulant" name="Clopidogrel""#, ["DDX0201"]),
    (#"class="anticoagulant" name="apixaban 5 mg""#, []),
    (#"class="antiplatelet" name="ASPIRIN, dipyridamole""#, []),
    (#"class="other" name="duloxetine""#, []), (#"class="other" name="oxycodone""#, []),
    (#"class="nsaid""#, []),
    // One of a mixture is missing, then both are there.
    (#"class="nsaid" name="naproxen + aspirin""#, ["DDX0201"]),
    (#"class="nsaid" name="aspirin"/><medication class="antiplatelet" name="aspirin""#, []),
  ]) func `a drug that thins the blood is not of another class`(
    attributes: String, ids: [String]
  ) throws {
    let notes = try Samples.reader().profile(
      Samples.profile(rest: "<medication \(attributes)/>")
    ).notes
    #expect(notes.map(\.id) == ids && notes.allSatisfy { $0.severity == .warning })
  }

  @Test func `the name of a drug is shown only where values are`() throws {
    let notes = try Samples.reader().profile(
      Samples.profile(rest: #"<medication class="other" name="heparin of SECRET"/>"#)
    ).notes
    #expect(notes.map(\.id) == ["DDX0201"])
    #expect(!notes.text.contains("SECRET") && !notes.text.contains("heparin"))
    let shown = DiagnosticRenderer(showValues: true).render(notes)
    #expect(shown.contains("`heparin of SECRET` is read as `anticoagulant`"))
  }

  @Test(arguments: [
    ("Apixaban 5 mg", Medication.DrugClass.anticoagulant), ("Eliquis", .anticoagulant),
    ("clopidogrel, apixaban", .anticoagulant), ("Prednisolone", .corticosteroid),
    ("methotrexate", .immunosuppressant), ("duloxetine", .other),
    ("mesalazine (5-ASA) 1 g", .other), ("ASA 100", .antiplatelet),
  ]) func `a drug of no class is read as one of the class of its name`(
    name: String, drugClass: Medication.DrugClass
  ) throws {
    let profile = try Samples.reader().profile(
      Samples.profile(rest: #"<medication class="other" name="\#(name)"/>"#)
    ).value
    #expect(profile.medications.map(\.drugClass) == [drugClass])
  }

  @Test func `a probability of 0 or 1 is a state`() throws {
    let profile = try Samples.reader().profile(
      Samples.profile(
        findings: #"<finding code="pain.midline" probability="1"/>"#
          + #"<finding code="pain.groin" probability="0.0"/>"#
          + #"<finding code="pain.buttock" probability="0.5"/>"#)
    ).value
    #expect(
      profile.findings.map(\.state) == [.present, .absent, .uncertain(try Probability(0.5))])
  }

  @Test func `the course of a part of a warning sign matters, that of another finding does not`()
    throws
  {
    func ids(_ code: String) throws -> [String] {
      try Samples.reader().profile(
        Samples.profile(
          findings: #"<finding code="\#(code)" state="present" side="right" course="new"/>"#)
      ).notes.map(\.id)
    }
    #expect(try ids("root.motor-weakness").isEmpty)
    #expect(try ids("hip.scour") == ["DDX0046"])
  }

  @Test func `text where none belongs is not lost without a word`() throws {
    let found = try refusal(
      Samples.profile(findings: #"<finding code="pain.midline" state="absent">left</finding>"#))
    #expect(found.places == ["5:5 error DDX0030"])
  }

  @Test func `a document of another kind or namespace is refused`() throws {
    let other = Samples.file("<profile xmlns='urn:ddx:profile:2' id='a'/>")
    #expect(try refusal(other).map(\.id) == ["DDX0024"])
    #expect(try refusal(Samples.file("<profile id='a'/>")).map(\.id) == ["DDX0024"])
    let evidence = Samples.file("<evidence xmlns='urn:ddx:evidence:1'/>")
    #expect(
      try refusal(evidence).map(\.fault) == [
        .shape(.wrongKind(found: .evidence, expected: .profile))
      ])
  }
}
