import Foundation
import Testing

/// What holds of every command, whatever the numbers are.
@Suite struct `The command` {
  /// Some profiles: a stop, a long list of suspects, two sources, hardly anything.
  private let some = ["cauda-equina", "inflammatory", "two-sources", "nearly-empty"]
    .map { "Profiles/patients/\($0).xml" }.joined(separator: " ")

  @Test func `ends quietly when the reader closes the pipe`() throws {
    let result = try Shell.run(
      "{ ddx rank \(some) --format json; echo $? >&2; } | head -c 10")
    #expect(result.stdout.utf8.count == 10)
    #expect(result.stderr == "141\n")
  }

  @Test func `prints the same bytes in any order of findings`() throws {
    let file = "Profiles/patients/failed-block.xml"
    let reversed = #"awk '/<finding /{f[n++]=$0;next} /<\/findings>/{while(n)print f[--n]} 1'"#
    // The ledger names the places of the document, which are others.
    let digest =
      #"sed -e 's/"sha256": "[0-9a-f]*"//' -e '/"ledger": \[/,/^  \]/d'"#
    for format in ["text", "json"] {
      let result = try Shell.run(
        """
        ddx rank \(file) --format \(format) | \(digest)
        \(reversed) \(file) | ddx rank - --format \(format) | \(digest) >&2
        """)
      #expect(!result.stdout.isEmpty)
      #expect(result.stdout == result.stderr)
    }
  }

  @Test func `has no colour where there is no terminal`() throws {
    #expect(try !Shell.run("ddx rank \(some)").stdout.contains("\u{1B}"))
  }

