import DDXCore
import DDXTesting
import Testing

/// A module whose page and evidence a test writes.
protocol Written: PainSourceFactory {
  static var evidence: StaticString { get }
}

extension Written {
  var source: SourceID { "piriformis" }
  var readme: StaticString { "```assessment\npatient: age=50\nshare: 0.05\n```\n" }
  var documents: [EmbeddedDocument] { [.init(path: "Evidence/2026.1.xml", text: Self.evidence)] }
  func make(evidence: EvidenceTable) -> any PainSource { DeclaredSource(table: evidence) }
}

struct Sound: Written {
  static let evidence: StaticString = """
    <evidence xmlns="urn:ddx:evidence:1" source="piriformis" edition="2026.1" status="draft">
      <title>Piriformis</title>
      <summary>A module of a test.</summary>
      <citations><citation id="assumed" status="assumed">Invented.</citation></citations>
      <share><anchor age="50" value="0.05" citation="assumed"/></share>
    </evidence>
    """
}

struct Certain: Written {
  static let evidence: StaticString = """
    <evidence xmlns="urn:ddx:evidence:1" source="piriformis" edition="2026.1" status="draft">
      <title>Piriformis</title>
      <summary>A module of a test.</summary>
      <citations><citation id="assumed" status="assumed">Invented.</citation></citations>
      <share><anchor age="50" value="0.05" citation="assumed"/></share>
      <findings>
        <finding code="pain.groin" sensitivity="1" specificity="0.7" citation="assumed"/>
      </findings>
    </evidence>
    """
}

struct BringsAWord: Written {
  static let evidence: StaticString = """
    <evidence xmlns="urn:ddx:evidence:1" source="piriformis" edition="2026.1" status="draft">
      <title>Piriformis</title>
      <summary>A module of a test.</summary>
      <citations><citation id="assumed" status="assumed">Invented.</citation></citations>
      <vocabulary>
        <finding code="test.word" kind="examination" group="test" side="optional" cost="free">
          <title>a sign that no other vocabulary has</title>
          <question>Is it there?</question>
        </finding>
      </vocabulary>
      <share><anchor age="50" value="0.05" citation="assumed"/></share>
      <findings>
        <finding code="test.word" sensitivity="0.6" specificity="0.7" citation="assumed"/>
      </findings>
    </evidence>
    """
  var readme: StaticString {
    """
    ```assessment
    patient: age=50 test.word=present@left
    test.word: sensitivity 0.60, specificity 0.70
    ```
    """
  }
}

struct Pageless: Written {
  static var evidence: StaticString { Sound.evidence }
  var readme: StaticString { "# Piriformis\n" }
}

struct Misnamed: Written {
  static var evidence: StaticString { Sound.evidence }
  var source: SourceID { "piriformis-muscle" }
}

struct Bare: Written {
  static var evidence: StaticString { Sound.evidence }
  var documents: [EmbeddedDocument] { [] }
}

@Suite struct `A module's own test` {
  private func failure<Factory: PainSourceFactory>(
    of type: Factory.Type
  ) throws -> ConformanceFailure {
    try #require(throws: ConformanceFailure.self) { try checkPainSource(type) }
  }

  @Test func `is one line`() throws { try checkPainSource(Sound.self) }

  @Test func `knows the findings that the module adds`() throws {
    try checkPainSource(BringsAWord.self)
  }

  @Test func `reports every failed check in plain words`() throws {
    #expect(
      "\(try failure(of: Pageless.self))" == """
        piriformis 2026.1 does not conform:
          - the worked examples on its page hold:
              README.md has no worked example, a block that begins with ```assessment
        """)
    #expect(
      "\(try failure(of: Misnamed.self))" == """
        piriformis 2026.1 does not conform:
          - it has one id that stays the same:
              the factory says `piriformis-muscle`, the descriptor `piriformis`
        """)
  }

  @Test func `refuses evidence with an accuracy of 1, by its line`() throws {
    let failure = try failure(of: Certain.self)
    #expect(failure.reports.map(\.failed) == [[.evidence]])
    #expect("\(failure)".contains("Evidence/2026.1.xml:7: "), "\(failure)")
    #expect("\(failure)".contains("sensitivity"), "\(failure)")
  }

  @Test func `refuses a module without evidence`() throws {
    #expect(
      try failure(of: Bare.self).reports.map { $0.outcome(of: .evidence) }
        == [.failed(["it ships no evidence document"])])
  }
}
