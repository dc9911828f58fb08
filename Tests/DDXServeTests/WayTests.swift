#if Serve

import DDXCore
import DDXDialogue
import DDXDocuments
import DDXRanking
import Foundation
import Testing

@testable import DDXReports
@testable import DDXServe

/// The way from the start to a step, as a browser without script goes it.
@Suite struct `The way through the pages` {
  /// Answers every warning sign.
  private static func signs(
    _ clinic: Clinic, _ word: (FindingCode) -> String
  ) -> [(String, String)] {
    clinic.signs.map { ($0.code.name, word($0.code)) }
  }

  @Test func `leads from warning signs to a report, and a step back is a step back`()
    async throws
  {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.begin()
      #expect(await browser.page.contains("<h1>Warning signs</h1>"))
      let missing = await browser.post("/red-flags", [("redflag.fever", "no")])
      #expect(missing?.status == 422)
      #expect(await browser.page.contains("Choose Yes, No or Not known"))
      await browser.post("/red-flags", Self.signs(served.site.clinic) { _ in "no" })
      #expect(await browser.page.contains("<h1>Patient</h1>"))
      #expect(await browser.post("/patient", [("id", "p-1"), ("age", "x")])?.status == 422)
      await browser.post(
        "/patient",
        [
          ("id", "p-1"), ("date", "2026-05-10"), ("age", "58"), ("sex", "female"),
          ("side", "right"), ("duration", "3 years"), ("intensity", "6"),
        ])
      var asked = 0
      while let question = await Self.question(await browser.page), asked < 20 {
        asked += 1
        if asked == 2 {
          await browser.post("/ask", [("question", question), ("do", "back")])
          #expect(await Self.question(browser.page) != question)
          continue
        }
        await Self.answer("yes", to: question, browser)
      }
      #expect(asked > 2)
      #expect(await browser.page.contains("No more questions"))
      await browser.get("/report")
      #expect(await browser.page.contains("Bottom line"))
      #expect(await browser.get("/report?audience=patient")?.status == 200)
      #expect(await browser.get("/report?audience=referrer")?.status == 200)
      #expect(await browser.get("/plan")?.status == 200)
      await browser.get("/what-if")
      await browser.post("/what-if", [("age", "80")])
      #expect(await browser.page.contains("What would follow"))
    }
  }

  @Test func `a page that has nothing to show yet leads to what comes first`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      let ranked = ["/blocks", "/report", "/plan", "/what-if", "/download.xml", "/download.json"]
      for path in ranked + ["/red-flags", "/patient", "/ask", "/findings"] {
        let answer = await browser.get(path)
        #expect(answer?.status == 303 && answer?.headers["location"] == "/", "\(path)")
      }
      await browser.get("/")
      await browser.post("/session")
      for path in ranked {
        let answer = await browser.get(path)
        #expect(answer?.status == 303 && answer?.headers["location"] == "/patient", "\(path)")
      }
    }
  }

  /// What the form on a page asks for.
  private static func question(_ page: String) async -> String? {
    page.firstMatch(of: #/name="question" value="([^"]+)"/#).map {
      String($0.1).replacingOccurrences(of: "&quot;", with: "\"")
    }
  }

  /// Answers a question with a word, or the first choice where it is none of the choices.
  private static func answer(_ word: String, to question: String, _ browser: Browser) async {
    let page = await browser.page
    let choices = page.matches(of: #/name="answer" value="([^"]+)"/#).map { String($0.1) }
    let side = page.firstMatch(of: #/name="side" value="([^"]+)" checked/#).map { String($0.1) }
    await browser.post(
      "/ask",
      [
        ("question", question), ("do", "answer"),
        ("answer", choices.contains(word) ? word : choices.first ?? "6 months"),
        ("side", side ?? ""),
      ])
  }

  @Test func `a warning sign stops on every later page, before the age is known too`()
    async throws
  {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.begin()
      let sign: FindingCode = "redflag.saddle-anaesthesia"
      await browser.post(
        "/red-flags", Self.signs(served.site.clinic) { $0 == sign ? "yes" : "no" })
      let early = await browser.page
      #expect(early.contains("role=\"alert\"") && early.contains("cauda equina"))
      await browser.post("/patient", [("id", "p-1"), ("age", "58")])
      for path in ["/ask", "/patient", "/findings", "/blocks", "/what-if", "/red-flags"] {
        await browser.get(path)
        let page = await browser.page
        let main = try #require(page.range(of: "<main"))
        let alarm = try #require(page.range(of: "role=\"alert\""), "\(path)")
        let heading = try #require(page.range(of: "<h1"))
        #expect(main.lowerBound < alarm.lowerBound && alarm.lowerBound < heading.lowerBound)
        #expect(!page.contains("id=\"glance-step\""), "\(path)")
        // The verdict stands once: two landmarks of one name can't be told apart.
        #expect(!page.contains("id=\"glance-safety\""), "\(path)")
      }
      await browser.get("/ask")
      #expect(await browser.page.contains("A warning sign comes first"))
    }
  }

  @Test(arguments: [
    "failed-block", "two-blocks-confirmed", "cauda-equina", "nearly-empty", "radiculopathy-l5",
    "anticoagulated", "discography",
  ])
  func `the numbers of a page are those of ddx rank`(name: String) async throws {
    let file = Self.root.appending(path: "Profiles/patients/\(name).xml")
    let bytes = [UInt8](try Data(contentsOf: file))
    try await Served.run { served in
      let clinic = served.site.clinic
      let browser = Browser(served)
      try await browser.open()
      await browser.get("/")
      let sent = await browser.upload(bytes)
      #expect(sent?.status == 303)
      let saved = try #require(await browser.get("/download.xml"))
      #expect(saved.headers["content-disposition"]?.contains("\(name).xml") == true)
      // What is saved is the profile that was opened, and reads as it.
      let first = try clinic.reader.profile(DocumentFile(name: "", bytes: bytes)).value
      let again = try clinic.reader.profile(
        DocumentFile(name: "", bytes: Array(saved.body.utf8))
      ).value
      let report = JSONReport(glossary: clinic.glossary)
      let ranking = try clinic.ranker.rank(again, draws: .usual)
      #expect(await browser.get("/download.json")?.body == report.text(ranking))
      #expect(
        try clinic.ranker.rank(first).candidates.map(\.posttest.percent)
          == ranking.candidates.map(\.posttest.percent))
      await browser.get("/findings")
      let page = await browser.page
      for candidate in ranking.candidates {
        #expect(page.contains(candidate.title), "\(candidate.title)")
      }
      let shown = page.matches(of: #/<span class="number">([^<]+)</#).map { String($0.1) }
      let numbers = ranking.candidates.map { $0.posttest.percent }
      #expect(
        shown.map {
          $0.replacingOccurrences(of: "\u{A0}", with: " ")
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
        }
          == numbers)
    }
  }

  /// The top of the repository.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `a file is named in signs that a header may have`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      await browser.get("/")
      let text = """
        <profile xmlns="urn:ddx:profile:1" id="Zoë-1"><patient age="58"/></profile>
        """
      #expect(await browser.upload(Array(text.utf8))?.status == 303)
      let saved = try #require(await browser.get("/download.xml"))
      #expect(saved.headers["content-disposition"] == #"attachment; filename="Zo--1.xml""#)
      #expect(saved.body.contains(#"id="Zoë-1""#))
    }
  }

  @Test func `a file that is no profile is refused with its faults and none of its values`()
    async throws
  {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      for text in [
        "", "<", "<profile/>", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
        """
        <profile xmlns="urn:ddx:profile:1" id="p"><patient age="4711"/></profile>
        """,
      ] {
        await browser.get("/")
        let answer = await browser.upload(Array(text.utf8))
        #expect(answer?.status == 422, "\(text)")
        #expect(answer?.body.contains("4711") == false)
        #expect(answer?.body.contains("root:") == false)
      }
    }
  }

  @Test func `answers on pages and in a conversation write the same profile`() async throws {
    try await Served.run { served in
      let clinic = served.site.clinic
      let browser = Browser(served)
      try await browser.begin()
      await browser.post(
        "/red-flags", Self.signs(clinic) { $0 == "redflag.fever" ? "unknown" : "no" })
      await browser.post(
        "/patient",
        [
          ("id", "patient"), ("date", "2026-05-10"), ("age", "58"), ("sex", "female"),
          ("side", "right"), ("duration", "3 years"),
        ])
      let words = ["yes", "no", "unknown"]
      var count = 0
      while let question = await Self.question(await browser.page), count < 20 {
        await Self.answer(words[count % 3], to: question, browser)
        count += 1
      }
      let page = try #require(await browser.get("/download.xml")?.body)

      var state = InterviewState(id: "patient", date: CalendarDate(year: 2026, month: 5, day: 10))
      count = 0
      while let question = try clinic.interview.question(in: state) {
        let line: String
        switch question.topic {
        case .redFlags:
          let place = clinic.signs.firstIndex { $0.code == "redflag.fever" }
          line = "?\(try #require(place) + 1)"
        case .age: line = "58"
        case .sex: line = "female"
        case .side: line = "right"
        case .duration: line = "3 years"
        case .course: line = "new"
        case .scale:
          guard case .choice(let choices) = question.kind else { return }
          line = choices[0].word
          count += 1
        case .finding:
          line = ["y", "n", "?"][count % 3]
          count += 1
        }
        state = try clinic.interview.state(
          after: question, answered: question.answer(line), in: state)
      }
      let profile = try #require(clinic.interview.profile(of: state))
      #expect(page == ProfileWriter(vocabulary: clinic.vocabulary).text(profile))
    }
  }

  @Test func `findings are recorded, changed and taken out`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.begin()
      await browser.get("/findings/sij.thigh-thrust")
      #expect(await browser.page.contains("once the age is known"))
      await browser.get("/patient")
      await browser.post("/patient", [("id", "p"), ("age", "58"), ("side", "left")])
      await browser.get("/findings?words=thigh+thrust")
      #expect(await browser.page.contains("name=\"finding:sij.thigh-thrust\""))
      await browser.post(
        "/findings",
        [
          ("words", "thigh thrust"), ("was:sij.thigh-thrust", ""),
          ("finding:sij.thigh-thrust", "yes"),
        ])
      #expect(await browser.page.contains("1 finding is recorded"))
      var saved = await browser.get("/download.xml")?.body ?? ""
      #expect(saved.contains(#"<finding code="sij.thigh-thrust" state="present" side="left"/>"#))
      await browser.get("/findings/sij.thigh-thrust")
      await browser.post(
        "/findings/sij.thigh-thrust", [("answer", "no"), ("side", "left")])
      saved = await browser.get("/download.xml")?.body ?? ""
      #expect(saved.contains(#"<finding code="sij.thigh-thrust" state="absent" side="left"/>"#))
      await browser.get("/findings/sij.thigh-thrust")
      // The first form takes out what is recorded, once: sent again it means another record.
      let removal = await browser.fields(of: "/findings/sij.thigh-thrust")
      #expect(removal.contains { $0 == ("remove", "0") })
      await browser.post("/findings/sij.thigh-thrust", removal)
      let again = await browser.post("/findings/sij.thigh-thrust", removal)
      #expect(again?.status == 422)
      saved = await browser.get("/download.xml")?.body ?? ""
      #expect(!saved.contains("sij.thigh-thrust"))
      await browser.get("/findings/root.signs-match-one-root")
      let wrong = await browser.post(
        "/findings/root.signs-match-one-root", [("answer", "yes"), ("level", "L4-5")])
      #expect(wrong?.status == 422)
    }
  }

  @Test func `injections are recorded with scores and as nerves, changed and taken out`()
    async throws
  {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.begin()
      await browser.get("/patient")
      await browser.post(
        "/patient", [("id", "p"), ("age", "58"), ("date", "2026-05-10"), ("side", "right")])
      await browser.get("/blocks/new?procedure=medial-branch-block")
      let wrong = await browser.post(
        "/blocks/new", [("procedure", "medial-branch-block"), ("date", "2026-03-02")])
      #expect(wrong?.status == 422)
      await browser.post(
        "/blocks/new",
        [
          ("procedure", "medial-branch-block"), ("date", "2026-03-02"), ("side", "right"),
          ("nerves", "L3"), ("nerves", "L4"), ("agent", "lidocaine"), ("pain-before", "7"),
          ("score-PT1H", "1"), ("relief-duration", "6 hours"),
        ])
      #expect(await browser.page.contains("relief 86"))
      var saved = await browser.get("/download.xml")?.body ?? ""
      #expect(saved.contains(#"levels="L4-5""#) && saved.contains(#"relief-duration="PT6H""#))
      #expect(saved.contains(#"<score after="PT1H" pain="1"/>"#))
      await browser.get("/blocks/1")
      let was = await browser.fields(of: "/blocks/1").filter { $0.0 == "was" }
      #expect(was.count == 1)
      await browser.post(
        "/blocks/1",
        was + [
          ("date", "2026-03-02"), ("side", "right"), ("levels", "L4-5"), ("levels", "L5-S1"),
          ("agent", "bupivacaine"), ("relief", "85"), ("contrast", "live"),
        ])
      saved = await browser.get("/download.xml")?.body ?? ""
      #expect(saved.contains(#"levels="L4-5 L5-S1""#) && saved.contains(#"relief="85""#))
      #expect(!saved.contains("<score"))
      await browser.get("/blocks")
      let removal = await browser.fields(of: "/blocks/1")
      // A page that was shown before the change means another injection.
      #expect(await browser.post("/blocks/1", was + [("remove", "yes")])?.status == 422)
      await browser.post("/blocks/1", removal)
      saved = await browser.get("/download.xml")?.body ?? ""
      #expect(!saved.contains("<block"))
    }
  }
}

#endif
