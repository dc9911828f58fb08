import DDXCore
import DDXTesting
import Testing

@Suite struct `A module on trial` {
  @Test func `a module with nothing wrong passes`() throws {
    let report = try Healthy.report(Healthy.source(), table: Healthy.table())
    #expect(report.failed == [])
    #expect(report.results.map(\.check) == ConformanceCheck.allCases)
    #expect(report.source == "piriformis")
    let untried = report.results.filter { $0.outcome != .passed }
    #expect(untried.map(\.check) == [.applicability, .examples])
  }

  @Test func `a module without a table is judged by its answers`() throws {
    let report = try Healthy.report(Healthy.source())
    #expect(report.failed == [])
    #expect(report.outcome(of: .evidence) == .notChecked("its numbers come with its answers"))
  }

  /// Each broken module with the one check it fails, and a part of the reason.
  static let broken: [(any PainSource, ConformanceCheck, String)] = {
    guard let healthy = try? Healthy.source() else { return [] }
    return [
      (ReadsSilenceAsAbsence(healthy: healthy), .absence, "`pain.groin` was not recorded"),
      (DropsAbsence(healthy: healthy), .absence, "left without a word when absent"),
      (DependsOnOrder(healthy: healthy), .order, "hip.limp="),
      (Rolls(healthy: healthy), .determinism, "asked twice, it changes the share"),
      (ChangesItsID(healthy: healthy), .identity, "answers differently"),
      (ThrowsOnTheRare(healthy: healthy), .survival, "NeverThoughtOf"),
      (
        ReadsWhatItDoesNotDeclare(healthy: healthy), .declaration,
        "sij.thigh-thrust=present"
      ),
      (KeepsTheReason(healthy: healthy), .applicability, "no reason (age=12; and"),
      (WeighsTwice(healthy: healthy), .accuracy, "`pain.groin` is weighed twice"),
      (LosesASide(healthy: healthy), .sites, "the sites sum to 0.5"),
      (IsAlwaysTheOne(healthy: healthy), .share, "the share is 1.0"),
      (PromisesTooMuch(healthy: healthy), .pathways, "a success rate of 63.2"),
    ]
  }()

  @Test func `there are broken modules`() { #expect(Self.broken.count == 12) }

  @Test(arguments: broken.indices) func `a broken module fails the rule it breaks, with the reason`(
    index: Int
  ) throws {
    let (source, check, reason) = Self.broken[index]
    let report = try Healthy.report(source)
    #expect(report.failed == [check])
    guard case .failed(let reasons) = report.outcome(of: check) else {
      Issue.record("\(check) did not fail")
      return
    }
    #expect(reasons.count == 1)
    #expect(reasons[0].contains(reason), "\(reasons[0])")
  }

  @Test func `a fault in a random profile is reported with its relevant part only`() throws {
    let report = try Healthy.report(ThrowsOnTheRare(healthy: Healthy.source()))
    guard case .failed(let reasons) = report.outcome(of: .survival) else {
      Issue.record("it survived")
      return
    }
    #expect(reasons[0].firstMatch(of: #/random profile \d+, age=\d+[^;]* hip.limp=\S+[);]/#) != nil)
    #expect(!reasons[0].contains("block+="))
    #expect(reasons[0].split(separator: "=").count <= 5, "\(reasons[0])")
  }

  @Test func `what depends on the same answer twice is not judged without it`() throws {
    let report = try Healthy.report(Rolls(healthy: Healthy.source()))
    for check in [ConformanceCheck.order, .declaration, .absence] {
      #expect(
        report.outcome(of: check) == .notChecked("the same profile gives different answers"))
    }
  }

  @Test func `a table with a single fault fails only that check`() throws {
    let citation = try Healthy.table(groinCitation: "Lesher2009")
    #expect(
      try Healthy.report(DeclaredSource(table: citation), table: citation).outcome(of: .citations)
        == .failed([
          "`pain.groin` cites `Lesher2009`, which is not defined; perhaps `Lesher2008`"
        ]))
    for (table, check) in [
      (citation, ConformanceCheck.citations), (try Healthy.table(coverage: 1.2), .coverage),
      (try Healthy.table(procedure: "hip-injection"), .coverage),
    ] {
      #expect(try Healthy.report(DeclaredSource(table: table), table: table).failed == [check])
    }
  }

  @Test func `an accuracy beyond the cap of the table fails`() throws {
    let cap = try RatioCap(positive: LikelihoodRatio(1.5), negative: LikelihoodRatio(0.8))
    let table = try Healthy.table(cap: cap)
    #expect(try Healthy.report(DeclaredSource(table: table), table: table).failed == [])
    let source = IgnoresItsCap(healthy: DeclaredSource(table: table))
    let report = try Healthy.report(source, table: table)
    #expect(report.failed == [.accuracy])
    guard case .failed(let reasons) = report.outcome(of: .accuracy) else { return }
    #expect(reasons[0].hasPrefix("`pain.groin` is used with LR+ 2.0 and LR- 0.571, beyond its cap"))
  }

  @Test func `a member that says more than the study of its group fails`() throws {
    func accuracy(_ sensitivity: Double, _ specificity: Double) throws -> PublishedAccuracy {
      try PublishedAccuracy(
        sensitivity: Measured(sensitivity), specificity: Measured(specificity))
    }
    let healthy = try Healthy.table()
    let whole = FindingEvidence(
      code: "test.group", published: try accuracy(0.7, 0.7), citation: "assumed")
    let table = EvidenceTable(
      source: healthy.source, edition: "1", title: "Piriformis", citations: healthy.citations,
      share: healthy.share,
      groups: [
        GroupEvidence(
          id: "test.group", title: "group", composite: whole, study: whole.published,
          members: [
            .init(code: "pain.groin", published: try accuracy(0.9, 0.9), citation: "assumed")
          ])
      ])
    let report = try Healthy.report(DeclaredSource(table: table), table: table)
    #expect(report.failed == [.accuracy])
    guard case .failed(let reasons) = report.outcome(of: .accuracy) else { return }
    #expect(reasons[0].contains("says more than the study of its group `test.group`"))
  }

  @Test func `an id that no document could hold, or that is taken, fails`() throws {
    for id in ["", "2nd", "a b", "other"] as [SourceID] {
      let table = EvidenceTable(
        source: id, edition: "1", title: "x",
        citations: [Citation(id: "assumed", status: .assumed, text: "")],
        share: try Healthy.table().share)
      #expect(try Healthy.report(DeclaredSource(table: table)).failed == [.identity])
    }
  }
}
