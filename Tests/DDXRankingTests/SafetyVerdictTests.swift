import DDXCore
import DDXDocuments
import DDXRanking
import Testing

/// What the shipped vocabulary and protocols do with warning signs, wherever they stand.
@Suite struct `Warning signs under the shipped editions` {
  static let editions = [
    "ddx@2026.1", "asipp@2020", "asra-consensus@2020", "bcbs-nd@undated", "england-ebi@2024",
    "nhs-humber@undated", "article@2024",
  ]

  func gate(_ edition: String = "ddx@2026.1") throws -> SafetyGate {
    let rules = try HouseClinic.rules(edition)
    return SafetyGate(
      rules: rules.safety, contraindications: rules.contraindications,
      vocabulary: try HouseClinic.reader.get().vocabulary)
  }

  func verdict(
    _ findings: [Finding], under edition: String = "ddx@2026.1"
  ) throws -> SafetyVerdict {
    try gate(edition).verdict(on: try HouseClinic.profile(findings))
  }

  /// The verdict some days after a block with a complication; strong signs that are not the
  /// complication are absent.
  func verdict(
    _ findings: [Finding] = [], after complication: FindingCode, days: Int
  ) throws -> SafetyVerdict {
    let day = try #require(CalendarDate("2010-05-10"))
    let block = DiagnosticBlock(
      procedure: "transforaminal-block", date: day, side: .right, levels: [.l5],
      complication: complication)
    let date = try #require(day.adding(days: days)).description
    let profile = try HouseClinic.profile(findings, blocks: [block], date: date)
    return try gate().verdict(
      on: ClinicalProfile(
        id: "p", date: profile.date, patient: profile.patient, pain: profile.pain,
        findings: findings + profile.findings.filter { $0.code != complication },
        blocks: profile.blocks))
  }

  static let proofs: [FindingCode] = {
    let vocabulary = (try? HouseClinic.reader.get().vocabulary) ?? .empty
    return vocabulary.findings.filter { if case .proof? = $0.effect { true } else { false } }
      .map(\.code)
  }()

  @Test func `the vocabulary knows proofs of infection, tumour, fracture, cauda equina and aorta`()
  {
    for code in [
      "mri.discitis", "mri.epidural-abscess", "lab.blood-culture-positive", "mri.bone-metastasis",
      "mri.sacral-fracture", "mri.cauda-equina-compression", "ultrasound.aortic-aneurysm",
    ] as [FindingCode] { #expect(Self.proofs.contains(code), "\(code)") }
  }

  @Test(arguments: editions) func `a proof stops in every edition`(edition: String) throws {
    let gate = try gate(edition)
    for code in Self.proofs {
      let found = gate.verdict(on: try HouseClinic.profile([.present(code)]))
      #expect(found.verdict == .stop, "\(code) under \(edition)")
      #expect(found.reasons.first?.advice.isEmpty == false, "\(code)")
    }
  }

  @Test func `a proof that is only possible stops as well, and says so`() throws {
    let maybe = Finding(code: "mri.discitis", state: .uncertain(try Probability(0.3)))
    let found = try verdict([maybe])
    #expect(found.verdict == .stop)
    #expect(found.reasons.first?.isOnlyPossible == true)
    #expect(found.reasons.first?.suspicion == "spinal infection")
  }

  @Test func `a proof that has not changed stops without alarm; a healed one is confirmed first`()
    throws
  {
    let known = try verdict([Finding(code: "mri.discitis", state: .present, course: .unchanged)])
    #expect(known.verdict == .stop)
    #expect(known.urgency == .investigate)
    let healed = try verdict([Finding(code: "mri.discitis", state: .present, course: .resolved)])
    #expect(healed.verdict == .check)
    #expect(healed.holdsNeedle)
    #expect(healed.reasons.first?.course == .resolved)
  }

  @Test func `a part of a strong sign stops, whatever is recorded of the whole`() throws {
    let found = try verdict([.present("redflag.fever-high"), .absent("redflag.fever")])
    #expect(found.verdict == .stop)
    #expect(found.reasons.first?.signs == [.finding("redflag.fever-high")])
  }

  @Test func `a drug outweighs the word that its effect is absent`() throws {
    let denied = Finding(code: "redflag.immunosuppression", state: .absent)
    let profile = try HouseClinic.profile(
      [denied], medications: [Medication(drugClass: .immunosuppressant)])
    let found = try gate().verdict(on: profile)
    #expect(found.weakSigns.map(\.finding).contains("redflag.immunosuppression"))
  }

  @Test func `what has resolved makes nothing more probable`() throws {
    let ranker = try HouseClinic.ranker("ddx@2026.2")
    for code in ["mri.discitis", "redflag.weight-loss"] as [FindingCode] {
      let gone = Finding(code: code, state: .present, course: .resolved)
      let with = try ranker.rank(try HouseClinic.profile([gone]))
      let without = try ranker.rank(try HouseClinic.profile())
      #expect(
        with.candidates.map(\.posttest) == without.candidates.map(\.posttest), "\(code)")
    }
  }

