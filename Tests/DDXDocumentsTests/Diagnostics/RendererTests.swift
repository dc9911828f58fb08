import DDXCore
import DDXDocuments
import DDXMarkup
import Testing

@Suite struct `A message` {
  /// One of every fault there is; that none is missing is tested with `ddx explain`.
  private let samples = DiagnosticEntry.all.map(\.fault)

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
    #expect(DiagnosticEntry.entry("DDX0007")?.fault.number == 7)
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
      Diagnostic(fault: .file(.empty), file: "a.xml"))
    #expect(text == "a.xml: error: is empty [DDX0006]\n   help: give an XML document")
  }
}
