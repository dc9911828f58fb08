import DDXCore
import DDXTesting
import Testing

@Suite struct `A worked example` {
  private func outcome(_ lines: String...) throws -> ConformanceReport.Outcome? {
    let page = (["# Piriformis", "```assessment"] + lines + ["```"]).joined(separator: "\n")
    let report = try Healthy.report(Healthy.source(), page: page)
    #expect(report.failed.filter { $0 != .examples } == [])
    return report.outcome(of: .examples)
  }

  private let patient = "patient: age=30 pain=left pain.groin=present@left hip.limp=absent"

  @Test func `holds to the precision it is printed with`() throws {
    #expect(
      try outcome(
        patient, "share: 0.05", "site left: 0.50", "pain.groin: sensitivity 0.60, specificity 0.70",
        "hip.limp: noted") == .passed)
    #expect(
      try outcome("patient: age=50", "  pain.groin=0.7", "share: 0.10", "share: 0.1000")
        == .passed)
  }

  @Test func `that is wrong fails with its line on the page`() throws {
    #expect(
      try outcome(
        patient, "share: 0.06", "site left: 0.500", "site right L4-5: 0.50",
        "pain.groin: sensitivity 0.60, specificity 0.75", "pain.midline: noted")
        == .failed([
          "README.md:4: the share is 0.05, the page says 0.06",
          "README.md:6: there is no site `right L4-5`, but `left`, `right`",
          "README.md:7: the specificity is 0.7, the page says 0.75",
          "README.md:8: `pain.midline` is not noted, but `hip.limp`",
        ]))
  }

  @Test func `that can't be read fails with its line on the page`() throws {
    #expect(
      try outcome("share: 0.05")
        == .failed(["README.md:2: an example begins with `patient: age=…`"]))
    #expect(
      try outcome(patient) == .failed(["README.md:2: the example says nothing of the answer"]))
    #expect(
      try outcome("patient: pain=left", "share: 0.05")
        == .failed(["README.md:3: the patient has no `age=`"]))
    #expect(
      try outcome("patient: age=30 pain.groim=present", "share: 0.05")
        == .failed([
          "README.md:3: `pain.groim=present`: no finding `pain.groim`; did you mean `pain.groin` "
            + "(groin pain)?"
        ]))
    #expect(
      try outcome(patient, "share: 5 %")
        == .failed(["README.md:4: `5 %` must be a number with two decimals or more"]))
    #expect(
      try outcome(patient, "pain.groin: 0.60")
        == .failed([
          "README.md:4: after `pain.groin:` comes `noted`, `graded`, `sensitivity …`, or "
            + "`sensitivity …, specificity …`"
        ]))
  }

  @Test func `shows where a module does not apply`() throws {
    struct OnlyTheOld: Altered {
      let healthy: DeclaredSource

      func altered(_ answer: SourceAssessment, to profile: ClinicalProfile) throws -> Assessment {
        profile.patient.age < 30 ? .notApplicable(reason: "too young") : .assessed(answer)
      }
    }
    let page = "```assessment\npatient: age=20\nnot applicable: too young\n```\n"
    let report = try Healthy.report(OnlyTheOld(healthy: Healthy.source()), page: page)
    #expect(report.failed == [])
    #expect(report.outcome(of: .applicability) == .passed)
    #expect(report.outcome(of: .examples) == .passed)
  }

  @Test func `is asked for only where there is a page`() throws {
    #expect(
      try Healthy.report(Healthy.source(), page: "# Piriformis\n").outcome(of: .examples)
        == .notChecked("README.md has no worked example, a block that begins with ```assessment"))
    #expect(
      try Healthy.report(Healthy.source()).outcome(of: .examples) == .notChecked("it has no page"))
  }
}
