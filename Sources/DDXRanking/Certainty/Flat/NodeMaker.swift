import DDXCore
import DDXInference

/// What was recorded of one family or scale, from which its nodes are made for the numbers of any draw.
///
/// Which source's place a sign tells follows from the numbers. It is the choice of a node: draws that choose alike
/// have nodes of one shape.
struct NodeMaker: Sendable {
  private let recorded: [Finding]
  private let painSide: Side
  private let sources: [PlacedSource]

  /// Takes the sources of a run with their sites.
  init(_ recorded: [Finding], painSide: Side, sources: [PlacedSource]) {
    self.recorded = recorded
    self.painSide = painSide
    self.sources = sources
  }

  /// The sources whose place a family may tell, each with the statement whose rate decides.
  func candidates(_ family: EvidenceFamily) -> [(source: Int, statement: Int)] {
    guard family.unit == .patient else { return [] }
    return sources.indices.compactMap { index in
      let source = sources[index]
      guard source.source.assessment != nil, source.id != .other, source.sites.count > 1,
        let lead = family.lead(of: source.id)
      else { return nil }
      return (index, lead)
    }
  }

  /// The nodes of a family, where it tells the place of this source.
  ///
  /// - Returns: nil where they depend on the numbers in another way.
  func recipes(
    _ family: EvidenceFamily, _ codes: [FindingCode], placing: Int?
  ) -> [NodeRecipe]? {
    switch family.unit {
    case nil: used(family, codes)
    case .patient: shown(family, codes, placing).map { [$0] } ?? []
    case .side, .level: counted(family, codes)
    }
  }

  private func statement(_ family: EvidenceFamily, _ source: PlacedSource, _ site: Site) -> Int? {
    source.source.assessment == nil ? nil : family.place(of: source.id, at: site)
  }

  private func shown(
    _ family: EvidenceFamily, _ codes: [FindingCode], _ placing: Int?
  ) -> NodeRecipe? {
    let read = ReadLevels(recorded, at: placing.map { sources[$0].sites } ?? [])
    let records = ShownPlaces(family: family, background: 0.5, findings: read.findings).records
    guard !records.isEmpty else { return nil }
    let isPlaced =
      Set(records.map(\.finding.code)).count < records.count
      || (placing != nil && records.contains { $0.finding.place != .unspecified })
    let isFound = records.contains { $0.finding.state != .absent }
    let told = isPlaced ? placing : nil
    let table = RateTable(
      sources.enumerated().map { index, source in
        source.sites.enumerated().map { state, site -> RateTable.Entry in
          var statement = statement(family, source, site.site)
          let isLookedFor =
            isFound || index != told || records.contains { $0.finding.excludes(site.site) }
          if !isLookedFor { statement = nil }
          let isStated = family.place(of: source.id, at: site.site) != nil
          let mark = !isPlaced ? 0 : index == told ? 2 + state : isStated ? 1 : 0
          return .init(statement: statement, mark: mark)
        }
      })
    let signs = RecordedSign.signs(of: records, leavingOut: nil)
    func code(_ sign: RecordedSign) -> Int? { codes.firstIndex(of: sign.findings[0].code) }
    guard isPlaced else {
      return .or(
        table,
        OrRecords(
          records: signs.compactMap { sign in
            code(sign).map {
              .init(
                code: $0, whenPresent: sign.allows(.unspecified), whenAbsent: sign.whenNone)
            }
          }))
    }
    let sites = told.map { sources[$0].sites.map(\.site) }
    return .placed(
      PlacedRecipe(
        table: table,
        signs: signs.compactMap { sign in
          code(sign).map {
            .init(
              code: $0, whenNone: sign.whenNone,
              allows: sites.map { $0.map(sign.allows) } ?? [sign.allows(.unspecified)])
          }
        },
        source: told, map: sites.map(SignGrid.init),
        shown: table.entries.map { entries in
          entries.map { $0.mark > 1 ? .at($0.mark - 2) : $0.mark == 1 ? .anywhere : .byChance }
        }))
  }

