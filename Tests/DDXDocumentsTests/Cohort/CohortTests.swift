import DDXCore
import DDXDocuments
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What comes of a cohort, a word for each piece: the id of a profile, or the places of faults.
private func read(_ text: String) throws -> [String] {
  let path = try temporaryFile(text)
  defer { unlink(path) }
  let reader = try Samples.reader()
  var file = try ProfileFile(path: path)
  var found: [String] = []
  while let item = try file.next() {
    switch item {
    case .fault(let faults, _): found += faults.diagnostics.places
    case .profile(let part):
      do throws(DocumentFaults) {
        found.append(try reader.profile(part).value.id)
      } catch {
        found += error.diagnostics.places
      }
    }
  }
  return found
}

/// A file with a text, which the caller removes.
private func temporaryFile(_ text: String) throws -> String {
  var name = Array("\(temporaryFolder)/ddx-XXXXXX".utf8CString)
  let descriptor = mkstemp(&name)
  try #require(descriptor >= 0)
  defer { close(descriptor) }
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    try #require(count > 0)
    bytes = bytes.dropFirst(count)
  }
  return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

private var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir }

private func profile(_ id: String, _ rest: String = "") -> String {
  #"<profile xmlns="urn:ddx:profile:1" id="\#(id)"><patient age="50"/>\#(rest)</profile>"#
}

private func cohort(_ lines: String...) -> String {
  (["<cohort xmlns=\"urn:ddx:cohort:1\">"] + lines + ["</cohort>", ""]).joined(separator: "\n")
}

@Suite struct `A cohort` {
  @Test func `is cut into its profiles in their order`() throws {
    let text = cohort(profile("a"), "<!-- <profile> -->", profile("b") + profile("c"))
    #expect(try read("<?xml version=\"1.0\"?>\n<!-- all -->\n" + text) == ["a", "b", "c"])
  }

  @Test func `is distinguished from a single profile`() throws {
    #expect(try read(profile("a")) == ["a"])
    #expect(try read("<cohort/>") == ["1:1 error DDX0024"])
  }

  @Test func `reports faults at their place in the file`() throws {
    let bad = profile(
      "b", "\n  <findings>\n    <finding code=\"no.such\" state=\"present\"/>\n  </findings>")
    let text = cohort(profile("a"), "  " + bad, profile("c"))
    #expect(try read(text) == ["a", "5:14 error DDX0034", "c"])
  }

