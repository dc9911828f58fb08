import DDXCore
import DDXDocuments
import Testing

@Suite struct `What can't be of a block` {
  private let branch = #"procedure="medial-branch-block" side="right" levels="L4-5 L5-S1""#

  private func decoded(_ blocks: String) throws -> Decoded<ClinicalProfile> {
    try Samples.reader().profile(Samples.profile(blocks: blocks))
  }

  private func refusal(_ blocks: String) throws -> [String] {
    let reader = try Samples.reader()
    return Samples.faults { () throws(DocumentFaults) in
      try reader.profile(Samples.profile(blocks: blocks))
    }.filter { $0.severity == .error }.map(\.id)
  }

  @Test(arguments: [
    (#"date="1896-03-02" relief="85""#, "DDX0150"),
    (#"date="2026-03-02" relief="85" time="9:30""#, "DDX0152"),
    (#"date="2026-03-02" relief="85" time="-0:-0""#, "DDX0152"),
    (#"date="2026-03-02" relief="85" agent="none lidocaine""#, "DDX0154"),
    (#"date="2026-03-02" relief="85" nerves="L3 L4""#, "DDX0160"),
    (#"date="2026-03-02" relief="much""#, "DDX0163"),
    (#"date="2026-03-02" pain-before="0"><score after="PT1H" pain="0"/></block"#, "DDX0169"),
    (#"date="2026-05-09" pain-before="7"><score after="P1Y" pain="2"/></block"#, "DDX0167"),
    (
      #"date="2026-03-02" pain-before="7"><score after="PT1H" pain="2"/><score after="PT60M" pain="3"/></block"#,
      "DDX0166"
    ),
  ]) func `is refused`(attributes: String, id: String) throws {
    let end = attributes.hasSuffix("block") ? ">" : "/>"
    let found = try refusal("<block \(branch) \(attributes)\(end)")
    #expect(found == [id])
  }

  @Test func `a branch block has no midline, and an epidural has`() throws {
    let attributes = #"side="midline" date="2026-03-02" relief="85"/>"#
    #expect(try refusal(#"<block procedure="medial-branch-block" \#(attributes)"#) == ["DDX0155"])
    #expect(try refusal(#"<block procedure="interlaminar-epidural" \#(attributes)"#).isEmpty)
  }

  @Test func `a level or a drug named twice is reported`() throws {
    let levels = #"procedure="medial-branch-block" side="right" levels="L4-5 L4-5""#
    #expect(try refusal(#"<block \#(levels) date="2026-03-02" relief="85"/>"#) == ["DDX0158"])
    let notes = try decoded(
      #"<block \#(branch) date="2026-03-02" relief="85" agent="lidocaine lidocaine"/>"#
    ).notes
    #expect(notes.map(\.id) == ["DDX0153"])
  }

  @Test func `relief can't last longer than the block lies back, and is read as lasting`() throws {
    let found = try decoded(
      #"<block \#(branch) date="2026-05-01" relief="85" relief-duration="P2M"/>"#)
    #expect(found.notes.map(\.id) == ["DDX0171"])
    #expect(found.value.blocks[0].reliefDuration == ClinicalDuration("P10D"))
    let rounded = try decoded(
      #"<block \#(branch) date="2026-04-12" relief="85" relief-duration="P1M"/>"#)
    #expect(rounded.notes.isEmpty)
  }

  @Test(arguments: [
    (#"relief="85" relief-duration="P0D""#, []),
    (#"relief="0" relief-duration="PT2H""#, ["DDX0165"]),
    (#"relief="85" pain-before="8"><score after="PT1H" pain="7"/></block"#, ["DDX0164"]),
    (#"pain-before="8"><score after="P2D" pain="1"/></block"#, ["DDX0170"]),
    (#"agent="lidocaine"><score after="PT1H" pain="1"/></block"#, ["DDX0168"]),
  ]) func `is told where it may be`(attributes: String, ids: [String]) throws {
    let end = attributes.hasSuffix("block") ? ">" : "/>"
    let found = try decoded(#"<block \#(branch) date="2026-03-02" \#(attributes)\#(end)"#)
    #expect(found.notes.map(\.id) == ids && found.notes.allSatisfy { $0.severity == .warning })
  }

  @Test func `a hundred blocks are read, and one more is refused`() throws {
    func faults(_ count: Int) throws -> [String] {
      let blocks = (0..<count).map { number in
        let date = "\(2015 + number / 12)-\(10 + number % 3)-\(10 + number / 3 % 4)"
        return #"<block \#(branch) date="\#(date)" relief="20"/>"#
      }
      let reader = try Samples.reader()
      do {
        _ = try reader.profile(Samples.profile(blocks: blocks.joined()))
        return []
      } catch {
        return error.diagnostics.map(\.id)
      }
    }
    #expect(try faults(100).isEmpty)
    #expect(try faults(101) == ["DDX0243"])
  }

  @Test func `a block of a child is doubted`() throws {
    #expect(
      try decoded(#"<block \#(branch) date="1975-03-02" relief="85"/>"#).notes.map(\.id)
        == ["DDX0151"])
  }

  @Test(arguments: [
    ("P2Y", "2021-03-02", ["DDX0200"]), ("P2Y", "2024-03-02", []), ("P8Y", "2021-03-02", []),
  ])
  func `a block long before the pain is doubted, and one that a round duration leaves open is not`(
    duration: String, date: String, ids: [String]
  ) throws {
    let found = try Samples.reader().profile(
      Samples.profile(
        blocks: #"<block \#(branch) date="\#(date)" relief="85"/>"#,
        pain: #"<pain side="right" duration="\#(duration)"/>"#))
    #expect(found.notes.map(\.id) == ids)
  }
}

@Suite struct `What can't be of a patient` {
  private func faults(_ patient: String, pain: String = #"<pain duration="P36M"/>"#) throws
    -> [String]
  {
    let reader = try Samples.reader()
    let file = Samples.file(
      #"<profile xmlns="urn:ddx:profile:1" id="a">\#(patient)\#(pain)</profile>"#)
    do {
      return try reader.profile(file).notes.map(\.id)
    } catch {
      return error.diagnostics.map { "\($0.severity) \($0.id)" }
    }
  }

  @Test func `a man is not pregnant, and hardly anyone at 60`() throws {
    #expect(try faults(#"<patient age="30" sex="male" pregnant="yes"/>"#) == ["error DDX0177"])
    #expect(try faults(#"<patient age="60" sex="female" pregnant="yes"/>"#) == ["DDX0178"])
    #expect(try faults(#"<patient age="30" sex="female" pregnant="yes"/>"#).isEmpty)
    #expect(try faults(#"<patient age="60" sex="male" pregnant="no"/>"#).isEmpty)
  }

  @Test func `pain is not older than the patient`() throws {
    let patient = #"<patient age="30"/>"#
    #expect(try faults(patient, pain: #"<pain duration="P40Y"/>"#) == ["error DDX0179"])
    #expect(try faults(patient, pain: #"<pain duration="P30Y"/>"#).isEmpty)
    #expect(try faults(patient, pain: #"<pain duration="P0D"/>"#) == ["DDX0180"])
  }
}

@Suite struct `A finding against itself` {
  private func faults(_ findings: String) throws -> [Diagnostic] {
    let reader = try Samples.reader()
    do {
      return try reader.profile(Samples.profile(findings: findings)).notes
    } catch {
      return error.diagnostics
    }
  }

  private func finding(_ code: String, _ state: String, _ rest: String = "") -> String {
    #"<finding code="\#(code)" state="\#(state)" \#(rest)/>"#
  }

  private let tests = ["distraction", "thigh-thrust", "compression", "sacral-thrust", "gaenslen"]

  private func examined(_ positive: Int, side: String = "right") -> String {
    tests.enumerated().map { index, test in
      finding("sij.\(test)", index < positive ? "present" : "absent", #"side="\#(side)""#)
    }.joined()
  }

  @Test func `a grade below the first that counts is absent`() throws {
    func ids(_ code: String, _ state: String, _ grade: String) throws -> [String] {
      try faults(finding(code, state, #"grade="\#(grade)""#)).map(\.id)
    }
    #expect(try ids("mri.disc-degeneration", "present", "1") == ["DDX0182"])
    #expect(try ids("mri.disc-degeneration", "absent", "1").isEmpty)
    #expect(try ids("mri.disc-degeneration", "absent", "4") == ["DDX0182"])
    #expect(try ids("xray.sacroiliitis", "present", "0") == ["DDX0182"])
    #expect(try ids("xray.sacroiliitis", "present", "2").isEmpty)
  }

  @Test func `three positive tests are not none of five`() throws {
    let rule = "sij.three-positive-tests"
    let side = #"side="right""#
    let none = try faults(finding(rule, "present", side) + examined(0))
    #expect(none.map(\.id) == ["DDX0181"] && none[0].severity == .error)
    let two = try faults(finding(rule, "present", side) + examined(2))
    #expect(two.map(\.id) == ["DDX0181"] && two[0].severity == .warning)
    #expect(try faults(finding(rule, "present", side) + examined(3)).isEmpty)
    #expect(try faults(finding(rule, "absent", side) + examined(3)).map(\.severity) == [.error])
    #expect(try faults(finding(rule, "present", #"side="left""#) + examined(0)).isEmpty)
  }

  @Test func `what follows from its parts is computed from them`() throws {
    let vocabulary = try Shipped.vocabulary()
    func implied(_ positive: Int) throws -> FindingState? {
      let profile = try Samples.reader().profile(
        Samples.profile(findings: examined(positive))
      ).value.expanded(by: vocabulary)
      return profile.findings.first { $0.code == "sij.three-positive-tests" }?.state
    }
    #expect(try implied(3) == .present && implied(5) == .present)
    #expect(try implied(2) == .absent)
  }
}