  @Test func `a probable danger stops under the newest edition, whatever made it probable`() throws
  {
    let ranking = try HouseClinic.ranker("ddx@2026.2").rank(
      try HouseClinic.profile([.present("redflag.cancer-history")], age: 45))
    #expect(ranking.safety.verdict == .stop)
    #expect(ranking.safety.reasons.first?.basis == .suspect("malignancy"))
    #expect((ranking.safety.reasons.first?.probability?.value ?? 0) >= 0.03)
  }

  @Test func `a single weak sign is named with what it points to and what would settle it`() throws
  {
    let weak = try verdict([.present("redflag.immunosuppression")])
    #expect(weak.verdict == .clear)
    #expect(weak.weakSigns.map(\.finding) == ["redflag.immunosuppression"])
    #expect(weak.weakSigns.first?.diseases.map(\.id) == ["spinal-infection"])
    #expect(weak.weakSigns.first?.diseases.first?.check.isEmpty == false)
  }

  @Test func `every warning sign stops, asks for a check or is named`() throws {
    let vocabulary = try HouseClinic.reader.get().vocabulary
    for definition in vocabulary.findings
    where definition.kind == .redFlag && definition.members.isEmpty {
      let found = try verdict([.present(definition.code)])
      let isTold =
        found.reasons.contains { $0.signs.contains(.finding(definition.code)) }
        || found.weakSigns.contains { $0.finding == definition.code }
      #expect(isTold, "\(definition.code)")
    }
  }

  @Test func `weak signs of different diseases add up to a talk, of one disease to a check`() throws
  {
    let apart = try verdict(
      [.present("redflag.immunosuppression"), .present("redflag.urinary-symptoms")])
    #expect(apart.verdict == .discuss)
    #expect(apart.weakSigns.count == 2)
    let together = try verdict(
      [.present("lab.esr-raised"), .present("redflag.spinal-percussion-tenderness")])
    #expect(together.verdict == .check)
    #expect(together.checks.contains { $0.suspicion == "spinal infection" })
    let eight: [FindingCode] = [
      "redflag.immunosuppression", "redflag.new-pain-over-50", "redflag.osteoporosis",
      "redflag.inflammatory-back-pain", "redflag.abdominal-pain", "redflag.urinary-symptoms",
      "redflag.pelvic-symptoms", "redflag.known-spondyloarthritis",
    ]
    let many = try verdict(eight.map { .present($0) })
    for code in eight {
      #expect(
        many.weakSigns.contains { $0.finding == code }
          || many.reasons.contains { $0.signs.contains(.finding(code)) }, "\(code)")
    }
    #expect(many.verdict > .clear)
  }

  @Test func `a weak sign that has resolved is named and does not count`() throws {
    let gone = Finding(code: "redflag.weight-loss", state: .present, course: .resolved)
    let found = try verdict([gone])
    #expect(found.verdict == .clear)
    #expect(found.weakSigns.map(\.course) == [.resolved])
    #expect(try verdict([.present("redflag.weight-loss")]).verdict == .check)
  }

  @Test func `the picture of a sacral fracture keeps the needle away until it is settled`() throws {
    let ranking = try HouseClinic.rank(
      try HouseClinic.profile([.present("redflag.sacral-insufficiency")], age: 73))
    #expect(ranking.safety.verdict == .check)
    #expect(ranking.recommendation?.kind == .investigate)
    #expect(ranking.recommendation?.option == nil)
  }

  @Test func `asked and unasked signs are distinguished`() throws {
    let found = try verdict([])
    #expect(found.verdict == .clear)
    #expect(!found.asked.isEmpty)
    #expect(found.notRecorded.contains("redflag.post-void-residual-200"))
    #expect(Set(found.asked).isDisjoint(with: found.notRecorded))
  }
}

