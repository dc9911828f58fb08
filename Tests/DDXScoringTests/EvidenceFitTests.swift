import DDXCore
import DDXScoring
import Testing

@Suite struct `Evidence that is counted` {
  private typealias Patient = LabelledFindings.Patient

  private func cohort(_ patients: [Patient]) -> LabelledFindings {
    LabelledFindings(patients: patients, codes: ["a.x", "b.y"])
  }

  @Test func `counts a finding where it was looked for`() throws {
    let patients: [Patient] = [
      .init(sources: ["hip-joint"], findings: ["a.x": true]),
      .init(sources: ["hip-joint", "nerve-root"], findings: ["a.x": true]),
      .init(sources: ["hip-joint"], findings: ["a.x": false]),
      .init(sources: ["hip-joint"], findings: [:]),
      .init(sources: ["nerve-root"], findings: ["a.x": false, "b.y": true]),
      .init(sources: [.other], findings: ["a.x": true]),
    ]
    let fit = EvidenceFit("hip-joint", in: cohort(patients), least: 2)
    #expect(fit.share == Proportion(4, of: 6) && !fit.isExclusive)
    #expect(fit.counts.map(\.present) == [Proportion(2, of: 3)])
    #expect(fit.counts.map(\.absent) == [Proportion(1, of: 2)])
    #expect(fit.counts.first?.size == 5 && fit.tooFew.map(\.code) == ["b.y"])
    let table = try fit.table(edition: "draft", title: "Hip joint", reference: "six patients")
    #expect(table.status == .draft && table.findings.count == 1 && table.noted.count == 1)
    #expect(table.populations.first?.members.count == 3)
    #expect(table.findings.first?.published.sensitivity?.value == 2.0 / 3)
    #expect(table.findings.first?.published.sampleSize == 5)
  }

  @Test func `keeps an empty cell away from certainty, and says so`() throws {
    let patients =
      (0..<12).map { _ in Patient(sources: ["hip-joint"], findings: ["a.x": true]) }
      + (0..<12).map { _ in Patient(sources: ["nerve-root"], findings: ["a.x": false]) }
    let fit = EvidenceFit("hip-joint", in: cohort(patients), least: 10)
    let row = try #require(
      try fit.table(edition: "draft", title: "Hip", reference: "x").findings.first)
    #expect(row.published.sensitivity?.value == 12.5 / 13)
    #expect(row.published.sensitivity?.high == 1)
    #expect(row.note?.contains("An empty cell") == true)
  }

  /// 200 findings of known accuracy, drawn in 150 patients: a 95 % interval misses one in twenty.
  @Test func `covers the accuracy that the patients were drawn from`() throws {
    var generator = SeededGenerator(seed: 7)
    func chance() -> Double { Double(generator.next() >> 11) / Double(1 << 53) }
    let truths = (0..<200).map { _ in (0.1 + 0.8 * chance(), 0.1 + 0.8 * chance()) }
    let codes = truths.indices.map { FindingCode("test.f\($0)") }
    let patients = (0..<150).map { _ in
      let hurts = chance() < 0.4
      var findings: [FindingCode: Bool] = [:]
      for (code, truth) in zip(codes, truths) {
        findings[code] = chance() < (hurts ? truth.0 : 1 - truth.1)
      }
      return Patient(sources: [hurts ? "hip-joint" : "nerve-root"], findings: findings)
    }
    let fit = EvidenceFit(
      "hip-joint", in: LabelledFindings(patients: patients, codes: codes), least: 10)
    let table = try fit.table(edition: "draft", title: "Hip", reference: "drawn")
    #expect(table.findings.count == 200)
    var covered = 0
    for (row, truth) in zip(table.findings, truths) {
      for (number, value) in [
        (row.published.sensitivity, truth.0), (row.published.specificity, truth.1),
      ] {
        let (low, high) = (try #require(number?.low), try #require(number?.high))
        #expect(low < high)
        if (low...high).contains(value) { covered += 1 }
      }
    }
    // Of 400, 380 are expected, give or take four standard errors of 4.4.
    #expect((363...397).contains(covered), "\(covered)")
  }
}

@Suite struct `A table of findings` {
  private let vocabulary = Vocabulary(
    edition: "test", digest: "",
    findings: [
      FindingDefinition(
        code: "hip.limp", aliases: ["hip.limping"], kind: .examination, group: "", title: "",
        question: "")
    ], procedures: [])

  private func read(_ text: String) throws -> LabelledFindings {
    try LabelledFindings(text, sources: ["hip-joint"], vocabulary: vocabulary)
  }

  @Test func `states for each patient which findings were examined`() throws {
    let found = try read("id,source,hip.limping\na,hip-joint,yes\nb,other,0\nc,other,\n")
    #expect(found.codes == ["hip.limp"])
    #expect(found.patients.map { $0.findings["hip.limp"] } == [true, false, nil])
  }

  @Test func `is refused with the column or the line, and quotes no value`() throws {
    for (text, line) in [
      ("id,source,hip.lipm\na,other,1", 1), ("id,source,hip.limp,hip.limping\na,other,1,1", 1),
      ("id,source,hip.limp\na,other,secret", 2),
    ] {
      let faults = #expect(throws: TableFaults.self) { try read(text) }?.faults ?? []
      #expect(faults.map(\.line) == [line])
      let messages = faults.map { $0.message(showValues: true) }
      #expect(messages.allSatisfy { !$0.contains("secret") && !$0.isEmpty })
    }
    #expect(throws: TableFaults.self) { try read("id,source\na,hip") }
  }
}
