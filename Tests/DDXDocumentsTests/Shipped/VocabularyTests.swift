import DDXCore
import DDXDocuments
import Testing

/// What the newest edition of the vocabulary promises.
@Suite struct `The shipped vocabulary` {
  private let vocabulary: Vocabulary
  init() throws { vocabulary = try Shipped.vocabulary() }

  @Test func `leaves no image, laboratory result or red flag without a stated effect`() {
    for finding in vocabulary.findings where finding.mustStateEffect {
      #expect(finding.effect != nil, "\(finding.code)")
    }
  }

  @Test func `names only diseases that it has, and proves serious ones only`() {
    for finding in vocabulary.findings {
      for id in finding.effect?.diseases ?? [] {
        #expect(vocabulary.disease(id) != nil, "\(finding.code): \(id)")
      }
      if case .proof(let id) = finding.effect {
        #expect(vocabulary.disease(id)?.class == .serious, "\(finding.code): \(id)")
      }
    }
  }

  @Test func `has a finding that points to each disease, or a red flag`() {
    let named = Set(vocabulary.findings.flatMap { $0.effect?.diseases ?? [] })
    // Muscles and nerves show no image; their tests are read with the accuracy of a study.
    let signsOnly: Set<DiseaseID> = [
      "myofascial", "middle-cluneal-nerve", "thoracolumbar-junction",
    ]
    #expect(
      vocabulary.diseases.map(\.id).filter { !named.contains($0) && !signsOnly.contains($0) } == [])
  }

  @Test(
    arguments: [
      "mri.discitis", "mri.epidural-abscess", "mri.bone-metastasis", "mri.cauda-equina-compression",
      "lab.blood-culture-positive", "ultrasound.aortic-aneurysm", "mri.vertebral-fracture-oedema",
      "lab.paraprotein", "mri.septic-facet", "mri.septic-sacroiliitis", "skin.dermatomal-vesicles",
    ] as [FindingCode])
  func `takes what settles a disease as proof`(code: FindingCode) throws {
    guard case .proof = try #require(vocabulary.finding(code)).effect else {
      Issue.record("\(code) proves nothing")
      return
    }
  }

  @Test(
    arguments: [
      "mri.sij-oedema", "mri.modic-1", "xray.vertebral-fracture", "ct.vertebral-fracture",
      "lab.crp-above-100", "redflag.fever", "redflag.cancer-history", "mri.facet-synovitis",
    ] as [FindingCode])
  func `takes no finding that is common without the disease as proof`(code: FindingCode) throws {
    if case .proof = try #require(vocabulary.finding(code)).effect {
      Issue.record("\(code) is called proof")
    }
  }

  @Test func `has at least six hundred findings, each with its own question`() {
    #expect(vocabulary.findings.count >= 600)
    #expect(vocabulary.findings.filter { !$0.names.isEmpty }.count >= 300)
    for finding in vocabulary.findings {
      #expect(!finding.title.isEmpty && finding.question.contains("?"), "\(finding.code)")
    }
    let questions = Dictionary(grouping: vocabulary.findings, by: \.question)
    for (question, findings) in questions where findings.count > 1 {
      Issue.record("\(findings.map(\.code.name)) ask the same: \(question)")
    }
    let titles = Dictionary(grouping: vocabulary.findings, by: \.title)
    for (title, findings) in titles where findings.count > 1 {
      Issue.record("\(findings.map(\.code.name)) are called the same: \(title)")
    }
  }

  @Test func `keeps every code and meaning of the edition before`() throws {
    let path = "\(repository)/Profiles/vocabulary/2026.1.xml"
    let before = try DocumentReader.vocabulary(DocumentFile.read(path: path)).value
    for old in before.findings {
      let new = try #require(vocabulary.finding(old.code), "\(old.code)")
      #expect(new.title == old.title && new.kind == old.kind, "\(old.code)")
      #expect(new.side == old.side && new.level == old.level, "\(old.code)")
      #expect(Set(old.aliases).isSubset(of: new.aliases), "\(old.code)")
    }
    for old in before.procedures {
      let new = try #require(vocabulary.procedure(old.id))
      #expect(new.approach == old.approach && new.side == old.side && new.risk == old.risk)
    }
  }

  @Test func `has sets that contradict neither themselves nor their wholes`() throws {
    for set in vocabulary.findings where !set.members.isEmpty {
      let profile = ClinicalProfile(
        id: "set", patient: Patient(age: 50), findings: [Finding(code: set.code, state: .present)])
      let expanded = profile.expanded(by: vocabulary).findings.dropFirst()
      for member in set.members {
        let found = expanded.filter { $0.code == member.code }
        #expect(found.map(\.state) == [member.state], "\(set.code): \(member.code)")
      }
      #expect(expanded.allSatisfy { $0.origin == set.code })
    }
  }
}
