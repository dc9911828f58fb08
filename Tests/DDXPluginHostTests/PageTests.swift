import DDXCore
import JSONSchemas
@testable import DDXPluginHost
import Foundation
import Testing

/// The page and the schemas of the contract say what the host does.
@Suite struct `The page of the contract` {
  private static let page = URL(filePath: #filePath).appending(
    path: "../../../Documentation/PluginProtocol.md")

  private static func text() throws -> String {
    try String(contentsOf: page.standardized, encoding: .utf8)
  }

  /// The messages of the page, each on one line.
  private static func messages() throws -> [String] {
    try text().split(separator: "```json\n").dropFirst().map { block in
      block.prefix(upTo: block.firstRange(of: "```")?.lowerBound ?? block.endIndex)
        .split(separator: "\n").map { $0.drop(while: \.isWhitespace) }.joined()
    }
  }

  private static func value(_ message: String) throws -> JSONValue {
    try JSONParser.value(of: Array(message.utf8))
  }

  private static func isRequest(_ message: String) -> Bool { message.contains("\"request\"") }

  private func description() throws -> ProgramDescription {
    let answer = try #require(try Self.messages().first { $0.contains("\"descriptor\"") })
    return try DescriptionDecoder(vocabulary: Run.vocabulary, digest: "")
      .decode(try Self.value(answer))
  }

  private func profile() throws -> ClinicalProfile {
    Run.profile(
      findings: [
        Finding(code: "cluneal.tinel", state: .present, side: .right),
        Finding(code: "pain.midline", state: .uncertain(try Probability(0.3))),
      ],
      blocks: [
        DiagnosticBlock(
          procedure: "cluneal-nerve-block", date: try #require(CalendarDate("2026-03-02")),
          side: .right, agent: .lidocaine, relief: try Relief(percent: 35),
          reliefDuration: ClinicalDuration("PT2H"))
      ])
  }

  @Test func `shows the requests that the host writes`() throws {
    let requests = try Self.messages().filter(Self.isRequest)
    let writer = RequestWriter(description: try description())
    let written = [
      RequestWriter.describe(id: 1),
      RequestWriter.assess(id: 2, body: writer.body(try profile(), under: try rules())),
    ]
    #expect(requests.map { $0 + "\n" } == written)
  }

  private func rules() throws -> ClinicalProtocol {
    ClinicalProtocol(
      id: "ddx", edition: "2026.1", title: "", multipleSources: Measured(0.22),
      multipleSourcesCitation: "Study2001", otherFloor: 0.05,
      safety: SafetyRules(strongSigns: [], combinations: []), response: try response())
  }

  private func response() throws -> ResponseModel {
    let half = Measured(0.5)
    return ResponseModel(
      observation: .atLeast(80), relief: [],
      placebo: .init(trait: half, eightyGivenFifty: half, citation: "Study2001"),
      delivery: .init(
        missed: half, uptakeDefeats: half, spotDetects: half, aspirationDetects: half,
        oneOfTwoSides: half, citation: "Study2001"),
      procedures: [], accuracies: [],
      provocation: .init(
        procedure: "discography", sensitivity: half, falsePositive: half,
        falsePositiveWithSomatisation: half, somatisation: half, finding: "pain.midline",
        leastPain: 6, greatestPressure: 50, noControlDilution: half, citation: "Study2001"),
      confounders: .init(
        sedationPlacebo: half, opioid: half, largeVolume: half, noDiary: half,
        citation: "Study2001"),
      order: .init(
        concordant: half, otherwise: half, prolonged: try #require(ClinicalDuration("P1W")),
        citation: "Study2001"),
      addedCoverage: [],
      sensitisation: .init(effect: half, findings: [], citation: "Study2001"))
  }

