internal import DDXCore

/// What holds for one answer by itself.
protocol AssessmentRule {
  /// What an answer to a profile does not hold to.
  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault]
}

/// A share is a proportion, and its last term says it.
struct ShareRule: AssessmentRule {
  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault] {
    let share = assessment.share.value
    var faults: [Fault] = []
    if share >= 1 {
      faults.append(Fault(.share, "the share is \(share): nothing is left for another source"))
    }
    if let last = assessment.shareTerms.last, !(abs(last.value - share) <= 1e-9) {
      faults.append(
        Fault(
          .share, "the share is \(share), but its last term, `\(last.text)`, says \(last.value)",
          key: "last term"))
    }
    return faults
  }
}

/// The sites are a distribution.
struct SiteRule: AssessmentRule {
  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault] {
    let sites = assessment.sites
    guard !sites.isEmpty else { return [Fault(.sites, "it names no site, not even `unspecified`")] }
    var faults: [Fault] = []
    for site in sites where !(0...1).contains(site.share) {
      faults.append(Fault(.sites, "the share of \(site.site) is \(site.share)"))
    }
    for site in repeated(sites.map(\.site)) {
      faults.append(Fault(.sites, "\(site) is named twice"))
    }
    let total = sites.reduce(0) { $0 + $1.share }
    if faults.isEmpty, !(abs(total - 1) <= 1e-9) {
      faults.append(Fault(.sites, "the sites sum to \(total)", key: "sum"))
    }
    return faults
  }
}

/// A procedure takes away a fraction of the pain.
struct CoverageRule: AssessmentRule {
  let vocabulary: Vocabulary

  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault] {
    let terms = assessment.coverage
    return terms.filter { !(0...1).contains($0.fraction) }.map {
      Fault(.coverage, "`\($0.procedure)` is said to take away \($0.fraction) of the pain")
    }
      + terms.filter { vocabulary.procedure($0.procedure) == nil }.map {
        Fault(
          .coverage,
          "the vocabulary has no procedure `\($0.procedure)`"
            + near($0.procedure.name, among: vocabulary.procedures.map(\.id.name)))
      }
      + repeated(terms.map(\.procedure)).map { Fault(.coverage, "`\($0)` is named twice") }
  }
}

/// A success rate is a proportion of patients selected in a way that there is.
struct PathwayRule: AssessmentRule {
  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault] {
    repeated(assessment.pathways.map(\.id)).map { Fault(.pathways, "`\($0)` is named twice") }
      + assessment.pathways.flatMap { pathway in
        pathway.successes.flatMap { success in
          faults(of: success).map { Fault(.pathways, "`\(pathway.id)`: \($0)") }
        }
      }
  }

  private func faults(of success: Pathway.Success) -> [String] {
    var faults: [String] = []
    let value = success.value
    if !(0...1).contains(value.value) { faults.append("a success rate of \(value.value)") }
    if !value.isWithinInterval { faults.append("\(value.value) lies outside its own interval") }
    if !(0...100).contains(success.relief) { faults.append("a relief of \(success.relief) %") }
    if success.blocks < 0 { faults.append("\(success.blocks) blocks") }
    return faults
  }
}

/// Codes are those of the vocabulary.
struct VocabularyRule: AssessmentRule {
  let vocabulary: Vocabulary

  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault] {
    let members = assessment.evidence.flatMap { observed -> [FindingCode] in
      guard case .member(let group, _) = observed.worth else { return [] }
      return group.members.map(\.code)
    }
    return faults(of: members + assessment.notes.compactMap(\.code), in: "an answer")
  }

  /// The codes that are not in the vocabulary by this name.
  func faults(of codes: [FindingCode], in place: String) -> [Fault] {
    codes.compactMap { code in
      guard let definition = vocabulary.finding(code) else {
        let meant = near(code.name, among: vocabulary.findings.map(\.code.name))
        return Fault(.vocabulary, "\(place) names `\(code)`, which is no finding\(meant)")
      }
      return definition.code == code
        ? nil : Fault(.vocabulary, "\(place) names `\(code)`, which is now `\(definition.code)`")
    }
  }
}

extension Measured {
  /// Whether the interval, where there is one, holds the value.
  var isWithinInterval: Bool { (low ?? value) <= value && value <= (high ?? value) }
}

/// What is there more than once, in order of its second time.
func repeated<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { !seen.insert($0).inserted }
}
