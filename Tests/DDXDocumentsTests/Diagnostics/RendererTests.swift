import DDXCore
import DDXDocuments
import Testing

@Suite struct `A message` {
  /// One of every fault there is.
  private let samples: [Fault] = [
    .file(.missing), .file(.isDirectory), .file(.notPermitted),
    .file(.unreadable(reason: "x")), .file(.tooLarge(limit: 8 << 20)), .file(.empty),
    .file(.silent(seconds: 5)),
    .value(.outOfRange(attribute: "a", found: "54", range: NumberRange(0, 1))),
    .value(.notNumber(attribute: "a", found: "x")),
    .value(.notWhole(attribute: "a", found: "1.5")),
    .value(.unknownWord(attribute: "a", found: "x", allowed: ["y", "z"], near: ["y"])),
    .value(.notDuration(attribute: "a", found: "x")),
    .value(.notDate(attribute: "a", found: "x")),
    .value(.notName(subject: "a", found: "x")),
    .markup(.encoding(found: "UTF-16")), .markup(.invalidUTF8), .markup(.zeroByte),
    .markup(.documentType), .markup(.malformed(.other)), .markup(.tagTooLong(limit: 16 << 10)),
    .markup(.tooManyAttributes(limit: 64)), .markup(.tooDeep(limit: 64)),
    .markup(.tooManyElements(limit: 9)), .markup(.textTooLong(limit: 64 << 10)),
    .shape(.unknownNamespace(element: "a", namespace: "")),
    .shape(.wrongKind(found: .profile, expected: .evidence)),
    .shape(.attributeUnknown(name: "a", element: "b", near: [])),
    .shape(.attributeMissing(name: "a", element: "b")),
    .shape(.elementUnexpected(name: "a", expected: ["b"], near: [])),
    .shape(.elementMissing(element: "a", expected: ["b"])), .shape(.textUnexpected(element: "a")),
    .shape(.definedTwice(subject: .citation, name: "a", line: 1)),
    .shape(.refused(element: "a", attribute: "b")), .shape(.schemaUnusable(kind: .profile)),
    .reference(.unknownFinding(code: "a", near: [])),
    .reference(.unknownProcedure(id: "a", near: [])),
    .reference(.earlierCode(code: "a", now: "b")),
    .reference(.undefinedCitation(id: "a", near: [])),
    .reference(.undefinedPopulation(id: "a", near: [])), .reference(.unusedCitation(id: "a")),
    .profile(.noState), .profile(.stateAndProbability), .profile(.partUnexpected(.side)),
    .profile(.partMissing(.level)), .profile(.levelKind(expected: .root)),
    .profile(.unknownGrade(found: "9", allowed: ["1"])), .profile(.courseUnexpected),
    .profile(.contradicted(line: 1)), .profile(.repeated(line: 1)), .profile(.noDate),
    .profile(.blockLater), .profile(.uptakeNotLookedFor), .profile(.blockOnOtherSide),
    .profile(.blockWithoutResult), .profile(.reliefOfProvocation),
    .profile(.provocationOfBlock),
    .evidence(.accuracyCount(found: ["sensitivity"])), .evidence(.impossible(.notFinite)),
    .evidence(.interval(attribute: "a")), .evidence(.assumedAbsent(attribute: "a")),
    .evidence(.recollection(id: "a")), .evidence(.findingTwice(code: "a", line: 1)),
    .evidence(.noSide), .evidence(.levelsMixed), .evidence(.suspectsElsewhere(source: "a")),
    .protocol(.signCount(found: [])), .protocol(.threshold(atLeast: 3, signs: 2)),
    .protocol(.unchangedUrgency), .protocol(.reliefPoints(found: [0])),
    .protocol(.unknownParent(name: "a@1", near: [])), .protocol(.cycle(names: ["a@1", "a@1"])),
    .protocol(.nothingChanged(element: "a")), .protocol(.noReason(element: "a")),
    .protocol(.nothingToRemove(element: "a")), .protocol(.singleBlock),
    .protocol(.tooFewSessions(source: "a", needed: 2, allowed: 1)),
    .cases(.nothingExpected), .cases(.noCriterion(attribute: "state")),
    .cohort(.endsEarly), .cohort(.empty), .cohort(.text), .cohort(.endTag),
    .cohort(.attribute(name: "a")), .cohort(.trailing), .cohort(.length), .cohort(.cutShort),
  ]

  @Test func `exists for every fault, in lower case and without a full stop`() {
    for fault in samples {
      let message = DiagnosticRenderer().message(for: Diagnostic(fault: fault, file: "a.xml"))
      #expect(!message.isEmpty && !message.hasSuffix("."), "\(fault)")
      #expect(message.first?.isUppercase == false, "\(message)")
    }
  }

  @Test func `bears an id that no other fault has`() {
    let numbers = samples.map(\.number)
    #expect(Set(numbers).count == numbers.count)
    // 1 to 39 are shared by all kinds; none of them is without a fault.
    #expect(Set(1...39).isSubset(of: numbers))
    #expect(Diagnostic(fault: samples[6], file: "").id == "DDX0007")
  }

  @Test func `shows the place, the line, and what to do`() {
    let line = #"  <test id="mbb" sensitivity="54" specificity="0.88"/>"#
    let diagnostic = Diagnostic(
      fault: .value(
        .outOfRange(attribute: "sensitivity", found: "54", range: NumberRange(0, 1))),
      file: "Profiles/protocols/asipp/2020.xml", line: 41, column: 18, excerpt: line)
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        Profiles/protocols/asipp/2020.xml:41:18: error: `sensitivity` must be between 0 and 1, \
        found `54` [DDX0007]
           41 |   <test id="mbb" sensitivity="54" specificity="0.88"/>
              |                  ^
           help: write 54 % as `0.54`
        """)
  }

  @Test func `shows part of a long line, with its mark in place`() {
    let line = String(repeating: "x", count: 500) + "HERE" + String(repeating: "y", count: 500)
    let diagnostic = Diagnostic(
      fault: .markup(.malformed(.other)), file: "a.xml", line: 1, column: 501, excerpt: line)
    let rows = DiagnosticRenderer().render(diagnostic).split(separator: "\n").map(Array.init)
    #expect(rows.count == 3 && rows[1].count < 180)
    let mark = rows[2].firstIndex(of: "^")
    #expect(mark.map { String(rows[1][$0...].prefix(4)) } == "HERE")
  }

  @Test func `keeps its mark beneath a line with tabs`() {
    let diagnostic = Diagnostic(
      fault: .markup(.malformed(.other)), file: "a.xml", line: 1, column: 3, excerpt: "\t\t<x")
    #expect(DiagnosticRenderer().render(diagnostic).hasSuffix("\n      | \t\t^"))
  }

  @Test func `is without a place where none is known`() {
    let text = DiagnosticRenderer().render(
      Diagnostic(fault: .file(.empty), .file(.silent(seconds: 5)), file: "a.xml"))
    #expect(text == "a.xml: error: is empty [DDX0006]\n   help: give an XML document")
  }
}