  @Test(arguments: [
    // The first line is 5 of the file and 3 of the profile; the second one names it.
    [#"code="pain.standing" state="present""#, #"code="pain.standing" state="absent""#],
    [#"code="pain.standing" state="present""#, #"code="pain.standing" state="present""#],
    [#"code="lab.crp-10-30" state="present""#, #"code="lab.crp-above-100" state="present""#],
    [
      #"code="root.slr" state="present" side="right""#,
      #"code="root.tension-signs-negative" state="present" side="right""#,
    ],
    [
      #"code="root.motor-weakness" state="absent" side="right""#,
      #"code="redflag.foot-drop" state="present" side="right""#,
    ],
  ]) func `counts the lines that a fault names in its file`(findings: [String]) throws {
    let both = findings.map { "<finding \($0)/>" }.joined(separator: "\n")
    let text = cohort(profile("a"), profile("b", "\n<findings>\n\(both)\n</findings>"))
    let path = try temporaryFile(text)
    defer { unlink(path) }
    var file = try ProfileFile(path: path)
    _ = try file.next()
    guard case .profile(let part) = try file.next() else {
      Issue.record("there is no second profile")
      return
    }
    let reader = try Samples.reader()
    var found: [Diagnostic] = []
    do throws(DocumentFaults) {
      found = try reader.profile(part).notes
    } catch {
      found = error.diagnostics
    }
    #expect(found.map(\.line) == [6])
    #expect(DiagnosticRenderer().message(for: try #require(found.first)).contains("line 5"))
  }

  @Test func `shows a line of a profile as its file has it`() throws {
    let text =
      "<cohort xmlns=\"urn:ddx:cohort:1\" xmlns:p=\"urn:ddx:profile:1\">\n"
      + "  <p:profile id=\"a\" od=\"1\"><p:patient age=\"50\"/></p:profile></cohort>"
    let path = try temporaryFile(text)
    defer { unlink(path) }
    var file = try ProfileFile(path: path)
    guard case .profile(let part) = try file.next() else {
      Issue.record("there is no profile")
      return
    }
    let reader = try Samples.reader()
    let faults = Samples.faults { () throws(DocumentFaults) in try reader.profile(part) }
    #expect(faults.places == ["2:21 error DDX0026"])
    #expect(
      faults.first?.excerpt == "  <p:profile id=\"a\" od=\"1\"><p:patient age=\"50\"/></p:profile>")
  }

  @Test func `gives its namespaces to its profiles`() throws {
    let text = """
      <c:cohort xmlns:c='urn:ddx:cohort:1' xmlns='urn:ddx:profile:1' xmlns:p="urn:ddx:profile:1">
      <profile id="a"><patient age="50"/></profile>
      <p:profile id="b"><p:patient age="50"/></p:profile>
      </c:cohort>
      """
    #expect(try read(text) == ["a", "b"])
    #expect(try read(cohort("<profile id=\"a\"/>")) == ["2:1 error DDX0024"])
  }

  @Test func `loses no profile to a fault in the one before`() throws {
    let patient = "<patient age=\"50\"/>"
    let open = "<profile xmlns=\"urn:ddx:profile:1\" id=\"b\">"
    let broken = [
      open + patient + "<findings></profile>",  // An element that is not closed.
      open + patient,  // A profile that is not closed.
      open + patient + "</profil>",  // Or is closed by another name.
      open + patient + "</findings></profile>",  // An end tag too many.
      open + "<patient age=\"50/></profile>",  // A quote that is not closed.
      open + "<patient age=</profile>",
      open + "<!-- " + patient + "</profile>",  // A comment, a section and an instruction likewise.
      open + "<![CDATA[ " + patient + "</profile>",
      open + "<? " + patient + "</profile>",
      "<profile xmlns=\"urn:ddx:profile:1\" id=\"b></profile>",
      "<profile " + open + patient + "</profile>",
      open + "<profile/></profile>",
      "<group>",  // Another element that is not closed.
    ]
    for text in broken {
      let found = try read(cohort(profile("a"), text, profile("c")))
      #expect(found.first == "a" && found.last == "c", "\(text): \(found)")
      #expect(
        found.dropFirst().dropLast().allSatisfy {
          $0 == "b" || $0.hasPrefix("3:") || $0 == "4:1 error DDX0018"
        }, "\(text): \(found)")
      #expect(found.count > 2, "\(text)")
    }
  }

  @Test func `reports anything between its profiles`() throws {
    let text = cohort("text", profile("a"), "</profile>", "<![CDATA[x]]>", "<other/>")
    #expect(
      try read(text) == [
        "2:1 error DDX0212", "a", "4:1 error DDX0213", "5:1 error DDX0212", "6:1 error DDX0024",
      ])
  }

  @Test func `finds the profiles within another element`() throws {
    let text = cohort("<group>", profile("a"), profile("b"), "</group>")
    #expect(try read(text) == ["2:1 error DDX0024", "a", "b", "5:1 error DDX0213"])
  }

  @Test func `reports elements of one name within one another once`() throws {
    let nested = String(repeating: "<group>", count: 1000)
    #expect(try read(cohort(nested, profile("a"))).count == 2)
  }

  @Test func `reports a missing end`() throws {
    let whole = cohort(profile("a"), profile("b"))
    let cut = String(whole.dropLast(30))
    #expect(try read(cut) == ["a", "3:53 error DDX0018", "3:53 error DDX0210"])
    #expect(try read(cohort()) == ["3:1 error DDX0211"])
    #expect(try read(whole + "<x/>") == ["a", "b", "5:1 error DDX0215"])
    #expect(
      try read("<cohort xmlns=\"urn:ddx:cohort:1\" name=\"x\"/>") == [
        "1:1 error DDX0214", "1:44 error DDX0211",
      ])
  }

  @Test func `continues after a profile that is too large`() throws {
    let comment = String(
      repeating: "<!-- " + String(repeating: "x", count: 60_000) + " -->", count: 150)
    let found = try read(cohort(profile("a"), profile("b", comment), profile("c")))
    #expect(found == ["a", "3:1 error DDX0005", "c"])
  }

  @Test func `of many pieces is the same however it is read`() throws {
    let ids = (0..<3_000).map { "p\($0)" }
    let text = cohort(
      ids.map { profile($0, "<!-- \(String(repeating: "-é ", count: 20)) -->") }.joined(
        separator: "\n\n"))
    #expect(try read(text) == ids)
  }

  @Test func `must be in UTF-8`() {
    let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + cohort(profile("a"))
    #expect(throws: DocumentFaults.self) { try read(text) }
  }
}