/// Strong signs that count when they are new, and probabilities with thresholds.
@Suite struct `Safety rules of an edition` {
  let vocabulary = Vocabulary(
    edition: "test", digest: "",
    findings: [
      FindingDefinition(
        code: "redflag.bilateral", kind: .redFlag, group: "g", title: "both legs",
        question: "Both legs?", effect: .points(["cauda-equina"]))
    ],
    procedures: [],
    diseases: [
      DiseaseDefinition(
        id: "cauda-equina", title: "cauda equina syndrome", class: .serious, urgency: .urgent,
        check: "bladder scan", advice: "MRI today", holdsNeedle: true),
      DiseaseDefinition(
        id: "myeloma", title: "myeloma", class: .serious, urgency: .investigate,
        check: "electrophoresis", advice: "haematologist"),
      DiseaseDefinition(
        id: "trochanteric", title: "greater trochanteric pain", class: .mimic,
        urgency: .investigate, check: "press the trochanter", advice: "exercise"),
    ])

  var gate: SafetyGate {
    get throws {
      SafetyGate(
        rules: SafetyRules(
          strongSigns: [
            .init(
              finding: "redflag.bilateral", suspicion: "cauda equina syndrome", urgency: .urgent,
              unchangedUrgency: .investigate, countsWhen: .new, advice: "MRI today",
              citation: "x")
          ], combinations: [],
          suspects: [
            .init(
              id: "cauda-equina", checkAt: try Probability(0.01), stopAt: try Probability(0.05),
              urgency: .urgent, citation: "x"),
            .init(
              id: "myeloma", checkAt: try Probability(0.01), stopAt: try Probability(0.03),
              citation: "x"),
            .init(id: "trochanteric", investigateAt: try Probability(0.3), citation: "x"),
          ]), vocabulary: vocabulary)
    }
  }

  func profile(_ course: Finding.Course?, state: FindingState = .present) -> ClinicalProfile {
    ClinicalProfile(
      id: "p", patient: Patient(age: 50),
      findings: [Finding(code: "redflag.bilateral", state: state, course: course)])
  }

  @Test func `a sign that counts when new stops only when it is new or changing`() throws {
    #expect(try gate.verdict(on: profile(.new)).verdict == .stop)
    #expect(try gate.verdict(on: profile(.changing)).verdict == .stop)
    let old = try gate.verdict(on: profile(.unchanged))
    #expect(old.verdict == .clear)
    #expect(old.weakSigns.map(\.finding) == ["redflag.bilateral"])
    #expect(old.weakSigns.first?.isCourseAsked == false)
    #expect(try gate.verdict(on: profile(nil, state: .absent)).verdict == .clear)
  }

  @Test func `if it is not recorded whether a sign is new, that is asked`() throws {
    let unknown = try gate.verdict(on: profile(nil))
    #expect(unknown.verdict == .notAssessed)
    #expect(unknown.notAsked == ["redflag.bilateral"])
    #expect(unknown.weakSigns.first?.isCourseAsked == true)
    #expect(try gate.verdict(on: profile(.resolved)).verdict == .discuss)
  }