  @Test func `has colour on a terminal, unless turned off`() throws {
    let line = "ddx rank Profiles/patients/cauda-equina.xml"
    let terminal = ["TERM": "xterm"]
    func onTerminal(_ line: String, _ environment: [String: String]) throws -> String {
      try Shell.run("script -qec '\(line)' /dev/null", environment: environment).stdout
    }
    guard try Shell.run("command -v script").exit == 0 else { return }
    #expect(try onTerminal(line, terminal).contains("\u{1B}["))
    #expect(try !onTerminal(line + " --no-color", terminal).contains("\u{1B}["))
    #expect(
      try !onTerminal(line, terminal.merging(["NO_COLOR": "1"]) { $1 }).contains("\u{1B}["))
  }

  @Test func `shows on a terminal how far a cohort is, and erases it`() throws {
    guard try Shell.run("command -v script").exit == 0 else { return }
    let line = "ddx compare asra-consensus@2020 asipp@2020 \(some) no-such.xml --no-attribution"
    let text = try Shell.run(
      "script -qec '\(line)' /dev/null", environment: ["TERM": "xterm"]
    ).stdout
    let parts = text.components(separatedBy: "\r\u{1B}[K")
    #expect(parts.count == 3)
    #expect(parts[0].hasSuffix("\r4 of 5 profiles\u{1B}[K"))
    #expect(parts[1].hasPrefix("no-such.xml: error: ") && parts[1].contains("\r5 of 5 profiles"))
    #expect(parts[2].hasPrefix("\u{1B}[1m4 patients, under "))
    #expect(try !Shell.run(line).stderr.contains("profiles"))
  }

  @Test func `keeps talk off stdout and answers off stderr`() throws {
    let result = try Shell.run("ddx rank \(some) no-such-profile.xml --format json")
    #expect(result.exit == 2)
    #expect(!result.stdout.isEmpty)
    #expect(result.stdout.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
    #expect(result.stderr.contains("no-such-profile.xml"))
  }

  @Test func `a bad profile is counted and the others are all there`() throws {
    let all = try Shell.run("ddx rank \(some) --format json").stdout
    let result = try Shell.run("ddx rank no-such-profile.xml \(some) --format json")
    #expect(result.stdout == all)
    #expect(result.exit == 2)
  }

  @Test(arguments: [60, 80, 100, 120], ["C.UTF-8", "C"])
  func `fits the terminal, in the characters of its locale`(
    width: Int, locale: String
  ) throws {
    let environment = ["COLUMNS": "\(width)", "LC_ALL": locale]
    let lines = [
      "rank \(some)", "rank \(some) --explain", "rank \(some) --audience patient",
      "modules", "modules other", "check", "findings",
      "plan Profiles/patients/failed-block.xml",
      "what-if Profiles/patients/failed-block.xml --set block.relief=85",
      "protocols", "protocols ddx@2026.1", "protocols article@2024",
      "compare ddx@2026.1 article@2024 Profiles/patients/failed-block.xml",
      "compare asra-consensus@2020 asipp@2020 \(some)",
      "diff ddx@2026.1 article@2024", "diff england-ebi@2024 bcbs-nd@undated",
    ]
    for line in lines {
      let text = try Shell.run("ddx \(line)", environment: environment).stdout
      #expect(!text.isEmpty)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(line)")
      #expect(locale != "C" || text.allSatisfy { $0.isASCII }, "\(line)")
    }
  }

  @Test func `is 80 columns wide where there is no terminal`() throws {
    let rank = "ddx rank \(some)"
    #expect(try Shell.run(rank) == Shell.run(rank, environment: ["COLUMNS": "80"]))
    #expect(try Shell.run(rank) != Shell.run(rank, environment: ["COLUMNS": "100"]))
  }

  @Test func `the page of a ranking is read at a glance, and the rest is on request`() throws {
    for name in ["failed-block", "two-sources", "cauda-equina", "pregnant", "inflammatory"] {
      let text = try Shell.run("ddx rank Profiles/patients/\(name).xml").stdout
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 57, "\(name)")
      #expect(text.contains("Details: --explain."))
    }
  }

  @Test func `reads every profile of a directory`() throws {
    let folder = "Tests/Golden/rank-one-bad-of-three"
    let result = try Shell.run("ddx rank \(folder) --format json")
    #expect(result.exit == 2)
    #expect(result.stderr.contains("\(folder)/profile.xml:5:14: error:"))
    #expect(result.stderr.hasSuffix("ddx: 0 of 1 profiles ranked, 1 with errors\n"))
  }

  @Test func `a plan of one injection begins with what the ranking recommends`() throws {
    func object(_ line: String) throws -> [String: Any] {
      let text = try Shell.run(line).stdout
      return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }
    for name in ["failed-block", "negative-clean-block", "two-sources"] {
      let file = "Profiles/patients/\(name).xml"
      let plan = try object("ddx plan \(file) --depth 1 --format json")
      let ranking = try object("ddx rank \(file) --format json")
      let step = plan["step"] as? [String: Any]
      let recommendation = ranking["recommendation"] as? [String: Any]
      #expect(recommendation?["kind"] is String)
      // Where something is to be asked first, the plan begins with what would follow as things stand.
      let provisional = recommendation?["provisional"] as? [String: Any]
      let next = provisional ?? recommendation
      #expect(step?["procedure"] as? String == next?["procedure"] as? String)
    }
  }

  @Test func `every edition can be listed, shown and compared with itself`() throws {
    let text = try Shell.run("ddx protocols --format json").stdout
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let editions = object?["protocols"] as? [[String: Any]] ?? []
    let names = editions.compactMap { $0["name"] as? String }
    #expect(names.count >= 7)
    for name in names {
      #expect(try Shell.run("ddx protocols \(name)").stdout.hasPrefix("\(name), "))
      let diff = try Shell.run("ddx diff \(name) \(name)")
      #expect(diff.stdout == "There are no differences between \(name) and \(name).\n")
      #expect(diff.exit == 0)
    }
  }

  @Test func `a bad file is no edition, whichever it is of the two`() throws {
    for line in ["asipp@2020 no-such.xml", "no-such.xml asipp@2020"] {
      let result = try Shell.run("ddx diff \(line)")
      #expect(result.exit == 2 && result.stdout.isEmpty)
      #expect(result.stderr.contains("no-such.xml"))
    }
    #expect(try Shell.run("ddx protocols no-such.xml").exit == 2)
  }

  @Test func `rankings that were saved compare as the profiles do`() throws {
    let rank = "ddx rank \(some) --format json --protocol"
    let forms = ["csv", "json"]
    for form in forms {
      let result = try Shell.run(
        """
        saved=$(mktemp) && \(rank) asra-consensus@2020 > $saved
        \(rank) asipp@2020 | ddx compare --from $saved --to - --format \(form)
        ddx compare asra-consensus@2020 asipp@2020 \(some) --format \(form) --no-attribution >&2
        rm $saved
        """)
      if form == "csv" {
        #expect(!result.stdout.isEmpty && result.stdout == result.stderr)
        continue
      }
      let objects = try [result.stdout, result.stderr].map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
      }
      for key in ["firstPlaces", "nextSteps", "mostAffected", "moved", "meanKendallTauB"] {
        #expect(objects[0][key] as? NSObject == objects[1][key] as? NSObject)
        #expect(objects[0][key] != nil)
      }
    }
  }

  @Test func `the audience changes no JSON`() throws {
    let line = "ddx rank \(some) --format json"
    #expect(try Shell.run(line).stdout == Shell.run("\(line) --audience patient").stdout)
  }

  @Test func `every form of every profile says the same first place`() throws {
    let rows = try Shell.run("ddx rank \(some) --format csv").stdout
      .split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let firstRows = rows.filter { $0[4] == "1" }.map { String($0[5]) }
    let lines = try Shell.run("ddx rank \(some) --format json").stdout.split(separator: "\n")
    let firstCandidates = try lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (object?["candidates"] as? [[String: Any]])?.first?["id"] as? String
    }
    #expect(firstRows.count == 4)
    #expect(firstCandidates == firstRows)
  }
}

