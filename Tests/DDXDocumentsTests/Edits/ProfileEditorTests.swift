import DDXCore
import DDXDocuments
import Testing

@Suite struct `A profile editor` {
  private func profile() throws -> ClinicalProfile {
    try Samples.reader().profile(
      Samples.profile(
        findings: #"""
          <finding code="sij.thigh-thrust" side="right" state="present"/>
          <finding code="mri.modic-1" level="L4-5" state="present"/>
          <finding code="mri.modic-1" level="L5-S1" state="absent"/>
          """#,
        blocks: #"""
          <block procedure="medial-branch-block" date="2026-03-02" side="right" levels="L4-5"
                 agent="lidocaine" relief="35"/>
          """#)
    ).value
  }

  private func edit(_ settings: String...) throws -> ClinicalProfile {
    try ProfileEditor(vocabulary: Shipped.vocabulary()).edit(profile(), with: settings).profile
  }

  private func faults(_ settings: String...) throws -> [EditFault] {
    do {
      _ = try ProfileEditor(vocabulary: Shipped.vocabulary()).edit(profile(), with: settings)
      return []
    } catch let error as EditFaults {
      return error.faults.map(\.fault)
    }
  }

  @Test func `changes the one record of a finding and keeps its side`() throws {
    let findings = try edit("sij.thigh-thrust=absent").findings
    let thrust = findings.filter { $0.code == "sij.thigh-thrust" }
    #expect(thrust.map(\.state) == [.absent])
    #expect(thrust.map(\.side) == [.right])
  }

  @Test func `adds a finding at a place where none was recorded`() throws {
    let findings = try edit("sij.thigh-thrust=absent@left").findings
    #expect(findings.filter { $0.code == "sij.thigh-thrust" }.map(\.side) == [.right, .left])
    let level = try edit("mri.modic-1=0.7@L3-4").findings.last
    #expect(level?.level == .l3L4)
    #expect(level?.state == .uncertain(try Probability(0.7)))
  }

  @Test func `takes a finding out, at all places unless one is given`() throws {
    #expect(try edit("mri.modic-1=unrecorded").findings.map(\.code) == ["sij.thigh-thrust"])
    #expect(try edit("mri.modic-1=unrecorded@L4-5").findings.count == 2)
  }

  @Test(arguments: [
    "0", "2", "-1", "-9223372036854775808", "9223372036854775807", "99999999999999999999",
  ])
  func `says that there is no such block`(number: String) throws {
    #expect(try faults("block.\(number).relief=5") == [.noBlock(number, count: 1)])
  }

  @Test func `takes no age but one in whole years`() throws {
    #expect(try faults("age=70.5") == [.notWhole("70.5", of: "the age")])
    #expect(try edit("age=70").patient.age == 70)
  }

  @Test func `asks which place is meant where there are several`() throws {
    #expect(try faults("mri.modic-1=present") == [.severalPlaces(2)])
  }

  @Test func `names the codes that an unknown one is near to`() throws {
    guard
      case .unknownFinding("sij.thigh-trust", let near)? = try faults(
        "sij.thigh-trust=present"
      ).first
    else {
      Issue.record("not refused")
      return
    }
    #expect(near.candidates.map(\.code).contains("sij.thigh-thrust"))
  }

  @Test func `refuses a side or level that the finding does not have`() throws {
    #expect(try faults("pain.midline=present@left") == [.noPlace("side")])
    #expect(try faults("mri.modic-1=present@L5") == [.levelKind(.joint)])
    #expect(try faults("sij.thigh-thrust=present@midline") == [.signWithoutMidline])
    #expect(
      EditFault.signWithoutMidline.message.hasPrefix(
        DiagnosticRenderer().message(
          for: Diagnostic(fault: .profile(.signWithoutMidline), file: "a.xml"))))
  }

  @Test func `refuses what is given twice, and names it`() throws {
    #expect(try faults("sij.thigh-thrust=present@right@left") == [.givenTwice("side")])
    #expect(try faults("mri.modic-1=present@L4-5@L5-S1") == [.givenTwice("level")])
    let block = "block+=medial-branch-block,date=2026-04-01,side=right,levels=L4-5,relief=80"
    #expect(try faults("\(block),side=left") == [.givenTwice("side")])
    #expect(EditFault.givenTwice("side").message == "`side` is given twice")
  }

  @Test(arguments: [
    "sij.thigh-thrust=1e-3", "block.1.relief=8e1", "block.1.volume=5E2", "block.1.volume=5e+2",
    "block.1.volume=1 2", "block.1.volume=1 2 ml", "block.1.relief=8/10", "block.1.relief=80%0",
  ])
  func `suggests no number where more than a unit follows the digits`(setting: String) throws {
    let fault = try #require(try faults(setting).first)
    #expect(!fault.message.contains("write"), "\(fault.message)")
  }

  @Test(arguments: [
    ("block.1.volume=0,5", "`0.5`"), ("block.1.volume=1 ml", "`1`"),
    ("block.1.volume=2,5ml", "`2.5`"), ("block.1.relief=80 %", "80 % as `80`"),
  ])
  func `suggests the number before a unit`(setting: String, number: String) throws {
    #expect(try faults(setting).first?.message.hasSuffix("; write \(number)") == true)
  }

  @Test(arguments: ["sij.thigh-thrust=yes", "sij.thigh-thrust=1.2", "age=11", "age=60.5", "age"])
  func `refuses invalid values`(setting: String) throws {
    #expect(try faults(setting).count == 1)
  }

  @Test func `sets an attribute of a block by its number, or of the last`() throws {
    #expect(try edit("block.1.relief=85").blocks.first?.relief?.percent == 85)
    let block = try edit("block.vascular-uptake=not-seen", "block.relief-duration=PT6H").blocks[0]
    #expect(block.vascularUptake == .notSeen)
    #expect(block.reliefDuration == ClinicalDuration("PT6H"))
    #expect(block.agent == .lidocaine)
    #expect(try edit("block.1.relief=unrecorded").blocks.first?.relief == nil)
  }

  @Test func `adds a block`() throws {
    let blocks = try edit(
      "block+=medial-branch-block,side=right,levels=L4-5 L5-S1,agent=bupivacaine,relief=85,"
        + "date=2026-05-01"
    ).blocks
    #expect(blocks.count == 2)
    #expect(blocks.last?.levels == [.l4L5, .l5S1])
    #expect(blocks.last?.agent == .bupivacaine)
  }

  @Test func `lets a relief follow its parts and scores, unless it was stated`() throws {
    let parts = try edit(
      "block.1.relief=unrecorded", "block.1.relief-back=50", "block.1.relief-leg=70")
    #expect(parts.blocks.first?.reliefRange == ReliefRange("50-70"))
    let stated = try edit("block.1.relief=50", "block.1.relief-back=50", "block.1.relief-leg=70")
    #expect(stated.blocks.first?.reliefRange == ReliefRange("50"))
    let scored = try edit(
      "block.1.relief=unrecorded", "block.1.pain-before=8", "block.1.scores=PT1H:4 PT6H:2",
      "block.1.agent=bupivacaine")
    #expect(scored.blocks.first?.reliefRange == ReliefRange("75"))
  }

  @Test func `knows mixtures, ranges, nerves, months and scores`() throws {
    let block = try #require(
      edit(
        "block+=medial-branch-block,side=right,nerves=L3 L4,agent=lidocaine bupivacaine,"
          + "relief=50-75,date=2026-04"
      ).blocks.last)
    #expect(block.levels == [.l4L5] && block.agents == [.lidocaine, .bupivacaine])
    #expect(block.reliefRange?.bands == [.partial] && block.when == "2026-04")
    let scored = try #require(
      edit(
        "block+=hip-joint-injection,side=right,pain-before=8,scores=PT1H:2 PT9H:8,date=2026-04-20"
      ).blocks.last)
    #expect(scored.relief?.percent == 75)
    #expect(try edit("block.1.relief=>= 80").blocks.first?.reliefRange?.bands == [.full])
  }

  @Test func `refuses the same block twice, and a second of a day without a word`() throws {
    let same = "block+=medial-branch-block,side=right,levels=L4-5,relief=80,date=2026-03-02"
    #expect(try faults(same) == [.sameBlock])
    #expect(try edit("block.1.time=09:00", same + ",time=16:00").blocks.count == 2)
    let other = "block+=hip-joint-injection,side=right,relief=10,date=2026-03-02"
    #expect(try faults(other) == [.sameDay])
    #expect(try edit(other + ",reading=own").blocks.count == 2)
    #expect(
      try faults("block+=medial-branch-block,side=midline,date=2026-05-01") == [
        .noPlace("midline")
      ])
    #expect(try faults("block.1.nerves=L4") == [.noJoint])
  }

  @Test func `refuses a block that can't be`() throws {
    let text = "block+=medial-branch-block,side=right,levels=L4-5,relief=85"
    #expect(try faults(text) == [.blockLacks("date")])
    #expect(try faults(text + ",date=2026-06-01") == [.blockLater])
    #expect(try faults(text + ",date=0001-01-01") == [.blockBeforeBirth])
    #expect(try faults("block.1.date=1815-01") == [.blockBeforeBirth])
    #expect(
      try faults("block.1.relief=140") == [.notNumber("140", of: "relief", low: 0, high: 100)])
    #expect(try faults("block.2.relief=85") == [.noBlock("2", count: 1)])
    #expect(try faults("block.1.side=unrecorded") == [.placeMissing("side")])
    guard case .unknownProcedure(_, _, let near)? = try faults("block+=medial-branch-blok").first
    else {
      Issue.record("not refused")
      return
    }
    #expect(near == ["medial-branch-block"])
  }

  @Test func `collects the faults of all settings and reports the changes`() throws {
    #expect(try faults("age=11", "pain.midline=present", "x=present").count == 2)
    let made = try ProfileEditor(vocabulary: Shipped.vocabulary())
      .edit(profile(), with: ["age=70", "sij.thigh-thrust=absent"])
    #expect(made.profile.patient.age == 70)
    #expect(made.changes.map(\.setting) == ["age=70", "sij.thigh-thrust=absent"])
    #expect(made.changes.first?.kind == .age(before: 58, after: 70))
  }

  @Test func `words every fault with the setting it is in`() throws {
    do {
      _ = try ProfileEditor(vocabulary: Shipped.vocabulary())
        .edit(profile(), with: ["block.1.agent=lidocain"])
      Issue.record("not refused")
    } catch let error as EditFaults {
      #expect(
        error.faults.map(\.message) == [
          "--set block.1.agent=lidocain: `lidocain` is not a valid agent; perhaps `lidocaine`"
        ])
    }
  }
}
