import DDXCore
import DDXInference

extension NodeMaker {
  /// The sources whose place a family may tell, as ``ShownPlaces/placing(_:)`` has them, each with the
  /// statement whose rate decides.
  func told(_ family: EvidenceFamily) -> [(source: Int, statement: Int)] {
    sources.indices.compactMap { index in
      let source = sources[index]
      guard source.source.assessment != nil, source.id != .other, source.sites.count > 1,
        let lead = family.lead(of: source.id)
      else { return nil }
      return (index, lead)
    }
  }

  /// The node of a family whose accuracies count patients, as ``ShownPlaces`` makes it.
  func shown(
    _ family: EvidenceFamily, _ codes: [FindingCode], telling told: Int?, at place: Int,
    to recipes: inout NodeRecipes
  ) {
    let read = ReadLevels(recorded, at: told.map { sources[$0].sites } ?? [])
    let records = ShownPlaces(family: family, background: 0.5, findings: read.findings).records
    guard !records.isEmpty else { return }
    let isPlaced =
      Set(records.map(\.finding.code)).count < records.count
      || (told != nil && records.contains { $0.finding.place != .unspecified })
    let signs = RecordedSign.signs(of: records, leavingOut: nil)
    let table = RateTable(rates(family, records, telling: isPlaced ? told : nil, isPlaced))
    func code(_ sign: RecordedSign) -> Int? { codes.firstIndex(of: sign.findings[0].code) }
    guard isPlaced else {
      let own = signs.compactMap { sign in
        code(sign).map {
          OrRecipe.Record(
            code: $0, whenPresent: sign.allows(.unspecified), whenAbsent: sign.whenNone)
        }
      }
      recipes.ors.append((place, OrRecipe(table, own)))
      return
    }
    let sites = told.map { sources[$0].sites.map(\.site) }
    let recipe = PlacedRecipe(
      table,
      signs.compactMap { sign in
        code(sign).map {
          .init(
            code: $0, whenNone: sign.whenNone,
            allows: sites.map { $0.map(sign.allows) } ?? [sign.allows(.unspecified)])
        }
      },
      telling: told, map: sites.map(SignGrid.init),
      shown: table.entries.map {
        $0.mark > 1 ? .at($0.mark - 2) : $0.mark == 1 ? .anywhere : .byChance
      })
    recipes.placed.append((place, recipe))
  }

  /// The rate of each site of each source; of a placed node marked by what a site makes of the place: 0 shows
  /// it by chance, 1 anywhere, and from 2 on it tells its own place.
  private func rates(
    _ family: EvidenceFamily, _ records: [FamilyUse.Record], telling told: Int?, _ isPlaced: Bool
  ) -> [[RateTable.Entry]] {
    let isFound = records.contains { $0.finding.state != .absent }
    return sources.enumerated().map { index, source in
      source.sites.enumerated().map { state, site in
        let isLookedFor =
          isFound || index != told || records.contains { $0.finding.excludes(site.site) }
        let isStated = family.place(of: source.id, at: site.site) != nil
        // Where no suspect states anything of its own, all sites are read alike.
        let own = family.rates[source.id]?.named.isEmpty == false ? site.site : .unspecified
        var entry =
          (isLookedFor ? self.entry(family, source, own) : nil) ?? RateTable.Entry(statement: nil)
        entry.mark = !isPlaced ? 0 : index == told ? 2 + state : isStated ? 1 : 0
        return entry
      }
    }
  }
}
