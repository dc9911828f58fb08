internal import DDXCore

/// Every number says where it comes from, and what it names is defined.
struct CitationRule: AssessmentRule {
  private let defined: Set<CitationID>

  init(_ citations: [Citation]) { defined = Set(citations.map(\.id)) }

  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault] {
    let terms = assessment.shareTerms
    var faults: [Fault] = []
    if terms.isEmpty { faults.append(Fault(.citations, "the share has no term to cite for it")) }
    for term in terms where term.citations.isEmpty {
      faults.append(
        Fault(.citations, "the share term `\(term.text)` cites nothing", key: "bare term"))
    }
    var mentions: [(CitationID?, String)] = terms.flatMap { term in
      term.citations.map { ($0, "the share") }
    }
    for observed in assessment.evidence {
      switch observed.worth {
      case .finding(let row): mentions += self.mentions(of: row, named: row.code.name)
      case .member(let group, _): mentions += self.mentions(of: group)
      case .graded(let row): mentions.append((row.citation, "the scale `\(row.scale)`"))
      }
      mentions.append((observed.population?.citation, "a population"))
    }
    mentions += self.mentions(of: assessment.coverage) + self.mentions(of: assessment.pathways)
    return faults + undefined(mentions)
  }

  /// What the table itself does not hold to, beyond what an answer shows.
  func faults(in table: EvidenceTable) -> [Fault] {
    let sites = table.sites
    var faults: [Fault] = []
    if !sites.sides.isEmpty, sites.sidesCitation == nil {
      faults.append(Fault(.citations, "the sides cite nothing"))
    }
    if !sites.levels.isEmpty, sites.levelsCitation == nil {
      faults.append(Fault(.citations, "the levels cite nothing"))
    }
    var mentions: [(CitationID?, String)] = [
      (sites.sidesCitation, "the sides"), (sites.levelsCitation, "the levels"),
    ]
    mentions += table.share.anchors.map { ($0.citation, "the share") }
    mentions += table.share.after.map { ($0.citation, "the share after `\($0.finding)`") }
    mentions += table.populations.map { ($0.citation, "the population `\($0.id)`") }
    mentions += table.findings.flatMap { self.mentions(of: $0, named: $0.code.name) }
    mentions += table.groups.flatMap { self.mentions(of: $0) }
    mentions += table.noted.map { ($0.citation, "`\($0.code)`") }
    mentions += table.graded.map { ($0.citation, "the scale `\($0.scale)`") }
    for suspect in table.suspects {
      mentions.append((suspect.citation, "the suspect `\(suspect.id)`"))
      mentions += suspect.share?.anchors.map { ($0.citation, "its share") } ?? []
      mentions += suspect.findings.flatMap { self.mentions(of: $0, named: $0.code.name) }
      mentions += suspect.groups.flatMap { self.mentions(of: $0) }
      mentions += suspect.graded.map { ($0.citation, "the scale `\($0.scale)`") }
      mentions += self.mentions(of: suspect.offers)
    }
    mentions += self.mentions(of: table.coverage) + self.mentions(of: table.pathways)
    return faults + undefined(mentions)
  }

  private func mentions(
    of row: FindingEvidence, named name: String
  ) -> [(CitationID?, String)] {
    [(row.citation, "`\(name)`"), (row.capCitation, "the cap of `\(name)`")]
  }

  private func mentions(of group: GroupEvidence) -> [(CitationID?, String)] {
    mentions(of: group.composite, named: group.id)
      + group.members.map { ($0.citation, "`\($0.code)`") }
  }

  private func mentions(of coverage: [CoverageTerm]) -> [(CitationID?, String)] {
    coverage.map { ($0.citation, "the coverage of `\($0.procedure)`") }
  }

  private func mentions(of pathways: [Pathway]) -> [(CitationID?, String)] {
    pathways.flatMap { pathway in
      ([pathway.citation] + pathway.successes.map(\.citation)).map {
        ($0, "the pathway `\(pathway.id)`")
      }
    }
  }

  private func undefined(_ mentions: [(CitationID?, String)]) -> [Fault] {
    mentions.compactMap { citation, place in
      guard let citation, !defined.contains(citation) else { return nil }
      let meant = near(citation.name, among: defined.map(\.name))
      return Fault(.citations, "\(place) cites `\(citation)`, which is not defined\(meant)")
    }
  }
}
