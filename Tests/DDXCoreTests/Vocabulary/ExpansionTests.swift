import DDXCore
import Testing

/// What recorded findings imply.
@Suite struct `A profile expanded by its vocabulary` {
  static let vocabulary = Vocabulary(
    edition: "test", digest: "",
    findings: [
      finding("pain.leg"), finding("pain.below-knee", wholes: ["pain.leg"]),
      finding("pain.foot", wholes: ["pain.below-knee"]),
      finding("pain.both", side: .none, wholes: ["pain.leg"]),
      finding("root.weakness", level: .optional),
      finding("root.toe-weakness", wholes: ["root.weakness"]),
      finding("root.crossed", isContralateral: true, wholes: ["root.tension"]),
      finding("root.tension"),
      finding(
        "exam.normal",
        members: [
          SetMember(code: "root.weakness", isPresent: false),
          SetMember(code: "root.tension", isPresent: false),
          SetMember(code: "gait.walks", isPresent: true),
        ]),
      finding("gait.walks", side: .none),
    ], procedures: [])

  static let perhaps = Probability(clamping: 0.7)

  static func finding(
    _ code: FindingCode, side: FindingDefinition.Place = .optional,
    level: FindingDefinition.Place = .none, isContralateral: Bool = false,
    wholes: [FindingCode] = [], members: [SetMember] = []
  ) -> FindingDefinition {
    FindingDefinition(
      code: code, kind: .history, group: "test", title: code.name, question: "?", side: side,
      level: level, levelKind: .root, isContralateral: isContralateral, wholes: wholes,
      members: members)
  }

  /// The implied findings, each as `code=state@side@level<origin`.
  func implied(by findings: Finding...) -> [String] {
    let profile = ClinicalProfile(
      id: "p", digest: "d", patient: Patient(age: 50), findings: findings)
    let expanded = profile.expanded(by: Self.vocabulary)
    #expect(expanded.digest == "d" && Array(expanded.findings.prefix(findings.count)) == findings)
    return expanded.findings.dropFirst(findings.count).map { finding in
      let place = [
        finding.side == .unspecified ? nil : finding.side.rawValue, finding.level?.rawValue,
      ]
      return "\(finding.code)=\(finding.state == .present ? "present" : "absent")"
        + place.compactMap { $0 }.map { "@\($0)" }.joined() + "<\(finding.origin?.name ?? "")"
    }
  }

