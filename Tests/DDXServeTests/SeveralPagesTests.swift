#if Serve

import Testing

@testable import DDXServe

/// What happens when pages of an earlier state are still open somewhere.
@Suite struct `Several pages at once` {
  /// A patient of whom the age is known, with a page of it open.
  private static func begin(_ browser: Browser, _ name: String) async {
    await browser.get("/")
    await browser.post("/session")
    await browser.get("/patient")
    await browser.post("/patient", [("id", name), ("age", "58"), ("side", "left")])
    await browser.get("/patient")
  }

  @Test func `a form of the patient before is not taken for the one after`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      await Self.begin(browser, "first")
      let stale = await browser.token
      await Self.begin(browser, "second")
      let before = try #require(await browser.get("/download.xml")?.body)
      #expect(before.contains(#"id="second""#))
      let answer = await browser.post("/patient", [("id", "first"), ("age", "70")], token: stale)
      #expect(answer?.status == 403)
      #expect(await browser.get("/download.xml")?.body == before)
      await browser.get("/")
      await browser.post("/end")
      let ended = await browser.post("/patient", [("id", "first"), ("age", "70")], token: stale)
      #expect(ended?.status == 403)
    }
  }

  @Test func `the printed address, opened once more, goes on with the patient`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      await Self.begin(browser, "first")
      let answer = await browser.get(served.startPath)
      #expect(answer?.status == 303 && answer?.headers["set-cookie"] == nil)
      #expect(await browser.get("/download.xml")?.body.contains(#"id="first""#) == true)
      #expect(served.site.visits.count == 1)
    }
  }

  @Test func `rows that were shown before a finding was recorded leave it`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      await Self.begin(browser, "first")
      await browser.get("/findings?words=thigh+thrust")
      let shown = await browser.fields(of: "/findings")
      #expect(shown.contains { $0 == ("was:sij.thigh-thrust", "") })
      await browser.get("/findings/sij.thigh-thrust")
      await browser.post("/findings/sij.thigh-thrust", [("answer", "yes"), ("side", "right")])
      let record = #"<finding code="sij.thigh-thrust" state="present" side="right"/>"#
      // Saved as they were shown, and with an answer to what has another one now.
      await browser.post("/findings", shown)
      #expect(await browser.get("/download.xml")?.body.contains(record) == true)
      await browser.get("/findings?words=thigh+thrust")
      await browser.post("/findings", shown + [("finding:sij.thigh-thrust", "no")])
      #expect(await browser.page.contains("something else was recorded of 1 more"))
      #expect(await browser.get("/download.xml")?.body.contains(record) == true)
    }
  }

  @Test func `what was chosen of a patient can be taken back`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      await Self.begin(browser, "first")
      let chosen = [("id", "p"), ("age", "58"), ("sex", "female"), ("pregnant", "yes")]
      await browser.post("/patient", chosen)
      #expect(await browser.get("/download.xml")?.body.contains(#"pregnant="yes""#) == true)
      await browser.get("/patient")
      let form = await browser.fields(of: "/patient")
      #expect(form.contains { $0 == ("pregnant", "yes") })
      let kept = form.filter { !["pregnant", "sex", "side"].contains($0.0) }
      await browser.post("/patient", kept + [("pregnant", ""), ("sex", ""), ("side", "")])
      let saved = try #require(await browser.get("/download.xml")?.body)
      #expect(!saved.contains("pregnant") && !saved.contains("sex=") && !saved.contains("side="))
    }
  }
}

#endif