  @Test func `a probable danger stops, a possible one asks for its cheap test`() throws {
    let calm = profile(nil, state: .absent)
    func verdict(_ id: DiseaseID, _ value: Double) throws -> SafetyVerdict {
      try gate.verdict(
        on: calm, suspects: [.init(id: id, probability: try Probability(value))])
    }
    #expect(try verdict("cauda-equina", 0.009).verdict == .clear)
    let possible = try verdict("cauda-equina", 0.01)
    #expect(possible.verdict == .check)
    #expect(possible.holdsNeedle)
    #expect(possible.reasons.map(\.advice) == ["bladder scan"])
    let probable = try verdict("cauda-equina", 0.05)
    #expect(probable.verdict == .stop)
    #expect(probable.urgency == .urgent)
    #expect(probable.reasons.first?.probability == (try Probability(0.05)))
    #expect(try verdict("myeloma", 0.02).holdsNeedle == false)
    #expect(try verdict("myeloma", 0.03).urgency == .investigate)
    #expect(try verdict("trochanteric", 0.9).verdict == .discuss)
  }

  @Test func `the verdicts are in order of gravity`() {
    #expect(
      SafetyVerdict.Verdict.allCases == [.clear, .discuss, .notAssessed, .check, .stop])
  }
}

@Suite struct `Contraindications in question` {
  @Test func `allergy and pregnancy forbid what needs contrast or fluoroscopy`() throws {
    let allergic = try HouseClinic.rank(
      try HouseClinic.profile(
        [.present("root.signs-match-one-root")], allergies: [Allergy(to: .contrastMedium)]))
    let refused = try #require(allergic.recommendation).refused
    #expect(
      refused.contains {
        if case .contraindication = $0.reason {
          $0.procedure == "transforaminal-block"
        } else {
          false
        }
      })
    let pregnant = try HouseClinic.rank(try HouseClinic.profile(isPregnant: true))
    let procedures = try #require(pregnant.recommendation).refused.map(\.procedure)
    #expect(procedures.contains("medial-branch-block"))
    #expect(pregnant.recommendation?.option?.procedure != "medial-branch-block")
  }

  @Test func `no treatment is proposed with a drug that is not tolerated`() throws {
    let blocks = [
      try HouseClinic.block(90, on: "2026-02-01", agent: .lidocaine, lasting: "PT2H"),
      try HouseClinic.block(90, on: "2026-03-02", agent: .bupivacaine, lasting: "PT6H"),
    ]
    let tolerant = try HouseClinic.rank(try HouseClinic.profile(blocks: blocks))
    #expect(tolerant.recommendation?.pathway?.id == "facet-medial-branch-ablation")
    let allergic = try HouseClinic.rank(
      try HouseClinic.profile(blocks: blocks, allergies: [Allergy(to: .localAnaesthetic)]))
    #expect(allergic.recommendation?.pathway?.id != "facet-medial-branch-ablation")
    #expect(allergic.recommendation?.option == nil)
  }

  @Test func `an antiplatelet concerns only the procedures that the rule names`() throws {
    let rule = Contraindication(
      id: "antiplatelet", verdict: .discuss, procedures: ["transforaminal-block"],
      triggers: [.medication(.antiplatelet)], advice: "ask", isVerified: false, citation: "x")
    let gate = SafetyGate(
      rules: SafetyRules(strongSigns: [], combinations: []), contraindications: [rule])
    let profile = ClinicalProfile(
      id: "p", patient: Patient(age: 50), medications: [Medication(drugClass: .antiplatelet)])
    #expect(gate.verdict(on: profile).verdict == .discuss)
    #expect(gate.verdict(on: profile, procedures: ["hip-joint-injection"]).verdict == .clear)
    #expect(gate.verdict(on: profile, procedures: ["transforaminal-block"]).verdict == .discuss)
  }
}
