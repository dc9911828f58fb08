package import DDXCore

extension ParameterDraw {
  /// A table about another: every number that is read was drawn.
  package func table(_ table: EvidenceTable) -> EvidenceTable {
    let rows = CitedRows(table)
    return EvidenceTable(
      source: table.source, edition: table.edition, digest: table.digest, status: table.status,
      title: table.title, summary: table.summary, citations: table.citations,
      vocabulary: table.vocabulary,
      populations: table.populations.map { population($0, rows) },
      share: share(table.share, rows), sites: sites(table.sites, rows),
      findings: table.findings.map { finding($0, rows) },
      groups: table.groups.map { group($0, rows) },
      graded: table.graded.map { graded($0, rows) }, noted: table.noted,
      coverage: table.coverage.map { coverage($0, rows) },
      pathways: table.pathways.map { pathway($0, rows) },
      suspects: table.suspects.map { suspect($0, rows) })
  }

  private func population(_ population: StudyPopulation, _ rows: CitedRows) -> StudyPopulation {
    let drawn = rows.population(population).values(in: self)
    return StudyPopulation(
      id: population.id, isExclusive: population.isExclusive,
      members: zip(population.members, drawn).map { .init(source: $0.source, proportion: $1) },
      citation: population.citation)
  }

  private func share(_ terms: ShareTerms, _ rows: CitedRows, suspect: String? = nil) -> ShareTerms {
    ShareTerms(
      anchors: terms.anchors.map { anchor in
        let factor = rows.share(terms, in: anchor.setting, suspect: suspect)?.factor(in: self) ?? 1
        return .init(
          age: anchor.age, value: Measured(anchor.value.value * factor),
          citation: anchor.citation, setting: anchor.setting)
      },
      after: terms.after.map {
        .init(
          finding: $0.finding,
          value: Measured(rows.share(after: $0, suspect: suspect).value(in: self)),
          citation: $0.citation)
      })
  }

  private func sites(_ terms: SiteTerms, _ rows: CitedRows) -> SiteTerms {
    SiteTerms(
      sides: terms.sides.map { row in
        let drawn = rows.sides(row, citation: terms.sidesCitation).values(in: self)
        return .init(
          pain: row.pain,
          sides: Dictionary(
            zip(Side.allCases, drawn).filter { $0.1 > 0 }, uniquingKeysWith: { first, _ in first }))
      },
      sidesCitation: terms.sidesCitation,
      levels: zip(terms.levels, rows.levels(terms).values(in: self)).map {
        .init(level: $0.level, share: $1)
      },
      levelsCitation: terms.levelsCitation,
      shows: terms.shows.map { terms in
        let shows = rows.shows(terms)
        return .init(
          side: shows.side.value(in: self), level: shows.level.value(in: self),
          citation: terms.citation)
      })
  }

  private func finding(
    _ row: FindingEvidence, _ rows: CitedRows, suspect: String? = nil
  ) -> FindingEvidence {
    row.with(
      rows.accuracy(row, suspect: suspect).accuracy(in: self),
      shows: row.shows.map {
        rows.shows(row.code, $0, citation: row.citation, suspect: suspect).value(in: self)
      },
      ageing: ageing(row, rows, suspect: suspect))
  }

  private func ageing(
    _ row: FindingEvidence, _ rows: CitedRows, suspect: String?
  ) -> [AgeingRate] {
    let factor = rows.ageing(row, suspect: suspect)?.factor(in: self) ?? 1
    return row.ageing.map {
      AgeingRate(
        age: $0.age, value: AgeingQuantity.applying(factor, to: $0.value), citation: $0.citation)
    }
  }

  private func group(
    _ group: GroupEvidence, _ rows: CitedRows, suspect: String? = nil
  ) -> GroupEvidence {
    let quantities = rows.group(group, suspect: suspect)
    return GroupEvidence(
      id: group.id, title: group.title,
      composite: group.composite.with(
        quantities.composite.accuracy(in: self), shows: group.composite.shows,
        ageing: ageing(group.composite, rows, suspect: suspect)),
      study: quantities.study.accuracy(in: self),
      members: zip(group.members, quantities.members).map { member, quantity in
        .init(
          code: member.code, published: quantity.accuracy(in: self), citation: member.citation,
          shows: member.shows.map {
            rows.shows(member.code, $0, citation: member.citation, suspect: suspect)
              .value(in: self)
          })
      })
  }

  private func graded(
    _ row: GradedEvidence, _ rows: CitedRows, suspect: String? = nil
  ) -> GradedEvidence {
    let rates = rows.graded(row, suspect: suspect).values(in: self)
    let elsewhere = rows.background(row, suspect: suspect)?.values(in: self)
    return GradedEvidence(
      scale: row.scale, title: row.title,
      values: row.values.indices.map { place in
        .init(
          id: row.values[place].id, codes: row.values[place].codes, rate: rates[place],
          background: elsewhere?[place])
      },
      presentFrom: row.presentFrom, unit: row.unit, sampleSize: row.sampleSize,
      citation: row.citation)
  }

  private func coverage(
    _ term: CoverageTerm, _ rows: CitedRows, suspect: String? = nil
  ) -> CoverageTerm {
    let drawn = rows.coverage(term, suspect: suspect)
    return CoverageTerm(
      procedure: term.procedure, fraction: drawn.fraction.value(in: self),
      isOffered: term.isOffered, matchesSide: term.matchesSide, matchesLevel: term.matchesLevel,
      otherLevels: drawn.otherLevels.value(in: self), citation: term.citation,
      suspect: term.suspect)
  }

  private func pathway(_ pathway: Pathway, _ rows: CitedRows) -> Pathway {
    Pathway(
      id: pathway.id, condition: pathway.condition, title: pathway.title,
      citation: pathway.citation,
      successes: pathway.successes.map { success in
        .init(
          blocks: success.blocks, relief: success.relief,
          value: Measured(rows.success(success, of: pathway).value(in: self)),
          citation: success.citation, text: success.text)
      },
      contraindications: pathway.contraindications)
  }

  private func suspect(_ suspect: Suspect, _ rows: CitedRows) -> Suspect {
    Suspect(
      id: suspect.id, title: suspect.title, check: suspect.check, advice: suspect.advice,
      pointers: suspect.pointers, share: suspect.share.map { share($0, rows, suspect: suspect.id) },
      findings: suspect.findings.map { finding($0, rows, suspect: suspect.id) },
      groups: suspect.groups.map { group($0, rows, suspect: suspect.id) },
      graded: suspect.graded.map { graded($0, rows, suspect: suspect.id) },
      offers: suspect.offers.map { coverage($0, rows, suspect: suspect.id) },
      citation: suspect.citation)
  }
}

extension FindingEvidence {
  /// The same row with other numbers.
  fileprivate func with(
    _ published: PublishedAccuracy, shows: Double?, ageing: [AgeingRate]
  ) -> FindingEvidence {
    FindingEvidence(
      code: code, published: published, cap: cap, capCitation: capCitation, citation: citation,
      population: population, hasImperfectReference: hasImperfectReference, note: note, unit: unit,
      shows: shows, ageing: ageing)
  }
}
