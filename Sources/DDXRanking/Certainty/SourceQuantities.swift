import DDXCore
import DDXDraws

/// The numbers of one source in one patient as random variables.
final class SourceQuantities: Sendable {
  private let source: NetworkAssembler.Source
  private let share: ShareDraw
  private let sides: CompositionQuantity?
  private let levels: CompositionQuantity?
  private let shows: (side: ProportionQuantity, level: ProportionQuantity, citation: CitationID)?
  private let suspects: [ShareDraw]
  /// The suspects that modules of their own stand for, by place among all with a share.
  private let isTakenOver: [Bool]
  private let coverage: [(fraction: ProportionQuantity, otherLevels: ProportionQuantity)]
  private let successes: [[ProportionQuantity]]

  /// Takes a source of a run, with its table where it is nothing else.
  init(
    _ source: NetworkAssembler.Source, table: EvidenceTable?, rows: CitedRows,
    profile: ClinicalProfile
  ) {
    self.source = source
    let assessment = source.assessment
    share =
      table.map { ShareDraw($0.share, rows, profile: profile) }
      ?? ShareDraw(
        source.share, rows, citation: assessment?.shareTerms.last?.citations.first)
    let named = table?.suspects.filter { $0.share != nil } ?? []
    suspects = named.compactMap { suspect in
      suspect.share.map { ShareDraw($0, rows, profile: profile, suspect: suspect.id) }
    }
    let left = Set(assessment?.sites.compactMap(\.site.suspect) ?? [])
    isTakenOver = named.map { !left.contains($0.id) }
    let terms = named.isEmpty ? table?.sites : nil
    sides = terms.flatMap { terms in
      let row =
        terms.sides.first { $0.pain == profile.pain.side }
        ?? terms.sides.first { $0.pain == .unspecified }
      return row.map { rows.sides($0, citation: terms.sidesCitation) }
    }
    levels = terms.flatMap { $0.levels.isEmpty ? nil : rows.levels($0) }
    shows = table?.sites.shows.map { terms in
      let quantities = rows.shows(terms)
      return (quantities.side, quantities.level, terms.citation)
    }
    coverage = assessment?.coverage.map { rows.coverage($0, suspect: $0.suspect) } ?? []
    successes =
      assessment?.pathways.map { pathway in
        pathway.successes.map { rows.success($0, of: pathway) }
      } ?? []
  }

  /// All of them.
  var all: [any CitedQuantity] {
    var all = ([share] + suspects).compactMap(\.drawn)
    for quantity in [sides, levels] { if let quantity { all.append(quantity) } }
    if let shows { all += [shows.side, shows.level] }
    for term in coverage { all += [term.fraction, term.otherLevels] }
    return all
  }

  /// Its share in a draw, before added modules take anything from it.
  func share(in draw: ParameterDraw) -> Double { share.value(in: draw) }

  /// The source in a draw.
  ///
  /// - Parameters:
  ///   - draw: The draw.
  ///   - own: Its share, before added modules take anything from it.
  ///   - share: Its share.
  ///   - parts: The sources whose shares were taken from it.
  ///   - isTreated: Whether blocks and treatments are asked of it as well.
  /// - Returns: The source with the numbers of the draw.
  func source(
    in draw: ParameterDraw, own: Double, share: Double, parts: [(id: SourceID, share: Double)],
    isTreated: Bool
  ) -> NetworkAssembler.Source {
    NetworkAssembler.Source(
      id: source.id, share: share,
      assessment: source.assessment.map { assessment in
        let shares = siteShares(in: draw, share: own)
        return assessment.with(
          sites: shares.map { shares in
            zip(assessment.sites, shares).map { SiteShare(site: $0.site, share: $1) }
          } ?? assessment.sites,
          coverage: isTreated ? coverage(assessment.coverage, in: draw) : assessment.coverage,
          pathways: isTreated ? pathways(assessment.pathways, in: draw) : assessment.pathways,
          shows: shows(in: draw))
      }, isRead: source.isRead, leaves: source.leaves, parts: parts)
  }

