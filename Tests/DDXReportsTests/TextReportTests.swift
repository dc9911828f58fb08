import DDXCore
import DDXRanking
import DDXReports
import Testing

@Suite struct `A text report` {
  private func text(
    _ profile: ClinicalProfile, adding: [LoadedModule] = [], explain: Bool = false,
    style: PageStyle = .plain
  ) throws -> String {
    try TextReport(
      glossary: Fixture.glossary(), isExplained: explain, style: style
    ).text(try Fixture.ranking(profile, adding: adding))
  }

  @Test func `puts a stop before the sources`() throws {
    let findings =
      Fixture.findings + [Finding(code: "redflag.saddle", state: .present, course: .new)]
    let text = try text(Fixture.profile(findings: findings))
    let stop = try #require(text.firstRange(of: "STOP: URGENT"))
    let table = try #require(text.firstRange(of: "Sacroiliac joint"))
    #expect(stop.lowerBound < table.lowerBound)
    #expect(text.contains("Cauda equina syndrome"))
    #expect(text.contains("numbness of the saddle region"))
    #expect(text.contains("emergency MRI today"))
  }

  @Test func `lists what was not asked when silence hides a warning sign`() throws {
    let text = try text(Fixture.profile())
    #expect(text.contains("SAFETY: NOT ASSESSED"))
    #expect(text.contains("2 strong warning signs are not recorded"))
    #expect(text.contains("Ask about these; the step applies only if all are absent:"))
    #expect(text.contains("numbness of the saddle region"))
  }

  @Test func `is clear only after every strong sign was answered`() throws {
    let answers = ["redflag.saddle", "redflag.fever"].map {
      Finding(code: FindingCode($0), state: .absent)
    }
    let text = try text(Fixture.profile(findings: answers))
    #expect(text.contains("SAFETY: CLEAR"))
    #expect(!text.contains("Warning signs not recorded"))
  }

  @Test func `shows a group of tests as one reason`() throws {
    let text = try text(Fixture.profile())
    #expect(text.ranges(of: "SI joint provocation tests (2 present)").count == 1)
    #expect(!text.contains("distraction provokes"))
  }

  @Test func `counts what was recorded without effect, and lists it on request`() throws {
    let brief = try text(Fixture.profile())
    #expect(brief.contains("2 recorded items had no effect. Details: --explain."))
    #expect(!brief.contains("pain on rising from sitting"))
    let text = try text(Fixture.profile(), explain: true)
    #expect(text.contains("Recorded, but without effect"))
    #expect(text.contains("pain on rising from sitting"))
    #expect(text.contains("Sacroiliac joint: No accuracy was found."))
    #expect(text.contains("No source uses it."))
  }

  @Test func `names blocks and says that they are not weighed`() throws {
    let block = try #require(try Fixture.block())
    let text = try text(Fixture.profile(blocks: [block]))
    #expect(text.contains("Blocks: recorded, not weighed"))
    #expect(text.contains("2026-03-02  lumbar medial branch block, right L4-5 L5-S1, lidocaine"))
    #expect(text.contains("35 % for 2 hours"))
    #expect(text.contains("do not include any block"))
  }

  @Test func `warns where shares come from another setting`() throws {
    let text = try text(Fixture.profile(setting: .primaryCare))
    #expect(text.contains("seen in primary care"))
  }

  @Test func `names the suspects of another source`() throws {
    let stiff = [Finding(code: "history.morning-stiffness", state: .present)]
    let text = try text(Fixture.profile(findings: stiff))
    #expect(text.contains("inflammatory spondyloarthritis"))
    #expect(
      try self.text(Fixture.profile(findings: stiff), explain: true)
        .contains("supported by: morning stiffness"))
  }

  @Test func `lists a failed module as not assessed`() throws {
    let failing = LoadedModule(source: FailingSource(), table: nil)
    let text = try text(Fixture.profile(), adding: [failing])
    #expect(text.contains("Not assessed"))
    #expect(text.contains("its module failed"))
  }

  @Test func `explains every number with its citation in full`() throws {
    let text = try text(Fixture.profile(), explain: true)
    #expect(text.contains("[Study2001] verified: Author A. 2001. n=48."))
    #expect(text.contains("age 58 [assumed-share]"))
    #expect(text.contains("group    SI joint provocation tests"))
  }

  @Test(arguments: [60, 80, 100, 120], [false, true])
  func `fits the page, ends with what it is, and has no colour unless told`(
    width: Int, explain: Bool
  ) throws {
    let text = try text(Fixture.profile(), explain: explain, style: PageStyle(width: width))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    #expect(text.replacing("\n", with: " ").hasSuffix("\(TextReport.closing) "))
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains(" \n"))
  }

  @Test func `colour changes no word`() throws {
    let coloured = try text(Fixture.profile(), style: PageStyle(isColoured: true))
    #expect(coloured.contains("\u{1B}["))
    #expect(
      coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == (try text(Fixture.profile())))
  }

  @Test(arguments: [60, 80])
  func `is ASCII where the terminal has nothing else, and as wide`(width: Int) throws {
    let style = PageStyle(width: width, isUnicode: false)
    for explain in [false, true] {
      let text = try text(Fixture.profile(), explain: explain, style: style)
      #expect(ASCIIText.of(text) == text)
      #expect(text.contains(" ->"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
  }

  @Test func `keeps an allergy that no rule concerns in sight`() throws {
    var profile = Fixture.profile()
    profile = ClinicalProfile(
      id: profile.id, digest: profile.digest, patient: profile.patient, pain: profile.pain,
      findings: profile.findings, allergies: [Allergy(to: .latex)])
    #expect(try text(profile).contains("Allergy: latex."))
  }

  @Test func `does not change with the order of findings`() throws {
    #expect(
      try text(Fixture.profile())
        == text(Fixture.profile(findings: Fixture.findings.reversed())))
  }
}

/// A source whose module fails.
struct FailingSource: PainSource {
  var citations: [Citation] { [] }
  struct Failure: Error {}

  let descriptor = ModuleDescriptor(
    id: "hip-joint", name: "Hip joint", version: "1.0.0", evidenceEdition: "2026.1",
    evidenceDigest: "", findings: [])

  func assess(_ profile: ClinicalProfile, under rules: ClinicalProtocol) throws -> Assessment {
    throw Failure()
  }
}
