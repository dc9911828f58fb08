import DDXCore

extension Ledger {
  /// The effect of a finding, its place, its grade and its course.
  func finding(_ index: Int) -> [LedgerEntry] {
    let finding = profile.findings[index]
    let path = path(ofFinding: index)
    let subject = LedgerEntry.Subject.finding(finding.code)
    let (use, reason) = account(finding)
    let side = finding.side == .unspecified ? nil : finding.side.rawValue
    return [LedgerEntry(path, .finding, finding.summary, use, reason, of: subject)]
      + entry("\(path)/@side", .findingSide, side, of: subject) { _ in place(use) }
      + entry("\(path)/@level", .findingLevel, finding.level?.rawValue, of: subject) { _ in
        place(use)
      }
      + entry("\(path)/@grade", .grade, finding.grade, of: subject) { _ in grade(finding, use) }
      + entry("\(path)/@course", .course, finding.course?.rawValue, of: subject) { _ in
        if finding.state == .absent { return (.none, .courseOfAbsent) }
        return isWarning(finding.code) ? (.rule, .safety) : (.none, .courseUnread)
      }
  }

  /// Where a finding stands in the document: by its number, or by its code where some findings are
  /// not known, as the places of those are not kept.
  private func path(ofFinding index: Int) -> String {
    let findings = profile.findings
    guard !profile.notKnown.isEmpty else { return "findings/finding[\(index + 1)]" }
    let code = findings[index].code
    let path = "findings/finding[@code='\(code)']"
    guard findings.count(where: { $0.code == code }) > 1 else { return path }
    return "\(path)[\(findings[...index].count(where: { $0.code == code }))]"
  }

  private func account(_ finding: Finding) -> (LedgerEntry.Use, LedgerEntry.Reason) {
    if isWeighed(finding) { return (.number, .evidence) }
    if changesShare(finding) { return (.number, .share) }
    if isWarning(finding.code) { return (.rule, .safety) }
    if isRuled(finding.code) { return (.rule, .contraindication) }
    if isInDetail(finding) { return (.none, .inDetail) }
    let reasons = notes.compactMap { note -> String? in
      if case .noted(finding, let reason, _) = note { reason } else { nil }
    }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if !reasons.isEmpty { return (.none, .noted(reasons)) }
    let isElsewhere = notes.contains { note in
      if case .elsewhere(finding, _) = note { true } else { false }
    }
    return (.none, isElsewhere ? .elsewhere : .unread)
  }

  /// Whether a share depends on a finding, or on what it implies and nobody recorded.
  private func changesShare(_ finding: Finding) -> Bool {
    candidates.flatMap(\.shareTerms).contains { term in
      guard term.text.hasPrefix("after ") else { return false }
      let code = FindingCode(String(term.text.dropFirst("after ".count)))
      if code == finding.code { return true }
      return finding.state == .present && !profile.isRecorded(code)
        && ranker.vocabulary.isPart(finding.code, of: code)
    }
  }

  /// Whether a source that weighs a finding hears it from what was recorded in more detail.
  private func isInDetail(_ finding: Finding) -> Bool {
    ranker.maker.registry.modules.compactMap(\.table).contains { table in
      table.saysUnits && table.weighed.contains(finding.code)
        && profile.isSaidInDetail(finding, table.weighed, ranker.vocabulary)
    }
  }

  /// Whether a source weighs a finding, or what it implies.
  private func isWeighed(_ finding: Finding) -> Bool {
    candidates.contains { candidate in
      candidate.evidence.contains { row in
        guard case .finding(let read) = row.kind else { return false }
        return read == finding || read.origin == finding.code
      }
    }
  }

  /// Whether the safety gate reads a finding.
  private func isWarning(_ code: FindingCode) -> Bool {
    let definition = ranker.vocabulary.finding(code)
    let isSet = definition?.members.contains { isWarning($0.code) } == true
    return isSet || definition?.effect?.diseases.isEmpty == false
      || ranker.rules.safety.strongSigns.contains { $0.finding == code }
      || ranker.rules.safety.afterInjection.contains { $0.findings.contains(code) }
      || ranker.rules.safety.combinations.contains {
        $0.given == code || $0.signs.contains(.finding(code))
      }
  }

  private func place(_ use: LedgerEntry.Use) -> (LedgerEntry.Use, LedgerEntry.Reason) {
    switch use {
    case .number: (.number, .place)
    case .rule: (.none, .anywhere)
    case .name, .none: (.none, .ofUnread)
    }
  }

  private func grade(
    _ finding: Finding, _ use: LedgerEntry.Use
  ) -> (LedgerEntry.Use, LedgerEntry.Reason) {
    if use == .none { return (.none, .ofUnread) }
    let isRead =
      ranker.vocabulary.finding(finding.code)?.presentFrom != nil
      || ranker.maker.registry.modules.compactMap(\.table).flatMap(\.graded)
        .contains { $0.scale == finding.code.name }
    return isRead ? (use, .gradeThreshold) : (.none, .gradeUnread)
  }
}

extension Finding {
  /// The finding with its state, as documents write them.
  fileprivate var summary: String {
    switch state {
    case .present: "\(code) present"
    case .absent: "\(code) absent"
    case .uncertain(let probability): "\(code) \(probability.value)"
    }
  }
}
