public import DDXComparison
public import DDXCore
public import DDXRanking

/// A letter to the referring doctor, to copy into a record.
public struct ReferralLetter: Sendable {
  private let glossary: Glossary

  /// Creates a letter.
  ///
  /// - Parameter glossary: The words for what the ranking names.
  public init(glossary: Glossary) { self.glossary = glossary }

  /// The letter.
  ///
  /// - Parameters:
  ///   - ranking: The ranking.
  ///   - profile: The profile that was ranked.
  ///   - changes: The smallest changes that would give another answer.
  /// - Returns: The page, from which each form is written.
  public func page(
    _ ranking: Ranking, of profile: ClinicalProfile, changes: SmallestChanges
  ) -> ReportPage {
    let line = BottomLine(ranking, glossary: glossary)
    let patient = glossary.words(profile.patient, with: profile.pain).capitalisedFirst
    let day = profile.date.map { ", \($0)" } ?? ""
    var sections = [
      PageSection(
        id: "summary", heading: "Summary", tone: .key,
        parts: line.parts.map { .paragraph("\($0.name): \($0.text)") } + beforeNeedle(ranking)),
      findings(in: ranking),
      PageSection(
        id: "sources", heading: "Possible sources",
        parts: [
          .list(
            ranking.candidates.map { candidate in
              let place = SiteSummary(of: candidate).words
              return PageItem(
                text: "\(candidate.title)\(place.isEmpty ? "" : ", \(place)"): "
                  + "\(candidate.posttest.percent) (\(candidate.pretest.percent) before the findings)"
              )
            }),
          .remark("Several sources may hurt at once, so these add up to more than 100 %."),
        ]),
    ]
    if !ranking.blocks.isEmpty {
      sections.append(
        PageSection(
          id: "blocks", heading: "Test injections so far",
          parts: [
            .list(
              ranking.blocks.map {
                PageItem(text: "\($0.block.when): \(glossary.words($0.block))")
              })
          ]))
    }
    sections += next(ranking).map { [$0] } ?? []
    if ranking.safety.verdict != .stop {
      sections.append(
        PageSection(
          id: "changes", heading: "What would change it",
          parts: [
            .list(
              glossary.whatWouldChange(changes).map { PageItem(text: "\($0.name): \($0.text)") })
          ]))
    }
    sections.append(
      PageSection(
        id: "origin", heading: "How this was computed",
        parts: [
          .paragraph(
            """
            Computed by ddx \(Engine.version) under the protocol \(ranking.rules.fullName) from the \
            profile \(ranking.profile.id) (\(ranking.profile.digest.prefix(12))). The numbers come \
            from published studies, many of them small, and from labelled assumptions.
            """)
        ]))
    return ReportPage(
      title: "Low back pain: \(ranking.profile.id)\(day)", subtitle: patient + ".",
      sections: sections)
  }

  /// What must be known before the step and is not recorded.
  private func beforeNeedle(_ ranking: Ranking) -> [PagePart] {
    let words = glossary.beforeNeedle(ranking.recommendation?.unrecorded ?? [])
    return words.map { [.paragraph("Before the needle: \($0)")] } ?? []
  }

  /// What speaks for and against the first source, the weightiest first.
  private func findings(in ranking: Ranking) -> PageSection {
    guard let first = ranking.candidates.first else {
      return PageSection(id: "findings", heading: "What speaks for it", parts: [])
    }
    let lines = EvidenceLine.lines(of: first, glossary: glossary).filter { !$0.isSlight }
      .enumerated().sorted {
        (-abs($0.element.logOdds), $0.offset) < (-abs($1.element.logOdds), $1.offset)
      }.map(\.element)
    func items(_ lines: [EvidenceLine]) -> [PageItem] {
      lines.map { PageItem(text: "\($0.text) (odds \($0.factor))") }
    }
    let groups = [
      ("For \(first.title.lowercasedFirst):", lines.filter { $0.logOdds > 0 }),
      ("Against it:", lines.filter { $0.logOdds < 0 }),
    ]
    let parts = groups.filter { !$0.1.isEmpty }.flatMap {
      [PagePart.paragraph($0.0), .list(items($0.1))]
    }
    return PageSection(
      id: "findings", heading: "What speaks for it",
      parts: parts.isEmpty
        ? [.paragraph("No recorded finding speaks for or against it.")] : parts)
  }

  /// What each outcome of the step would mean.
  private func next(_ ranking: Ranking) -> PageSection? {
    guard ranking.safety.verdict != .stop, Precedence(ranking) == nil,
      let recommendation = ranking.recommendation, !recommendation.outcomes.isEmpty
    else { return nil }
    return PageSection(
      id: "outcomes", heading: "If the next step is done",
      parts: [.list(glossary.outcomes(of: recommendation).map { PageItem(text: $0) })])
  }
}

extension PatientReport {
  /// The talk as a page.
  public func page(_ ranking: Ranking, of profile: ClinicalProfile) -> ReportPage {
    let talk = talk(ranking, of: profile)
    return ReportPage(
      title: Self.title, subtitle: profile.id,
      sections: talk.sections
        + [
          PageSection(
            id: "caution", heading: "About this page", parts: [.paragraph(Self.caution)])
        ])
  }
}
