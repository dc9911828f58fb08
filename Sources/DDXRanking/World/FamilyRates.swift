import DDXCore

/// How often a node is on when only one source hurts, with the leak of the noisy-OR.
struct FamilyRates: Sendable {
  /// The rate of each source, whatever its place; for `other` of what has no name.
  let rates: [Double]
  /// The rates of the suspects that have their own.
  let named: [String: Double]
  /// The rate of a source that states none.
  let background: Double
  /// The least of all rates [Diez1993].
  let leak: Double

  /// Takes the rates of sources at each of their places.
  ///
  /// With `isCounted` a source that hurts elsewhere is one more with the background.
  init(
    _ rates: [[Double]], background: Double, of sources: [PlacedSource], isCounted: Bool
  ) {
    self.background = background
    var named: [String: Double] = [:]
    self.rates = zip(sources, rates).map { source, rates in
      for (site, rate) in zip(source.sites, rates) {
        if let suspect = site.site.suspect { named[suspect] = rate }
      }
      let unnamed = source.sites.lastIndex { $0.site.suspect == nil }
      return rates[unnamed ?? 0]
    }
    self.named = named
    leak = rates.reduce(isCounted ? background : 1) { min($0, $1.min() ?? $0) }
  }

  /// P(on | only this source).
  func rate(_ cause: VirtualPatient.Painful) -> Double {
    cause.site.suspect.flatMap { named[$0] } ?? rates[cause.index]
  }

  /// By how much a source shrinks the chance of "off": (1 - r) / (1 - b).
  private func shrinkage(_ cause: VirtualPatient.Painful) -> Double {
    let rate = rate(cause)
    return rate == leak ? 1 : (1 - rate) / (1 - leak)
  }

  /// P(on | these sources, and so many more that are as good as none).
  func chance(_ causes: [VirtualPatient.Painful], others: Int = 0) -> Double {
    var off = causes.reduce(1 - leak) { $0 * shrinkage($1) }
    for _ in 0..<others { off *= (1 - background) / (1 - leak) }
    return 1 - off
  }

  /// What turned the node on, the first to come; nil is the leak.
  func trigger(
    among causes: [VirtualPatient.Painful], _ generator: inout SeededGenerator
  ) -> VirtualPatient.Painful? {
    let hazards = [-logarithm(1 - leak)] + causes.map { -logarithm(shrinkage($0)) }
    let place = generator.place(among: hazards)
    return place == 0 ? nil : causes[place - 1]
  }
}