  private func counted(_ family: EvidenceFamily, _ codes: [FindingCode]) -> [NodeRecipe] {
    let readers = sources.filter { $0.id != .other && family.statement(of: $0.id) != nil }
    let read = ReadLevels(recorded, at: readers.flatMap(\.sites))
    let span = FamilyList.span(of: family, recorded, sources)
    let use = CountedPlaces(
      family: family, background: 0.5, findings: read.findings, sides: span.sides,
      levels: span.levels)
    return use.cells.compactMap { cell in
      var isHeard = false
      let entries = sources.map { source in
        source.sites.map { site -> RateTable.Entry in
          let statement = statement(family, source, site.site)
          let own = site.site.suspect == nil ? cell.overlap(with: site.site) : cell.width
          guard statement != nil, own > 0 else {
            return .init(statement: nil, own: 0, rest: cell.width)
          }
          isHeard = true
          return .init(statement: statement, own: own, rest: max(cell.width - own, 0))
        }
      }
      guard isHeard else { return nil }
      return .or(
        RateTable(entries), OrRecords(records: cell.records, codes: codes, width: cell.width))
    }
  }

  private func used(_ family: EvidenceFamily, _ codes: [FindingCode]) -> [NodeRecipe]? {
    let use = FamilyUse(family: family, background: 0.5, findings: recorded)
    var isOpen = false
    let chosen = sources.map { source in
      source.sites.map { site -> (cell: Int, statement: Int)? in
        guard let statement = statement(family, source, site.site) else { return nil }
        let placed = use.placedCells(for: site.site)
        if placed.count > 1 { isOpen = true }
        return use.cell(for: site.site, rate: family.statements[statement].rate).map {
          ($0, statement)
        }
      }
    }
    // Which place a source hears where several speak of it depends on the numbers.
    guard !isOpen else { return nil }
    return use.cells.indices.compactMap { index in
      guard chosen.joined().contains(where: { $0?.cell == index }) else { return nil }
      let entries = chosen.map { states in
        states.map {
          RateTable.Entry(statement: $0?.cell == index ? $0?.statement : nil)
        }
      }
      return .or(
        RateTable(entries), OrRecords(records: use.cells[index].records, codes: codes, width: 1))
    }
  }
}

extension NodeMaker {
  /// The sources whose place a scale may tell, each with the statement that says how far it goes; empty where
  /// the sides tell none.
  func candidates(_ scale: GradedFamily) -> [(source: Int, statement: Int?)] {
    let use = recordedScale(scale)
    guard use.sides?.telling(scale.place) != nil else { return [] }
    return sources.indices.compactMap { index in
      let source = sources[index]
      guard source.source.assessment != nil, source.id != .other,
        scale.statement(of: source.id) != nil,
        source.sites.contains(where: { $0.site.side != .unspecified })
      else { return nil }
      return (index, scale.place(of: source.id, at: .unspecified))
    }
  }

  /// The nodes of a scale, whose sides tell the place of this source.
  func recipes(_ scale: GradedFamily, placing: Int?) -> [ScaleRecipe] {
    let use = recordedScale(scale)
    let places = use.sides == nil ? Set(use.findings.map(\.place)) : [.unspecified]
    return places.sorted().compactMap { place in
      let records = use.findings.filter { use.sides != nil || $0.place == place }
      guard !records.isEmpty else { return nil }
      let shown = placing.flatMap { source -> ScaleRecipe.Shown? in
        guard let (sign, isAbsent) = use.sides?.telling(scale.place) else { return nil }
        let sites = sources[source].sites.map(\.site)
        return .init(
          source: source, grid: SignGrid(sites), allows: sites.map(sign.allows),
          isAbsent: isAbsent)
      }
      return ScaleRecipe(
        states: sources.enumerated().map { index, source in
          source.sites.enumerated().map { state, site in
            let isHeard =
              source.source.assessment != nil
              && (site.site.suspect != nil || place.isConcerned(by: site.site))
            return .init(
              statement: isHeard ? scale.place(of: source.id, at: site.site) : nil,
              site: index == shown?.source ? state : nil)
          }
        }, likelihoods: scale.likelihoods(records), shown: shown)
    }
  }

  private func recordedScale(_ scale: GradedFamily) -> RecordedScale {
    RecordedScale(family: scale, background: [], recorded: recorded, painSide: painSide)
  }
}

extension OrRecords {
  fileprivate init(records: [FamilyUse.Record], codes: [FindingCode], width: Int) {
    self.init(
      records: records.compactMap { record in
        let p = record.finding.state.probability.value
        return codes.firstIndex(of: record.finding.code).map {
          Record(code: $0, whenPresent: p, whenAbsent: 1 - p)
        }
      }, width: width)
  }
}
