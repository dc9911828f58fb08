import DDXCore
import DDXDocuments
import Testing

/// What can't be said of one patient is refused, and what is odd is told.
@Suite struct `What does not go together` {
  private func found(_ file: DocumentFile) throws -> [String] {
    let reader = try DocumentReader(vocabulary: Shipped.vocabulary())
    do {
      return try reader.profile(file).notes.places
    } catch {
      return error.diagnostics.places
    }
  }

  private func found(_ findings: String..., age: Int = 58, sex: String = "female") throws
    -> [String]
  {
    try found(
      Samples.file(
        """
        <profile xmlns="urn:ddx:profile:1" id="a">
        <patient age="\(age)" sex="\(sex)"/><pain side="right"/><findings>
        \(findings.map { "<finding \($0)/>" }.joined(separator: "\n"))
        </findings></profile>
        """))
  }

  private let slr = #"code="root.slr" state="present" side="right""#

  @Test func `no tension sign beside a straight leg raise is reported`() throws {
    let none = #"code="root.tension-signs-negative" state="present" side="right""#
    #expect(try found(none, #"code="root.slr" state="absent" side="right""#) == [])
    #expect(
      try found(#"code="root.tension-signs-negative" state="present" side="left""#, slr) == [])
    #expect(try found(none, slr) == ["3:10 warning DDX0186"])
  }

  @Test func `a normal image beside an abnormal one of its kind is reported`() throws {
    let normal = #"code="mri.normal-unspecified" state="present""#
    #expect(
      try found(normal, #"code="mri.disc-extrusion" state="present" level="L4-5""#) == [
        "3:10 warning DDX0198"
      ])
    #expect(try found(normal, #"code="ct.disc-herniation" state="present""#) == [])
    #expect(try found(normal, #"code="mri.disc-herniation" state="absent""#) == [])
  }

  @Test func `two bands of one laboratory value are refused`() throws {
    let high = #"code="lab.crp-above-100" state="present""#
    #expect(
      try found(#"code="lab.crp-10-30" state="present""#, high) == ["4:10 error DDX0198"])
    #expect(try found(#"code="lab.crp-raised" state="present""#, high) == [])
  }

  @Test func `a foot drop without any weakness is refused`() throws {
    #expect(
      try found(
        #"code="root.motor-weakness" state="absent" side="right""#,
        #"code="redflag.foot-drop" state="present" side="right""#) == ["4:10 error DDX0198"])
    #expect(
      try found(
        #"code="root.motor-weakness" state="absent" side="left""#,
        #"code="redflag.foot-drop" state="present" side="right""#) == [])
  }

  @Test func `SI joint tests that are positive and all absent are refused`() throws {
    let tests = ["distraction", "thigh-thrust", "compression", "sacral-thrust", "gaenslen"].map {
      #"<finding code="sij.\#($0)" state="absent" side="right"/>"#
    }.joined(separator: "\n")
    let file = Samples.profile(
      findings: #"<finding code="sij.tests-positive-unspecified" state="present" side="right"/>"#
        + "\n" + tests)
    #expect(try found(file) == ["5:52 error DDX0181"])
  }

  @Test func `the grade or the course of what is absent`() throws {
    #expect(
      try found(#"code="root.motor-weakness" state="absent" grade="0" side="left""#) == [
        "3:52 error DDX0187"
      ])
    #expect(try found(#"code="root.motor-weakness" state="present" grade="0" side="left""#) == [])
    #expect(
      try found(#"code="redflag.fever" state="absent" course="new""#) == ["3:46 warning DDX0188"])
    #expect(try found(#"code="redflag.fever" state="present" course="resolved""#) == [])
  }

  @Test func `a finding that does not fit the patient's sex or age is reported`() throws {
    let prostate = #"code="history.cancer-prostate" state="present""#
    let birth = #"code="history.onset-post-partum" state="present""#
    #expect(try found(prostate) == ["3:10 warning DDX0199"])
    #expect(try found(prostate, sex: "male") == [])
    #expect(try found(prostate, sex: "unspecified") == [])
    #expect(try found(birth, age: 30, sex: "male") == ["3:10 warning DDX0199"])
    #expect(try found(birth, age: 70) == ["3:10 warning DDX0192"])
    #expect(try found(birth, age: 30) == [])
    #expect(try found(#"code="history.onset-post-partum" state="absent""#, age: 70) == [])
  }

  @Test func `a sign of the hip has no midline`() throws {
    #expect(
      try found(#"code="hip.fadir" state="present" side="midline""#) == ["3:43 error DDX0197"])
  }

  @Test(arguments: ["1850-01-01", "9999-12-31"])
  func `the date of a profile must be in a plausible century`(date: String) throws {
    let file = Samples.profile(attributes: #"id="a" date="\#(date)""#)
    #expect(try found(file).map { $0.hasSuffix("error DDX0193") } == [true])
  }

  @Test(arguments: [
    (#"pain-before="3" relief="8"><score after="PT1H" pain="3"/></block>"#, "warning DDX0164"),
    (#"pain-before="5" relief="5"><score after="PT1H" pain="7"/></block>"#, "warning DDX0164"),
    (#"pain-before="0" relief="80"/>"#, "error DDX0169"),
    (#"relief="90" relief-back="0" relief-leg="0"/>"#, "error DDX0194"),
    (#"relief="50" relief-back="20" relief-leg="90"/>"#, ""),
    (#"relief="80" volume="0"/>"#, "error DDX0195"),
  ])
  func `a block whose result can't be`(rest: String, fault: String) throws {
    let file = Samples.profile(
      blocks: #"<block procedure="medial-branch-block" date="2026-03-02" side="right" "# + rest)
    let places = try found(file)
    #expect(places.count == (fault.isEmpty ? 0 : 1), "\(places)")
    #expect(places.allSatisfy { $0.hasSuffix(fault) }, "\(places)")
  }
}
