import DDXComparison
import DDXCore
import DDXRanking
import Testing

@testable import DDXReports

@Suite struct `A report on a ranking` {
  private func page(
    id: String = "sample", findings: [Finding] = Fixture.findings, blocks: [DiagnosticBlock] = []
  ) throws -> ReportPage {
    let profile = Fixture.profile(id: id, findings: findings, blocks: blocks)
    let ranker = try Fixture.ranker()
    let ranking = try ranker.rank(profile)
    return try RankingPage(glossary: Fixture.glossary(), rules: Fixture.rules)
      .page(
        ranking, of: profile, changes: ranker.smallestChanges(of: profile, ranked: ranking))
  }

  private func values(of attribute: String, in html: String) -> [String] {
    html.split(separator: " \(attribute)=\"").dropFirst().compactMap {
      $0.split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(
        String.init)
    }
  }

  @Test func `puts safety first and the bottom line after it`() throws {
    let page = try page()
    #expect(page.sections.prefix(2).map(\.id) == ["safety", "bottom-line"])
    #expect(page.sections.first?.tone == .caution)
    let stop = try self.page(findings: [
      Finding(code: "redflag.saddle", state: .present, course: .new)
    ])
    #expect(stop.sections.first?.tone == .alarm)
    #expect(stop.sections.first?.heading == "Stop: urgent")
    #expect(!stop.sections.contains { $0.id == "next-step" })
  }

  @Test func `is one file that loads no other and needs no script`() throws {
    let html = try page().html()
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(!html.contains("<script"))
    #expect(!html.contains(" src="))
    #expect(values(of: "href", in: html).allSatisfy { $0.hasPrefix("#") || $0 == "data:," })
    #expect(!html.contains("url("))
    #expect(!html.contains("@import"))
  }

  @Test func `leads every reference to its place`() throws {
    let html = try page().html()
    let ids = values(of: "id", in: html)
    #expect(Set(ids).count == ids.count)
    let targets = values(of: "href", in: html).filter { $0.hasPrefix("#") }.map { $0.dropFirst() }
    #expect(targets.contains("citation-1"))
    for target in targets { #expect(ids.contains(String(target)), "\(target)") }
  }

  @Test func `has headings in order, and a head for each row and column`() throws {
    let html = try page().html()
    let levels = html.split(separator: "<h").dropFirst().compactMap { $0.first?.wholeNumberValue }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    let tables = html.split(separator: "<table").dropFirst()
    #expect(tables.count >= 4)
    for table in tables {
      #expect(table.contains("<caption>"))
      #expect(table.contains("<th scope=\"col\""))
      #expect(table.contains("<th scope=\"row\""))
    }
  }

  @Test func `closes what it opens`() throws {
    let void: Set<Substring> = ["meta", "link", "rect", "path"]
    var open: [Substring] = []
    for piece in try page().html().split(separator: "<").dropFirst() {
      let name = piece.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
      guard let first = name.first, !void.contains(name) else { continue }
      if first == "/" {
        #expect(open.popLast() == name.dropFirst())
      } else {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func `shows a hostile name unchanged, in every format`() throws {
    let name = "x\"\u{301} onload=\"a\u{301}<script>alert(1)</script>|[b](c)\u{202E}"
    let page = try page(id: name)
    let html = try page.html()
    #expect(!html.contains("<script"))
    #expect(!html.contains("\" onload"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.markdown().contains("\\<script\\>alert(1)\\</script\\>\\|\\[b\\](c)\u{FFFD}"))
    #expect(!page.text().contains("\u{202E}"))
  }

  @Test func `says the same in every form`() throws {
    let page = try page()
    let (html, markdown, text) = (try page.html(), page.markdown(), page.text())
    for section in page.sections {
      #expect(html.contains(">\(section.heading)</h2>"))
      #expect(markdown.contains("## \(section.heading)"))
      #expect(text.contains("\n\(section.heading)\n"))
    }
  }

  @Test func `names the work behind every row of evidence`() throws {
    let profile = Fixture.profile()
    let ranking = try Fixture.ranking(profile)
    let citations = CitationList(ranking, glossary: try Fixture.glossary())
    for candidate in ranking.candidates {
      for row in candidate.evidence where row.citation != nil {
        #expect(citations.reference(row.citation, of: candidate.source) != nil)
      }
    }
    let html = try page().html()
    for citation in citations.citations {
      #expect(html.contains(StrictHTML.escaped(citation.text)))
    }
  }
}

@Suite struct `What moved a candidate` {
  @Test func `adds up to the change in its log-odds`() throws {
    let ranking = try Fixture.ranking(Fixture.profile())
    for candidate in ranking.candidates {
      let moved = Contributions(candidate)
      let sum = moved.start + moved.steps.reduce(0) { $0 + $1.amount } + moved.others
      #expect(abs(sum - Contributions.logOdds(candidate.posttest)) < 1e-9)
      #expect(abs(moved.own - Contributions.logOdds(candidate.alone)) < 1e-9)
    }
  }

  @Test func `leaves nothing to the others where nothing was found`() throws {
    let ranking = try Fixture.ranking(Fixture.profile(findings: []))
    for candidate in ranking.candidates {
      #expect(Contributions(candidate).steps.isEmpty)
      #expect(abs(Contributions(candidate).others) < 1e-9)
    }
  }
}
