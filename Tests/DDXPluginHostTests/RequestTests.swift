import DDXCore
@testable import DDXPluginHost
import Testing

/// What a program is told, and what it is never told.
@Suite struct `A request` {
  private func description(
    findings: [String], procedures: [ProcedureID] = [], keys: [ProtocolKey] = []
  ) -> ProgramDescription {
    ProgramDescription(
      descriptor: ModuleDescriptor(
        id: "cluneal-nerve", name: "", version: "", evidenceEdition: "", evidenceDigest: "",
        findings: findings.map { FindingCode($0) }),
      names: Dictionary(uniqueKeysWithValues: findings.map { (FindingCode($0), $0) }),
      procedures: procedures, protocolKeys: keys, vocabulary: Run.vocabulary, citations: [])
  }

  private func block() throws -> DiagnosticBlock {
    DiagnosticBlock(
      procedure: "medial-branch-block", date: try #require(CalendarDate("2026-03-02")),
      side: .right, levels: [.l4L5, .l5S1], agent: .lidocaine, volume: 0.5, steroid: false,
      relief: try Relief(percent: 35), reliefDuration: ClinicalDuration("PT2H"),
      movements: .same, guidance: .fluoroscopy, contrast: .live, vascularUptake: .seen,
      sedation: DiagnosticBlock.Sedation.none, diary: .hourly, complication: "pain.midline",
      provocation: .init(isConcordant: true, pain: 7, pressure: 30, controlDisc: .painless))
  }

  @Test func `holds only what the descriptor declares`() throws {
    let profile = Run.profile(
      findings: [
        Finding(code: "sij.thigh-thrust", state: .present, side: .right, level: .l5S1),
        Finding(code: "pain.midline", state: .uncertain(try Probability(0.3))),
      ], blocks: [try block()])
    let little = RequestWriter(description: description(findings: ["pain.midline"]))
    let told = #"""
      {"profile":{"age":58,"setting":"pain-clinic","side":"right",
      "findings":[{"code":"pain.midline","state":"uncertain","probability":0.3}],"blocks":[]},
      "protocol":{}}
      """#
    #expect(little.body(profile, under: Run.rules) == told.replacing("\n", with: "") + "\n")
    let nothing = RequestWriter(description: description(findings: []))
    let least = #"""
      {"profile":{"age":58,"setting":"pain-clinic","side":"right","findings":[],"blocks":[]},
      "protocol":{}}
      """#
    #expect(nothing.body(profile, under: Run.rules) == least.replacing("\n", with: "") + "\n")
  }

  @Test func `gives days since a block, and a complication only if it is declared`()
    throws
  {
    let profile = Run.profile(findings: [], blocks: [try block()])
    let writer = RequestWriter(
      description: description(findings: [], procedures: ["medial-branch-block"]))
    let body = writer.body(profile, under: Run.rules)
    let told = #"""
      "blocks":[{"procedure":"medial-branch-block","daysBefore":69,"side":"right",
      "levels":["L4-5","L5-S1"],"agent":"lidocaine","volume":0.5,"steroid":false,
      "relief":35.0,"reliefHours":2.0,"movements":"same",
      "provocation":{"concordant":true,"pain":7.0,"pressure":30.0,"controlDisc":"painless"},
      "guidance":"fluoroscopy","contrast":"live","vascularUptake":"seen",
      "sedation":"none","diary":"hourly"}]
      """#
    #expect(body.contains(told.replacing("\n", with: "")))
    let curious = RequestWriter(
      description: description(findings: ["pain.midline"], procedures: ["medial-branch-block"]))
    #expect(
      curious.body(profile, under: Run.rules).contains(#""complication":"pain.midline""#))
  }

  @Test func `never says who the patient is`() throws {
    let writer = RequestWriter(
      description: description(
        findings: ["cluneal.tinel"], procedures: ["medial-branch-block"],
        keys: ProtocolKey.allCases))
    let body = writer.body(Run.profile(blocks: [try block()]), under: Run.rules)
    for secret in ["a-name", "feed", "2026-0", "line"] { #expect(!body.contains(secret)) }
  }

  @Test func `gives the requested values of the protocol`() throws {
    let criterion = Criterion(
      source: "cluneal-nerve", procedures: ["medial-branch-block"], blocks: 2,
      relief: try Relief(percent: 80), needsDifferentAgents: false, needsOrder: false,
      needsMovements: false, intervalDays: 0, withinDays: nil, afterNegative: .stop,
      prolonged: .counts, prolongedFrom: try #require(ClinicalDuration("P1W")), agents: [],
      citation: "Study2001", text: "Two blocks.")
    let rules = ClinicalProtocol(
      id: "asipp", edition: "2020", title: "", multipleSources: Measured(0.22),
      multipleSourcesCitation: "Study2001", otherFloor: 0.05,
      safety: SafetyRules(strongSigns: [], combinations: []), criteria: [criterion])
    let writer = RequestWriter(
      description: description(findings: [], keys: ProtocolKey.allCases))
    let told = #"""
      "protocol":{"id":"asipp","edition":"2020","status":"draft","multipleSources":0.22,
      "criterion.blocks":2,"criterion.relief":80.0}}
      """#
    #expect(
      writer.body(Run.profile(), under: rules).hasSuffix(
        told.replacing("\n", with: "") + "\n"))
  }

  @Test func `names a finding as the program does`() async throws {
    let script = try Script(
      describe: Script.description(
        (#""findings":["cluneal.tinel","sij.thigh-thrust"]"#, #""findings":["sij.p4"]"#)),
      assess: #"echo "$line" > "$here/line"; "#
        + Script.assessment(("cluneal.tinel", "sij.p4")))
    try await Run.program(script) { start in
      #expect(start.source?.descriptor.findings == ["sij.thigh-thrust"])
      let profile = Run.profile(findings: [Finding(code: "sij.thigh-thrust", state: .present)])
      let evidence = try Run.assessment(start.source, profile).evidence
      #expect(evidence.map(\.finding.code) == ["sij.thigh-thrust"])
      #expect(script.lines(of: "line").first?.contains(#""code":"sij.p4""#) == true)
    }
  }
}