@Suite struct `Several profiles of one run` {
  private let sample = "Profiles/patients/failed-block.xml"

  @Test func `with one id are reported, and a table names the file of each row`() throws {
    let result = try Shell.run(
      """
      folder=$(mktemp -d); cp \(sample) $folder/a.xml; cp \(sample) $folder/b.xml
      ddx rank $folder --format csv | cut -d , -f 13 | sed 's/.*\\///' | tr -d '\\r' | sort -u
      rm -r $folder
      """)
    #expect(result.stdout == "a.xml\nb.xml\nfile\n")
    #expect(result.stderr.contains("b.xml: warning: the profile has the same id as that in "))
    #expect(try Shell.run("ddx rank \(sample)").stderr.isEmpty)
  }

  @Test func `in a folder are read whatever the case of their ending`() throws {
    let result = try Shell.run(
      """
      folder=$(mktemp -d); cp \(sample) $folder/A.XML; cp Profiles/patients/two-sources.xml $folder/b.xml
      ddx rank $folder --format csv | cut -d , -f 1 | sort -u
      rm -r $folder
      """)
    #expect(result.stdout == "failed-block\nprofile\ntwo-sources\n")
  }
}

@Suite struct `The criteria of a ranking` {
  @Test func `appear on the page and in JSON, with what is missing and why`() throws {
    let rank = "ddx rank Profiles/patients/sixty-percent-block.xml --protocol ddx@2026.1"
    let brief = try Shell.run(rank).stdout
    #expect(brief.contains("\n  counted  facet joint, 0 of 2 positive blocks; 2026-04-13: "))
    let text = try Shell.run(rank + " --explain").stdout
    #expect(
      text.contains(
        "\nCriteria of the protocol\n  - Facet joint: negative; another block may follow\n"))
    #expect(text.contains("relief 60 % is below 80 %"))
    #expect(text.contains("missing: 2 blocks with relief of 80 % or more"))
    let json = try Shell.run(rank + " --format json").stdout
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let criteria = try #require(object["criteria"] as? [[String: Any]])
    #expect(criteria.map { $0["state"] as? String } == ["failed", "notBegun", "notBegun"])
  }
}
