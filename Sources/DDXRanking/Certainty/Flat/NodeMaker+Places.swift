import DDXCore
import DDXInference

extension NodeMaker {
  /// The nodes of a family whose accuracies count sides or levels, as ``CountedPlaces`` makes them.
  func counted(_ family: EvidenceFamily, _ codes: [FindingCode]) -> [OrRecipe] {
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
          let own = site.site.suspect == nil ? cell.overlap(with: site.site) : cell.width
          guard var entry = entry(family, source, site.site), own > 0 else {
            return .init(statement: nil, own: 0, rest: cell.width)
          }
          isHeard = true
          (entry.own, entry.rest) = (own, max(cell.width - own, 0))
          return entry
        }
      }
      return isHeard
        ? OrRecipe(RateTable(entries), cell.records.of(codes), width: cell.width) : nil
    }
  }

  /// The nodes of a family of a document that does not say what it counts, as ``FamilyUse`` makes them, where
  /// the sites that several places speak of hear those that were chosen.
  func used(
    _ family: EvidenceFamily, _ codes: [FindingCode], _ chosen: [Int]
  ) -> [OrRecipe] {
    let use = FamilyUse(family: family, background: 0.5, findings: recorded)
    var open = chosen[...]
    let heard = sources.map { source in
      source.sites.map { site -> (cell: Int, entry: RateTable.Entry)? in
        guard let entry = entry(family, source, site.site) else { return nil }
        let placed = use.placedCells(for: site.site)
        let cell =
          placed.count > 1
          ? open.popFirst()
          : placed.first ?? use.cells.firstIndex { $0.place == .unspecified }
        return cell.map { ($0, entry) }
      }
    }
    return use.cells.indices.compactMap { index in
      guard heard.joined().contains(where: { $0?.cell == index }) else { return nil }
      let entries = heard.map { states in
        states.map { heard in
          heard.flatMap { $0.cell == index ? $0.entry : nil } ?? RateTable.Entry(statement: nil)
        }
      }
      return OrRecipe(RateTable(entries), use.cells[index].records.of(codes))
    }
  }

  /// The sites that several places speak of, in the order in which they are chosen for.
  func heard(_ family: EvidenceFamily, _ codes: [FindingCode]) -> [FamilyChoice] {
    let use = FamilyUse(family: family, background: 0.5, findings: recorded)
    return sources.flatMap { source in
      source.sites.compactMap { site -> FamilyChoice? in
        guard let entry = entry(family, source, site.site) else { return nil }
        let placed = use.placedCells(for: site.site)
        return placed.count > 1
          ? .place(entry, cells: placed.map { ($0, use.cells[$0].records.of(codes)) }) : nil
      }
    }
  }
}

extension [FamilyUse.Record] {
  /// The records of a place, by the codes of their family.
  fileprivate func of(_ codes: [FindingCode]) -> [OrRecipe.Record] {
    compactMap { record in
      let p = record.finding.state.probability.value
      return codes.firstIndex(of: record.finding.code).map {
        .init(code: $0, whenPresent: p, whenAbsent: 1 - p)
      }
    }
  }
}
