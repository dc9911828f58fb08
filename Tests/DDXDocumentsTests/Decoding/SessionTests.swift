import DDXCore
import DDXDocuments
import Testing

@Suite struct `Several injections` {
  private let branch = #"procedure="medial-branch-block" side="right" levels="L4-5 L5-S1""#
  private let joint = #"procedure="sacroiliac-joint-injection" side="right""#

  private func decoded(_ blocks: String) throws -> Decoded<ClinicalProfile> {
    try Samples.reader().profile(Samples.profile(blocks: blocks))
  }

  private func errors(_ blocks: String) throws -> [String] {
    let reader = try Samples.reader()
    return Samples.faults { () throws(DocumentFaults) in
      try reader.profile(Samples.profile(blocks: blocks))
    }.filter { $0.severity == .error }.map(\.id)
  }

  @Test(arguments: [
    (#"date="2026-04-01""#, #"date="2026-04-01""#),
    (#"date="2026-04-01" agent="lidocaine""#, #"date="2026-04-01" agent="bupivacaine""#),
    (#"date="2026-04-01" time="09:00""#, #"date="2026-04-01""#),
    (#"date="2026-04-01" time="09:00""#, #"date="2026-04-01" time="09:01""#),
  ]) func `the same injection twice is refused, with help on how to record it`(
    first: String, second: String
  ) throws {
    let text =
      #"<block \#(branch) \#(first) relief="90"/>"# + "\n"
      + #"<block \#(branch) \#(second) relief="90"/>"#
    #expect(try errors(text) == ["DDX0172"])
    let reader = try Samples.reader()
    let words = Samples.faults { () throws(DocumentFaults) in
      try reader.profile(Samples.profile(blocks: text))
    }.text
    #expect(words.contains("line 5") && words.contains(#"agent="lidocaine bupivacaine""#))
  }

  @Test func `a repeat needs its own day or time`() throws {
    let one = #"<block \#(branch) date="2026-04-01" time="09:00" relief="90"/>"#
    let later = #"<block \#(branch) date="2026-04-01" time="16:00" relief="40"/>"#
    let another = #"<block \#(branch) date="2026-04-02" relief="40"/>"#
    let blocks = try decoded(one + later + another).value.blocks
    #expect(blocks.map(\.session) == [nil, nil, nil])
    #expect(blocks.map { $0.time?.description } == ["09:00", "16:00", nil])
  }

  @Test func `blocks of one day with one relief are a session`() throws {
    let found = try decoded(
      #"<block \#(branch) date="2026-04-01" relief="90"/><block \#(joint) date="2026-04-01"/>"#)
    #expect(found.value.blocks.map(\.session) == [1, 1])
    #expect(try found.value.blocks.map(\.relief) == [Relief(percent: 90), Relief(percent: 90)])
    #expect(found.notes.map(\.id).contains("DDX0176"))
    #expect(found.value.sessions.map(\.indices) == [[0, 1]])
    // It has a result: that of the session.
    #expect(found.notes.map(\.id) == ["DDX0176"])
    let neither = try decoded(
      #"<block \#(branch) date="2026-04-01"/><block \#(joint) date="2026-04-01"/>"#)
    #expect(neither.notes.map(\.id).sorted() == ["DDX0053", "DDX0053", "DDX0176"])
  }

  @Test(arguments: [
    (#"relief="50" relief-back="80" relief-leg="0""#, #"relief="50" relief-back="10""#),
    (#"relief="50" relief-leg="20""#, #"relief="50" relief-leg="90""#),
    (#"relief="50" pain-before="8""#, #"pain-before="3""#),
    (#"relief="50" relief-duration="PT2H""#, #"relief-duration="PT9H""#),
    (#"relief="50" movements="better""#, #"movements="same""#),
    // Only together do they contradict each other.
    (#"relief="0""#, #"relief-duration="PT9H""#), (#"relief="50""#, #"pain-before="0""#),
  ]) func `blocks of one day whose results differ in any part are refused`(
    one: String, other: String
  ) throws {
    let first = #"<block \#(branch) date="2026-04-01" \#(one)/>"#
    let second = #"<block \#(joint) date="2026-04-01" \#(other)/>"#
    #expect(try errors(first + second) == ["DDX0175"])
    #expect(try errors(second + first) == ["DDX0175"])
  }

  @Test func `blocks of one day with different scores are refused`() throws {
    let blocks = [(branch, "2"), (joint, "3")].map { place, pain in
      #"<block \#(place) date="2026-04-01" relief="70" pain-before="8">"#
        + #"<score after="PT1H" pain="\#(pain)"/></block>"#
    }
    #expect(try errors(blocks.joined()) == ["DDX0175"])
  }

  @Test(arguments: [false, true])
  func `what one of several blocks of a day says of the result is that of all`(
    isTurned: Bool
  ) throws {
    let blocks = [
      #"<block \#(branch) date="2026-04-01" relief="50" relief-back="80" diary="hourly"/>"#,
      #"<block \#(joint) date="2026-04-01" relief-duration="PT9H" pain-before="8" movements="same"/>"#,
      #"<block procedure="hip-joint-injection" side="right" date="2026-04-01" relief="50" relief-leg="20"/>"#,
    ]
    let found = try decoded((isTurned ? blocks.reversed() : blocks).joined())
    #expect(found.notes.map(\.id) == ["DDX0176"])
    #expect(found.value.blocks.count == 3)
    for block in found.value.blocks {
      #expect(block.reliefRange == ReliefRange("50") && block.reliefBack == ReliefRange("80"))
      #expect(block.reliefLeg == ReliefRange("20") && block.painBefore == 8)
      #expect(block.reliefDuration == ClinicalDuration("PT9H"))
      #expect(block.movements == .same && block.diary == .hourly && block.session == 1)
    }
  }

  @Test func `scores of one block and the pain before of another give a relief`() throws {
    let blocks = try decoded(
      #"<block \#(branch) date="2026-04-01"><score after="PT1H" pain="2"/></block>"#
        + #"<block \#(joint) date="2026-04-01" pain-before="8"/>"#
    ).value.blocks
    #expect(blocks.allSatisfy { $0.reliefRange == ReliefRange("75") && $0.scores.count == 1 })
  }

  @Test func `blocks of one day with different relief must state when each was assessed`() throws {
    let first = #"<block \#(branch) date="2026-04-01" relief="20"/>"#
    let second = #"<block \#(joint) date="2026-04-01" relief="90"/>"#
    #expect(try errors(first + second) == ["DDX0175"])
    let own = second.replacing("relief", with: #"reading="own" relief"#)
    #expect(try decoded(first + own).value.blocks.map(\.session) == [nil, nil])
  }

  @Test func `a session says once what holds for all its blocks`() throws {
    let found = try decoded(
      """
      <session date="2026-04-01" relief="90" agent="lidocaine bupivacaine" guidance="fluoroscopy">
        <block \(branch)/><block \(joint) guidance="ultrasound"/>
      </session>
      """)
    #expect(found.notes.isEmpty, "\(found.notes.text)")
    let blocks = found.value.blocks
    #expect(blocks.map(\.guidance) == [.fluoroscopy, .ultrasound])
    #expect(blocks.allSatisfy { $0.agents == [.lidocaine, .bupivacaine] && $0.session == 1 })
    #expect(blocks.allSatisfy { $0.agent == .bupivacaine && $0.isLongActing == true })
  }

  @Test func `both sides written as two blocks are one block of both sides`() throws {
    let blocks = ["left", "right"].map {
      #"<block procedure="medial-branch-block" side="\#($0)" levels="L4-5" date="2026-04-01" relief="90"/>"#
    }.joined()
    let session = try #require(decoded(blocks).value.sessions.first)
    #expect(session.asOneBlock(of: ["medial-branch-block"])?.side == .bilateral)
    #expect(session.asOneBlock(of: ["hip-joint-injection"]) == nil)
  }

  @Test func `a provocation can't be part of a session`() throws {
    #expect(
      try errors(
        #"<session date="2026-04-01" relief="90"><block procedure="provocation-discography" levels="L4-5"/></session>"#
      ) == ["DDX0157"])
  }

  @Test func `two blocks known only by the same month can't be distinguished`() throws {
    let block = #"<block \#(branch) date="2026-03" relief="90"/>"#
    #expect(try errors(block + block) == ["DDX0173"])
    let day = #"<block \#(branch) date="2026-03-20" relief="90"/>"#
    #expect(try errors(block + day) == ["DDX0174"])
    let read = try decoded(block).value.blocks[0]
    #expect(read.when == "2026-03" && read.lastDate == CalendarDate("2026-03-31"))
    let now = try decoded(#"<block \#(branch) date="2026-05" relief="90"/>"#).value.blocks[0]
    #expect(now.lastDate == CalendarDate("2026-05-10"))
  }

  @Test(arguments: [
    ("L3 L4", [Level.l4L5]), ("L4 L5", [.l5S1]), ("L2 L3 L4 L5", [.l3L4, .l4L5, .l5S1]),
    ("L5 L4", [.l5S1]),
  ]) func `the nerves of a branch block are its joints`(nerves: String, joints: [Level]) throws {
    let text =
      #"<block procedure="medial-branch-block" side="right" nerves="\#(nerves)" date="2026-04-01" relief="9"/>"#
    let found = try decoded(text)
    #expect(found.value.blocks[0].levels == joints && found.notes.isEmpty)
  }

  @Test func `a nerve alone numbs no joint`() throws {
    func text(_ nerves: String, _ procedure: String = "medial-branch-block") -> String {
      #"<block procedure="\#(procedure)" side="right" nerves="\#(nerves)" date="2026-04-01" relief="9"/>"#
    }
    #expect(try errors(text("L4")) == ["DDX0161"])
    #expect(try errors(text("L4 L4")) == ["DDX0159", "DDX0161"])
    #expect(try decoded(text("L2 L4 L5")).notes.map(\.id) == ["DDX0162"])
    #expect(try errors(text("L4 L5", "transforaminal-block")).contains("DDX0156"))
  }

  @Test func `the relief of the whole lies between that of back and leg`() throws {
    let block = try decoded(
      #"<block \#(branch) date="2026-04-01" relief-back="80" relief-leg="20"/>"#
    ).value.blocks[0]
    #expect(block.reliefRange?.bands == [.none, .partial, .full])
    #expect(block.relief == nil)
  }
}
