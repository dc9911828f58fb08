import DDXCore

extension ParameterDraw {
  /// A table about another.
  ///
  /// The shares of one source at several ages move together, and what ties the members of a group to
  /// its whole stays as it is.
  mutating func table(_ table: EvidenceTable) -> EvidenceTable {
    EvidenceTable(
      source: table.source, edition: table.edition, digest: table.digest, status: table.status,
      title: table.title, summary: table.summary, citations: table.citations,
      vocabulary: table.vocabulary, populations: table.populations, share: share(table.share),
      sites: sites(table.sites), findings: table.findings.map { finding($0) },
      groups: table.groups.map { group($0) }, graded: table.graded.map { graded($0) },
      noted: table.noted, coverage: table.coverage.map { coverage($0) }, pathways: table.pathways,
      suspects: table.suspects.map { suspect($0) })
  }

  private mutating func share(_ terms: ShareTerms) -> ShareTerms {
    let middle = terms.anchors.min { abs($0.age - 50) < abs($1.age - 50) }
    let factor = middle.map { proportion($0.value) / $0.value.value } ?? 1
    return ShareTerms(
      anchors: terms.anchors.map {
        .init(
          age: $0.age, value: Measured(min($0.value.value * factor, 0.95)), citation: $0.citation,
          setting: $0.setting)
      },
      after: terms.after.map {
        .init(finding: $0.finding, value: measured($0.value), citation: $0.citation)
      })
  }

  private mutating func sites(_ terms: SiteTerms) -> SiteTerms {
    let levels = proportions(terms.levels.map(\.share), size: nil)
    return SiteTerms(
      sides: terms.sides, sidesCitation: terms.sidesCitation,
      levels: zip(terms.levels, levels).map { .init(level: $0.level, share: max($1, 0.001)) },
      levelsCitation: terms.levelsCitation,
      shows: terms.shows.map {
        .init(
          side: proportion($0.side, size: Self.assumedSize),
          level: proportion($0.level, size: Self.assumedSize), citation: $0.citation)
      })
  }

  private mutating func finding(_ row: FindingEvidence) -> FindingEvidence {
    FindingEvidence(
      code: row.code, published: accuracy(row.published), cap: row.cap,
      capCitation: row.capCitation, citation: row.citation, population: row.population,
      hasImperfectReference: row.hasImperfectReference, note: row.note, unit: row.unit,
      shows: row.shows.map { proportion($0, size: Self.assumedSize) }, ageing: row.ageing)
  }

  private mutating func accuracy(_ published: PublishedAccuracy) -> PublishedAccuracy {
    let size = published.sampleSize
    guard let accuracy = published.accuracy else {
      let rate = published.sensitivity.map { measured($0, size: size) }
      return (try? PublishedAccuracy(sensitivity: rate, sampleSize: size)) ?? published
    }
    // A test that spoke for its source goes on to do so.
    for _ in 0..<20 {
      let sensitivity = proportion(
        published.sensitivity ?? Measured(accuracy.sensitivity), size: size)
      let specificity = proportion(
        published.specificity ?? Measured(accuracy.specificity), size: size)
      let speaksFor = sensitivity > 1 - specificity
      guard speaksFor == (accuracy.positiveRatio > 1),
        let drawn = try? PublishedAccuracy(
          sensitivity: Measured(sensitivity), specificity: Measured(specificity),
          sampleSize: size)
      else { continue }
      return drawn
    }
    return published
  }

  private mutating func group(_ group: GroupEvidence) -> GroupEvidence {
    GroupEvidence(
      id: group.id, title: group.title, composite: finding(group.composite), study: group.study,
      members: group.members)
  }

  private mutating func graded(_ row: GradedEvidence) -> GradedEvidence {
    let rates = proportions(row.values.map(\.rate), size: row.sampleSize)
    return GradedEvidence(
      scale: row.scale, title: row.title,
      values: zip(row.values, rates).map {
        .init(id: $0.id, codes: $0.codes, rate: max($1, 0.001), background: $0.background)
      },
      presentFrom: row.presentFrom, unit: row.unit, sampleSize: row.sampleSize,
      citation: row.citation)
  }

  private mutating func coverage(_ term: CoverageTerm) -> CoverageTerm {
    CoverageTerm(
      procedure: term.procedure, fraction: proportion(term.fraction, size: Self.assumedSize),
      isOffered: term.isOffered, matchesSide: term.matchesSide, matchesLevel: term.matchesLevel,
      otherLevels: proportion(term.otherLevels, size: Self.assumedSize),
      citation: term.citation, suspect: term.suspect)
  }

  private mutating func suspect(_ suspect: Suspect) -> Suspect {
    Suspect(
      id: suspect.id, title: suspect.title, check: suspect.check, advice: suspect.advice,
      pointers: suspect.pointers, share: suspect.share.map { share($0) },
      findings: suspect.findings.map { finding($0) }, groups: suspect.groups.map { group($0) },
      graded: suspect.graded.map { graded($0) }, offers: suspect.offers.map { coverage($0) },
      citation: suspect.citation)
  }
}
