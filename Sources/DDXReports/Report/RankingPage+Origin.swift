import DDXCore
import DDXRanking

extension RankingPage {
  /// Warnings about the ranking as a whole.
  func warnings(_ ranking: Ranking) -> PageSection? {
    let warnings = ranking.notes.filter(\.isWarning).map { PageItem(text: glossary.text(of: $0)) }
    guard !warnings.isEmpty else { return nil }
    return PageSection(
      id: "warnings", heading: "Warnings", tone: .caution, parts: [.list(warnings)])
  }

  /// Remarks of the modules.
  func remarks(_ ranking: Ranking) -> PageSection? {
    let remarks = ranking.notes.filter { !$0.isWarning && $0.finding == nil }
      .map { PageItem(text: glossary.text(of: $0)) }
    guard !remarks.isEmpty else { return nil }
    return PageSection(id: "remarks", heading: "Remarks", parts: [.list(remarks)])
  }

  /// Every entry of the profile, with its effect.
  func ledger(of ranking: Ranking) -> PageSection {
    PageSection(
      id: "recorded", heading: "Everything recorded, and its effect",
      parts: [
        .table(
          PageTable(
            caption: "The entries of the profile",
            columns: [.init(title: "Recorded"), .init(title: "Effect"), .init(title: "Why")],
            rows: Self.grouped(ranking.ledger).map(row)))
      ])
  }

  /// The entries, those of one finding or block together.
  private static func grouped(_ ledger: [LedgerEntry]) -> [[LedgerEntry]] {
    var groups: [[LedgerEntry]] = []
    for entry in ledger {
      if entry.element.contains("["), groups.last?.first?.element == entry.element {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups
  }

  private func row(_ entries: [LedgerEntry]) -> PageTable.Row {
    let words = entries.map { glossary.words($0) }
    return .init([
      .init(words[0].capitalisedFirst, notes: Array(words.dropFirst())),
      .init(entries.map(\.use.words).withoutRepeats.joined(separator: ", ")),
      .init(entries.map { glossary.words($0.reason) }.withoutRepeats.joined(separator: " ")),
    ])
  }

  /// The reference of every number.
  func sources(_ citations: CitationList) -> PageSection? {
    guard !citations.citations.isEmpty else { return nil }
    let rows = citations.citations.enumerated().map { index, citation in
      PageTable.Row([
        .init("\(index + 1). \(citation.id)", target: index + 1), .init(citation.status.meaning),
        .init(citation.plainWords),
      ])
    }
    return PageSection(
      id: "sources", heading: "Where the numbers come from",
      parts: [
        .table(
          PageTable(
            caption: "Citations",
            columns: [
              .init(title: "Key"), .init(title: "Status"), .init(title: "Reference or reason"),
            ],
            rows: rows))
      ])
  }

  /// Everything that made the ranking, so that it can be reproduced.
  func origin(of ranking: Ranking) -> PageSection {
    var rows = [
      row("ddx", Engine.version, ""),
      row("profile \(ranking.profile.id)", "", ranking.profile.digest),
      row("protocol \(ranking.rules.id)", ranking.rules.edition ?? "", ranking.rules.digest),
    ]
    rows += ranking.modules.map { module in
      row(
        "module \(module.id)", "\(module.version), evidence \(module.evidence)", module.digest)
    }
    return PageSection(
      id: "origin", heading: "Versions and digests",
      parts: [
        .table(
          PageTable(
            caption: "What made this ranking",
            columns: [
              .init(title: "What"), .init(title: "Version"), .init(title: "SHA-256"),
            ], rows: rows))
      ])
  }

  private func row(_ what: String, _ version: String, _ digest: String) -> PageTable.Row {
    .init([.init(what), .init(version), .init(digest)])
  }
}

extension LedgerEntry {
  /// The element that it stands in, such as `findings/finding[3]`.
  fileprivate var element: Substring {
    path.firstRange(of: "/@").map { path[..<$0.lowerBound] } ?? path[...]
  }
}

extension LedgerEntry.Use {
  /// What it did, in a few words.
  fileprivate var words: String {
    switch self {
    case .number: "changes a probability"
    case .rule: "used by a rule"
    case .name: "names the document"
    case .none: "no effect"
    }
  }
}

extension Citation.Status {
  /// How far the number was checked, in a few words.
  fileprivate var meaning: String {
    switch self {
    case .verified: "verified"
    case .secondary: "secondary"
    case .derived: "derived"
    case .derivedUnverified: "derived, unverified"
    case .fitted: "fitted"
    case .assumed: "assumed"
    case .recollection: "from memory"
    }
  }
}