  /// The source with what some procedures cover of it in a draw, and nothing else drawn.
  func covering(
    _ procedures: Set<ProcedureID>, in draw: ParameterDraw
  ) -> NetworkAssembler.Source {
    NetworkAssembler.Source(
      id: source.id, share: source.share,
      assessment: source.assessment.map { assessment in
        let given = assessment.coverage.indices.filter {
          procedures.contains(assessment.coverage[$0].procedure)
        }
        return assessment.with(
          sites: assessment.sites,
          coverage: given.map { coverage(assessment.coverage[$0], coverage[$0], in: draw) },
          pathways: assessment.pathways, shows: assessment.shows)
      })
  }

  /// How often signs show where the source is, in a draw.
  func shows(in draw: ParameterDraw) -> SiteTerms.Shows? {
    guard let shows else { return source.assessment?.shows }
    return .init(
      side: shows.side.value(in: draw), level: shows.level.value(in: draw),
      citation: shows.citation)
  }

  /// The shares of its sites in a draw, in which it has this share; nil where they are not drawn.
  func siteShares(in draw: ParameterDraw, share: Double) -> [Double]? {
    let shares: [Double]
    if !suspects.isEmpty {
      shares = places(in: draw, share: share)
    } else if sides != nil || levels != nil {
      let sides = sides?.values(in: draw).filter { $0 > 0 } ?? [1]
      let levels = levels?.values(in: draw) ?? [1]
      shares = sides.flatMap { side in levels.map { side * $0 } }
    } else {
      return nil
    }
    return shares.count == source.assessment?.sites.count ? shares : nil
  }

  /// The places of the suspects that are left, and last of what has no name.
  private func places(in draw: ParameterDraw, share: Double) -> [Double] {
    var places = suspects.map { $0.value(in: draw) / share }
    let named = places.reduce(0, +)
    let scale = min(1, [Suspect].mostNamed / named)
    for place in places.indices { places[place] *= scale }
    var left = zip(places, isTakenOver).filter { !$0.1 }.map(\.0)
    left.append(1 - named * scale)
    let total = left.reduce(0, +)
    return total > 0 ? left.map { $0 / total } : left
  }

  private func coverage(_ terms: [CoverageTerm], in draw: ParameterDraw) -> [CoverageTerm] {
    zip(terms, coverage).map { coverage($0, $1, in: draw) }
  }

  private func coverage(
    _ term: CoverageTerm,
    _ quantities: (fraction: ProportionQuantity, otherLevels: ProportionQuantity),
    in draw: ParameterDraw
  ) -> CoverageTerm {
    CoverageTerm(
      procedure: term.procedure, fraction: quantities.fraction.value(in: draw),
      isOffered: term.isOffered, matchesSide: term.matchesSide, matchesLevel: term.matchesLevel,
      otherLevels: quantities.otherLevels.value(in: draw), citation: term.citation,
      suspect: term.suspect)
  }

  private func pathways(_ pathways: [Pathway], in draw: ParameterDraw) -> [Pathway] {
    zip(pathways, successes).map { pathway, quantities in
      guard !quantities.isEmpty else { return pathway }
      return Pathway(
        id: pathway.id, condition: pathway.condition, title: pathway.title,
        citation: pathway.citation,
        successes: zip(pathway.successes, quantities).map { success, quantity in
          .init(
            blocks: success.blocks, relief: success.relief,
            value: Measured(quantity.value(in: draw)), citation: success.citation,
            text: success.text)
        }, contraindications: pathway.contraindications)
    }
  }
}

extension SourceAssessment {
  /// The same assessment with other numbers.
  fileprivate func with(
    sites: [SiteShare], coverage: [CoverageTerm], pathways: [Pathway], shows: SiteTerms.Shows?
  ) -> SourceAssessment {
    SourceAssessment(
      share: share, shareTerms: shareTerms, sites: sites, evidence: evidence,
      coverage: coverage, pathways: pathways, notes: notes, shows: shows)
  }
}
