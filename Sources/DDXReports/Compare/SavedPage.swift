import DDXComparison
import DDXCore
import DDXRanking

extension SavedReport {
  /// The comparison as a page.
  public func page() -> ReportPage {
    let title = "\(left.profile.id): \(files.left) and \(files.right)"
    let what = comparison.causes.map { PageItem(text: "\($0.kind): \($0.words)") }
    return ReportPage(
      title: title, subtitle: "Two saved rankings of one patient.",
      sections: [conclusion.section(what)]
        + (isSame ? [] : sheet.sections + [sheet.agreementSection]))
  }
}

extension SavedCohortReport {
  /// The comparison as a page.
  public func page() -> ReportPage {
    let what =
      unpaired.map { PageItem(text: $0) }
      + cohort.differences.map {
        PageItem(text: "\($0.cause.kind): \($0.cause.words)", details: [$0.counts])
      }
    return ReportPage(
      title: title, subtitle: "Saved rankings of several patients.",
      sections: [conclusion.section(what)] + (isSame ? [] : sheet.sections + sheet.lastSections))
  }
}

extension SavedConclusion {
  /// The differences and the cause.
  fileprivate func section(_ what: [PageItem]) -> PageSection {
    PageSection(
      id: "differences", heading: "What differs",
      parts: (what.isEmpty ? [] : [.list(what)]) + [.paragraph(words)]
        + (command.map { [.command($0)] } ?? []))
  }
}
