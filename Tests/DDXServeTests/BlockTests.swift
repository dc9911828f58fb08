#if Serve

import DDXCore
import Testing

@testable import DDXServe

/// What the form of an injection keeps, and what it is sent.
@Suite struct `The form of an injection` {
  /// A patient with blocks that say what the usual fields do not: ranges, a relief beside scores and
  /// parts, scores at other times, lengths of time that no larger unit tells.
  private static let patient = """
    <profile xmlns="urn:ddx:profile:1" id="p-1" date="2026-05-10">
      <patient age="58"/>
      <pain side="right" duration="P40M" intensity="6.5"/>
      <blocks>
        <block procedure="medial-branch-block" date="2026-03-02" side="right" levels="L4-5"
               agent="lidocaine" volume="1.25" relief="&gt;=80" relief-duration="PT90M"/>
        <block procedure="medial-branch-block" date="2026-03-09" side="right" levels="L4-5"
               agent="bupivacaine" pain-before="7" relief="44" relief-duration="PT30M">
          <score after="PT15M" pain="4"/>
          <score after="PT45M" pain="3.5"/>
          <score after="PT5H" pain="5"/>
        </block>
        <block procedure="transforaminal-block" date="2026-04-02" side="right" levels="L5"
               agent="lidocaine" relief-back="50" relief-leg="70-80"/>
        <block procedure="transforaminal-block" date="2026-02" side="right" levels="L5"
               agent="lidocaine" relief="worse"/>
        <block procedure="facet-joint-injection" date="2026-01-02" side="right" levels="L4-5"
               agent="lidocaine" relief="33.3" relief-back="33.3" relief-leg="60"/>
        <block procedure="interlaminar-epidural" date="2025-12-02" side="midline" levels="L4-5"
               agent="lidocaine" steroid="yes" relief="10"/>
      </blocks>
    </profile>
    """

  /// A patient of whom the age is known.
  private static func begin(_ browser: Browser) async throws {
    try await browser.begin()
    await browser.get("/patient")
    await browser.post("/patient", [("id", "p"), ("age", "58"), ("date", "2026-05-10")])
    await browser.get("/patient")
  }

  private static let facet = [
    ("procedure", "medial-branch-block"), ("date", "2026-03-02"), ("side", "right"),
    ("levels", "L4-5"), ("agent", "lidocaine"),
  ]

  @Test func `changes nothing when it is saved as it stands`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      await browser.get("/")
      #expect(await browser.upload(Array(Self.patient.utf8))?.status == 303)
      let before = try #require(await browser.get("/download.xml")?.body)
      for path in ["/patient"] + (1...6).map({ "/blocks/\($0)" }) {
        await browser.get(path)
        let fields = await browser.fields(of: path)
        #expect(fields.count > 5, "\(path)")
        #expect(await browser.post(path, fields)?.status == 303, "\(path)")
        #expect(await browser.get("/download.xml")?.body == before, "\(path)")
      }
    }
  }

  @Test(arguments: ["0", "2", "-1", "-9223372036854775808", "9223372036854775807", "one"])
  func `of a number that no injection has is not found`(number: String) async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await Self.begin(browser)
      await browser.get("/blocks/new?procedure=medial-branch-block")
      #expect(await browser.post("/blocks/new", Self.facet)?.status == 303)
      #expect(await browser.get("/blocks/1")?.status == 200)
      #expect(await browser.get("/blocks/\(number)")?.status == 404)
      #expect(await browser.get("/blocks/1")?.status == 200)
      await browser.get("/what-if")
      let trial = [("block", number), ("relief", "5")]
      #expect(await browser.post("/what-if", trial)?.status == 422, "\(number)")
    }
  }

  @Test func `points at the field that is wrong, and at no other`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await Self.begin(browser)
      await browser.post("/blocks/new", Self.facet + [("relief", "60")])
      let wrong: [(fields: [(String, String)], field: String)] = [
        ([("date", "")], "date"), ([("date", "2026-13-01")], "date"),
        ([("date", "2026-05-11")], "date"), ([], "date"), ([("time", "25:00")], "time"),
        ([("date", "2026-04-02"), ("side", "")], "side"),
        ([("date", "2026-04-02"), ("side", "up")], "side"),
        ([("date", "2026-04-02"), ("nerves", "L3")], "nerves"),
        ([("date", "2026-04-02"), ("relief", "150")], "relief"),
        ([("date", "2026-04-02"), ("relief-duration", "long")], "relief-duration"),
      ]
      for (fields, field) in wrong {
        let names = Set(fields.map(\.0))
        let rest = Self.facet.filter { !names.contains($0.0) }
        await browser.get("/blocks/new?procedure=medial-branch-block")
        let answer = await browser.post("/blocks/new", rest + fields)
        #expect(answer?.status == 422, "\(fields)")
        let links = answer?.body.matches(of: #/<a href="#field-([a-z-]+)">/#).map { String($0.1) }
        #expect(links == [field], "\(fields)")
        #expect(answer?.body.contains("block+=") == false, "\(fields)")
      }
      let saved = try #require(await browser.get("/download.xml")?.body)
      #expect(saved.matches(of: #/<block /#).count == 1 && saved.contains(#"relief="60""#))
      // Another level on the same day is another injection, once the time of one is said.
      await browser.get("/blocks/new?procedure=medial-branch-block")
      let other = Self.facet.filter { $0.0 != "levels" } + [("levels", "L5-S1")]
      let untimed = await browser.post("/blocks/new", other)
      #expect(untimed?.body.contains("say at what time this one was") == true)
      await browser.get("/blocks/new?procedure=medial-branch-block")
      #expect(await browser.post("/blocks/new", other + [("time", "15:30")])?.status == 303)
    }
  }

  @Test func `states no relief that follows from its parts`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await Self.begin(browser)
      let parts = [("relief-back", "50"), ("relief-leg", "70")]
      await browser.post("/blocks/new", Self.facet + parts)
      let saved = try #require(await browser.get("/download.xml")?.body)
      #expect(saved.contains(#"relief-back="50" relief-leg="70""#))
      #expect(!saved.contains(#" relief=""#))
      await browser.get("/blocks/1")
      let other = [("relief-back", "20"), ("relief-leg", "30")]
      await browser.post("/blocks/1", await browser.fields(of: "/blocks/1") + other)
      let changed = try #require(await browser.get("/download.xml")?.body)
      #expect(changed.contains(#"relief-back="20" relief-leg="30""#))
      #expect(!changed.contains(#" relief=""#))
    }
  }

  @Test func `takes every length of time, however long, and goes on`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await Self.begin(browser)
      for text in ["99999999999999999999 years", String(repeating: "9", count: 400) + " h", "½ h"] {
        let answer = await browser.post("/blocks/new", Self.facet + [("relief-duration", text)])
        #expect(answer?.status == 303 || answer?.status == 422, "\(text)")
        #expect(await browser.get("/patient")?.status == 200)
      }
      // Of a name that is sent twice the last value counts.
      let later = [("date", "2026-04-02"), ("relief-duration", "90 min")]
      await browser.post("/blocks/new", Self.facet + later)
      let saved = try #require(await browser.get("/download.xml")?.body)
      #expect(saved.contains(#"relief-duration="PT90M""#))
    }
  }
}

#endif
