extension ReportPage {
  /// The report with what another edition would make of the patient, before the page for the patient.
  ///
  /// - Parameters:
  ///   - comparison: The comparison of the report's edition with the other one.
  ///   - command: The command that tells which edit does what.
  /// - Returns: The longer report.
  public func comparing(_ comparison: CompareReport, command: String) -> ReportPage {
    let place = sections.firstIndex { $0.id == "patient" } ?? sections.count
    return ReportPage(
      title: title, subtitle: subtitle,
      sections: sections[..<place] + [comparison.section(command)] + sections[place...])
  }
}

extension CompareReport {
  /// What the other edition makes of the patient, in one section.
  fileprivate func section(_ command: String) -> PageSection {
    PageSection(
      id: "other-edition", heading: "Under \(names.right)",
      parts: page().sections.flatMap { section in
        (section.id == "summary" ? [] : [.heading(section.heading)])
          + section.parts.map { part in
            // A heading within it would be of a lower order than the page has.
            if case .heading(let text) = part { return .remark(text) }
            return part
          }
      } + [.paragraph("The effect of each edit, and which alone would do:"), .command(command)])
  }
}
