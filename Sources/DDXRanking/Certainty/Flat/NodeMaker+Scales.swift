import DDXCore
import DDXInference

extension NodeMaker {
  /// The sources whose place a scale may tell, as ``RecordedScale`` has them, each with the statement that says
  /// how far it goes; empty where the sides tell none.
  func told(_ scale: GradedFamily) -> [(source: Int, statement: Int?)] {
    guard recordedScale(scale).sides?.telling(scale.place) != nil else { return [] }
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
  func recipes(_ scale: GradedFamily, telling told: Int?) -> [ScaleRecipe] {
    let use = recordedScale(scale)
    let places = use.sides == nil ? Set(use.findings.map(\.place)) : [.unspecified]
    return places.sorted().compactMap { place in
      let records = use.findings.filter { use.sides != nil || $0.place == place }
      guard !records.isEmpty else { return nil }
      let shown = told.flatMap { source -> ScaleRecipe.Shown? in
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
