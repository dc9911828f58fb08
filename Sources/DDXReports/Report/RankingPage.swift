public import DDXComparison
public import DDXCore
public import DDXRanking

/// A ranking as a full report: safety and a bottom line, then every reason, number and citation.
public struct RankingPage: Sendable {
  let glossary: Glossary
  let rules: ClinicalProtocol
  let plan: Plan?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - glossary: The words for the ids in the ranking.
  ///   - rules: The protocol that it was made under.
  ///   - plan: The next injections as a tree, where that was asked for.
  public init(glossary: Glossary, rules: ClinicalProtocol, plan: Plan? = nil) {
    self.glossary = glossary
    self.rules = rules
    self.plan = plan
  }

  /// The report.
  ///
  /// - Parameters:
  ///   - ranking: The ranking.
  ///   - profile: The profile that was ranked.
  ///   - changes: The smallest changes that would give another answer.
  /// - Returns: The page, from which each form is written.
  public func page(
    _ ranking: Ranking, of profile: ClinicalProfile, changes: SmallestChanges
  ) -> ReportPage {
    let citations = CitationList(ranking, glossary: glossary)
    let talk = PatientReport(glossary: glossary, rules: rules).talk(ranking, of: profile)
    let sections: [PageSection?] = [
      safety(ranking.safety), bottomLine(ranking), warnings(ranking),
      // Questions that the verdict depends on come early, optional ones late.
      ranking.safety.notAsked.isEmpty ? nil : questions(ranking.safety),
      nextStep(ranking, citations), table(of: ranking), self.changes(changes, ranking),
      reasons(ranking, citations),
      blocks(of: ranking), criteria(of: ranking, citations), plan.flatMap(section),
      PageSection(
        id: "patient", heading: PatientReport.title, isOwnSheet: true,
        parts: talk.parts + [.remark(PatientReport.caution)]),
      ranking.safety.notAsked.isEmpty ? questions(ranking.safety) : nil,
      ledger(of: ranking), remarks(ranking), sources(citations), origin(of: ranking),
    ]
    return ReportPage(
      title: "Low back pain: \(ranking.profile.id)", subtitle: subtitle(of: ranking, profile),
      sections: sections.compactMap(\.self))
  }

  /// Whose report it is, and under which rules.
  private func subtitle(of ranking: Ranking, _ profile: ClinicalProfile) -> String {
    let patient = glossary.words(profile.patient, with: profile.pain)
    let day = profile.date.map { ", recorded on \($0)" } ?? ""
    return "\(patient.capitalisedFirst)\(day). Ranked under \(ranking.rules.fullName)."
  }

  /// The fewest recorded facts that would change the first place or the step.
  private func changes(_ changes: SmallestChanges, _ ranking: Ranking) -> PageSection? {
    guard ranking.safety.verdict != .stop else { return nil }
    return PageSection(
      id: "changes", heading: "What would change it",
      parts: [
        .facts(
          glossary.whatWouldChange(changes).map { PageFact($0.name, $0.text.capitalisedFirst) }),
        .remark(
          """
          The smallest change in what is recorded that would put another source first or lead to \
          another step, the warning signs being unchanged.
          """),
      ])
  }

  private func bottomLine(_ ranking: Ranking) -> PageSection {
    let line = BottomLine(ranking, glossary: glossary)
    return PageSection(
      id: "bottom-line", heading: "Bottom line", tone: .key,
      parts: [.facts(line.parts.map { PageFact($0.name, $0.text) })])
  }
}

extension Glossary {
  /// A patient with the pain in a few words, such as `58-year-old woman, pain on the right for 3 years`.
  package func words(_ patient: Patient, with pain: Pain) -> String {
    let person =
      switch patient.sex {
      case .female: patient.age < 18 ? "girl" : "woman"
      case .male: patient.age < 18 ? "boy" : "man"
      case .other, .unspecified: "patient"
      }
    var words = "\(patient.age)-year-old \(person), low back pain"
    switch pain.side {
    case .left, .right: words += " on the \(pain.side.rawValue)"
    case .bilateral: words += " on both sides"
    case .midline: words += " in the midline"
    case .unspecified: break
    }
    if let duration = pain.duration { words += " for \(duration.words)" }
    if let intensity = pain.intensity {
      words += ", \(fixed(intensity, intensity == intensity.rounded() ? 0 : 1)) of 10"
    }
    return words
  }
}