  @Test func `shows answers that the host takes`() throws {
    let decoder = AssessmentDecoder(
      profile: try profile(), description: try description(),
      vocabulary: Run.vocabulary.adding(try description().vocabulary))
    let answers = try Self.messages().filter { !Self.isRequest($0) }.dropFirst()
    #expect(answers.count == 4)
    for answer in answers {
      let value = try Self.value(answer)
      if answer.contains("\"error\"") {
        #expect(throws: ProgramFailure.Reason.refused("the table for this setting is missing")) {
          try decoder.decode(value)
        }
      } else {
        #expect(throws: Never.self) { try decoder.decode(value) }
      }
    }
  }

  @Test func `shows messages that fit the schemas`() throws {
    for message in try Self.messages() {
      let schema = try Schema.shipped(Self.isRequest(message) ? "plugin-request" : "plugin-answer")
      let object = try JSONSerialization.jsonObject(with: Data(message.utf8))
      #expect(schema.faults(in: object) == [], "\(message)")
    }
  }

  @Test func `has a schema with the keys that the host knows, and no others`() throws {
    let definitions = try Self.definitions("plugin-answer")
    #expect(Set(definitions.keys) == Set(AnswerShape.allCases.map(\.rawValue)))
    for shape in AnswerShape.allCases {
      let properties = definitions[shape.rawValue]?["properties"] as? [String: Any]
      #expect(Set(properties?.keys ?? [:].keys) == Set(shape.keys), "\(shape)")
    }
    let keys = try Self.definitions("plugin-request")["protocol"]?["properties"] as? [String: Any]
    #expect(Set(keys?.keys ?? [:].keys) == Set(ProtocolKey.allCases.map(\.rawValue)))
  }

  private static func definitions(_ name: String) throws -> [String: [String: Any]] {
    try #require(try Schema.shipped(name).root["$defs"] as? [String: [String: Any]])
  }

  @Test func `names every key`() throws {
    let text = try Self.text()
    for key in AnswerShape.allCases.flatMap(\.keys) + ProtocolKey.allCases.map(\.rawValue) {
      #expect(text.contains("`\(key)`") || text.contains("\"\(key)\""), "\(key)")
    }
  }

  @Test func `shows the host's message for every failure`() throws {
    let newer = ContractVersion(major: 1, minor: 7)
    let older = ContractVersion(major: 0, minor: 9)
    let citation = AnswerFault(
      .undefinedCitation("Example2002", near: ["Example2001"]),
      at: "assessment.evidence[0].citation")
    let code = AnswerFault(
      .unknownFinding("cluneal.press", near: []), at: "assessment.evidence[0].code")
    let failures: [(ProgramFailure.Request, ProgramFailure.Reason)] = [
      (.describe, .missing), (.describe, .folder), (.describe, .notExecutable),
      (.describe, .notAProgram), (.describe, .noInterpreter),
      (.describe, .contract(asked: newer, host: .current)),
      (.describe, .contract(asked: older, host: .current)), (.describe, .ended(status: 3)),
      (.assess, .killed(signal: 11)), (.assess, .closed),
      (.assess, .silent(ProgramLimits.standard.assessing)),
      (.assess, .lineTooLong(limit: ProgramLimits.standard.line)),
      (.assess, .notJSON(column: 1, .noValue)), (.assess, .otherAnswer(asked: 3, found: 2)),
      (.describe, .answer(AnswerFault(.missing, at: "descriptor.version"))),
      (
        .assess,
        .answer(
          AnswerFault(
            .range(1, "above 0 and below 1"), at: "assessment.evidence[0].sensitivity"))
      ),
      (
        .assess, .answer(AnswerFault(.unknownKey(near: ["coverage"]), at: "assessment.coverge"))
      ),
      (.assess, .answer(code)), (.assess, .answer(citation)),
      (.assess, .refused("the table for this setting is missing")),
    ]
    let text = try Self.text()
    for (request, reason) in failures {
      let failure = ProgramFailure(path: "", request: request, reason: reason, complaints: [])
      #expect(text.contains("| \(failure) |"))
    }
  }
}