  @Test func `says that pain in the foot is pain below the knee and in the leg`() {
    #expect(
      implied(by: Finding(code: "pain.foot", state: .present, side: .left)) == [
        "pain.leg=present@left<pain.foot", "pain.below-knee=present@left<pain.foot",
      ])
  }

  @Test func `says that a leg without pain has none below the knee`() {
    #expect(
      implied(by: Finding(code: "pain.leg", state: .absent)) == [
        "pain.below-knee=absent<pain.leg", "pain.foot=absent<pain.leg",
        "pain.both=absent<pain.leg",
      ])
  }

  @Test func `does not conclude from one leg to both`() {
    #expect(
      implied(by: Finding(code: "pain.leg", state: .absent, side: .right)) == [
        "pain.below-knee=absent@right<pain.leg", "pain.foot=absent@right<pain.leg",
      ])
  }

  @Test func `never overrides a finding recorded at the same place`() {
    #expect(
      implied(
        by: Finding(code: "pain.foot", state: .present, side: .left),
        Finding(code: "pain.below-knee", state: .absent),
        Finding(code: "pain.leg", state: .uncertain(Self.perhaps), side: .left)
      ).isEmpty)
    #expect(
      implied(
        by: Finding(code: "pain.below-knee", state: .present, side: .left),
        Finding(code: "pain.leg", state: .absent, side: .right)
      ) == [
        "pain.leg=present@left<pain.below-knee", "pain.below-knee=absent@right<pain.leg",
        "pain.foot=absent@right<pain.leg",
      ])
  }

  @Test func `lets only certain findings imply others`() {
    #expect(implied(by: Finding(code: "pain.foot", state: .uncertain(Self.perhaps))).isEmpty)
    #expect(implied(by: Finding(code: "pain.foot", state: .absent)).isEmpty)
  }

  @Test func `reads a stated set where its members are not recorded`() {
    #expect(
      implied(by: Finding(code: "exam.normal", state: .present)) == [
        "root.weakness=absent<exam.normal", "root.toe-weakness=absent<exam.normal",
        "root.crossed=absent<exam.normal", "root.tension=absent<exam.normal",
        "gait.walks=present<exam.normal",
      ])
    #expect(implied(by: Finding(code: "exam.normal", state: .absent)).isEmpty)
  }

  @Test func `believes a recorded sign more than a normal examination`() {
    let found = implied(
      by: Finding(code: "exam.normal", state: .present),
      Finding(code: "root.toe-weakness", state: .present, side: .left, line: 7))
    #expect(found.first == "root.weakness=present@left<root.toe-weakness")
    #expect(!found.contains { $0.hasPrefix("root.weakness=absent") })
  }

  @Test func `turns the side of a crossed sign`() {
    #expect(
      implied(
        by: Finding(code: "root.crossed", state: .present, side: .left, isContralateral: true))
        == ["root.tension=present@right<root.crossed"])
  }

  @Test func `is the same in any order, and nothing comes of it twice`() {
    let findings = [
      Finding(code: "pain.foot", state: .present, side: .left),
      Finding(code: "pain.below-knee", state: .present, side: .left),
      Finding(code: "exam.normal", state: .present),
    ]
    let profile = ClinicalProfile(id: "p", patient: Patient(age: 50), findings: findings)
    let expanded = profile.expanded(by: Self.vocabulary)
    let reversed = ClinicalProfile(
      id: "p", patient: Patient(age: 50), findings: findings.reversed()
    ).expanded(by: Self.vocabulary)
    #expect(expanded.findings.dropFirst(3) == reversed.findings.dropFirst(3))
    #expect(expanded.expanded(by: Self.vocabulary).findings == expanded.findings)
    #expect(Set(expanded.findings).count == expanded.findings.count)
  }

  @Test func `is read without counting one fact twice`() {
    let profile = ClinicalProfile(
      id: "p", patient: Patient(age: 50),
      findings: [
        Finding(code: "pain.foot", state: .present), Finding(code: "exam.normal", state: .present),
      ]
    ).expanded(by: Self.vocabulary)
    func read(_ codes: Set<FindingCode>) -> Set<FindingCode> {
      codes.intersection(profile.findings(readBy: codes, of: Self.vocabulary).map(\.code))
    }
    #expect(read(["pain.leg"]) == ["pain.leg"])
    #expect(read(["pain.leg", "pain.below-knee"]) == ["pain.below-knee"])
    #expect(read(["pain.leg", "pain.foot"]) == ["pain.foot"])
    #expect(read(["root.weakness", "root.tension"]) == ["root.weakness", "root.tension"])
    #expect(read(["root.tension", "root.crossed"]) == ["root.tension"])
  }

  @Test func `says the level of a whole where the part says it by its name`() {
    let vocabulary = Vocabulary(
      edition: "1", digest: "",
      findings: [
        FindingDefinition(
          code: "history.fusion", kind: .history, group: "g", title: "t", question: "q",
          level: .optional),
        FindingDefinition(
          code: "history.fusion-to-sacrum", kind: .history, group: "g", title: "t", question: "q",
          wholes: ["history.fusion"], levelOfWholes: .l5S1),
      ], procedures: [])
    func levels(_ codes: [FindingCode]) -> [Level?] {
      ClinicalProfile(
        id: "p", patient: Patient(age: 50),
        findings: codes.map { Finding(code: $0, state: .present) }
      ).expanded(by: vocabulary).findings.filter { $0.code == "history.fusion" }.map(\.level)
    }
    #expect(levels(["history.fusion-to-sacrum"]) == [.l5S1])
    #expect(levels(["history.fusion", "history.fusion-to-sacrum"]) == [nil, .l5S1])
    #expect(levels(["history.fusion"]) == [nil])
  }
}
