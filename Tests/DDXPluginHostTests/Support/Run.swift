import DDXCore
import DDXPluginHost
import Testing

/// A patient, a protocol and a vocabulary for the programs of the tests.
enum Run {
  static let vocabulary = Vocabulary(
    edition: "test", digest: "",
    findings: [
      FindingDefinition(
        code: "sij.thigh-thrust", aliases: ["sij.p4"], kind: .examination, group: "test",
        title: "thigh thrust", question: "Does it hurt?", side: .optional),
      FindingDefinition(
        code: "pain.midline", kind: .history, group: "test", title: "midline pain",
        question: "Is it in the middle?"),
    ],
    procedures: [
      ProcedureDefinition(
        id: "medial-branch-block", title: "medial branch block", approach: "medial-branch",
        levels: .joint, side: .required, risk: .low)
    ])

  static let rules = ClinicalProtocol(
    id: "ddx", edition: "2026.1", title: "Rules for tests", multipleSources: Measured(0.22),
    multipleSourcesCitation: "Study2001", otherFloor: 0.05,
    safety: SafetyRules(strongSigns: [], combinations: []))

  static func profile(
    age: Int = 58,
    findings: [Finding] = [Finding(code: "cluneal.tinel", state: .present, side: .right)],
    blocks: [DiagnosticBlock] = []
  ) -> ClinicalProfile {
    ClinicalProfile(
      id: "a-name", digest: "feed", date: CalendarDate("2026-05-10"), patient: Patient(age: age),
      pain: Pain(side: .right, setting: .painClinic), findings: findings, blocks: blocks)
  }

  /// Limits that no test comes near on a busy machine, but for that on how a program ends.
  static let limits = ProgramLimits(
    describing: .seconds(120), assessing: .seconds(120), ending: .milliseconds(300))

  /// Runs a test with a program, and stops it.
  static func program(
    _ script: Script, limits: ProgramLimits = limits,
    _ test: (ProgramStart) async throws -> Void
  ) async throws {
    let modules = await ProgramModules.start([script.path], vocabulary: vocabulary, limits: limits)
    try await test(try #require(modules.starts.first))
    await modules.stop()
    #expect(!script.isRunning)
  }

  /// The failure with which a program answers a profile.
  static func failure(
    of source: ProgramSource?, _ profile: ClinicalProfile = profile()
  ) throws -> ProgramFailure {
    let source = try #require(source)
    return try #require(
      #expect(throws: ProgramFailure.self) { try source.assess(profile, under: rules) })
  }

  /// What a program makes of a profile.
  static func assessment(
    _ source: ProgramSource?, _ profile: ClinicalProfile = profile()
  ) throws -> SourceAssessment {
    guard case .assessed(let assessment) = try #require(source).assess(profile, under: rules)
    else {
      Issue.record("the program says that it is not applicable")
      throw CancellationError()
    }
    return assessment
  }
}
