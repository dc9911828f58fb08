import DDXCore
import DDXDraws

/// What came of the draws of one profile.
struct DrawnResults {
  /// The draws that can be: under some numbers what was recorded is impossible.
  private var draws: [ParameterDraw] = []
  private var probabilities: [SourceID: [Double]] = [:]
  private var firsts: [SourceID: Int] = [:]

  /// Ranks the profile in each draw.
  init(of redraw: Redraw, _ draws: Draws) {
    let sources = redraw.workup.assembly.sources
    var flat = FlatRedraw(redraw)
    for number in 0..<draws.count {
      let draw = ParameterDraw(seed: draws.seed, number: number)
      guard
        let posttests = flat?.posttests(in: draw)
          ?? (try? redraw.workup(in: draw)).map({ redraw.posttests($0) })
      else { continue }
      self.draws.append(draw)
      var first: (source: SourceID, posttest: Double)?
      for (source, posttest) in zip(sources, posttests) where source.assessment != nil {
        probabilities[source.id, default: []].append(posttest)
        let isAhead = first.map { posttest > $0.posttest } ?? true
        if isAhead { first = (source.id, posttest) }
      }
      if let first { firsts[first.source, default: 0] += 1 }
    }
  }

  /// How sure the probabilities are, by id of source.
  var sources: [Certainty.SourceCertainty] {
    probabilities.sorted { $0.key < $1.key }.map { source, values in
      let sorted = values.sorted()
      return .init(
        source: source, low: Probability(clamping: sorted.quantile(0.025)),
        high: Probability(clamping: sorted.quantile(0.975)),
        first: Probability(clamping: Double(firsts[source] ?? 0) / Double(values.count)))
    }
  }

  /// The rows that the order of two sources hangs on most.
  func deciding(
    between first: SourceID, _ second: SourceID, among quantities: [any CitedQuantity]
  ) -> [Certainty.DecidingRow] {
    let (left, right) = (probabilities[first] ?? [], probabilities[second] ?? [])
    let differences = zip(left, right).map { logOdds($0) - logOdds($1) }
    return DecidingRows(quantities, draws: draws, differences: differences).most(3)
  }

  private func logOdds(_ probability: Double) -> Double {
    let held = min(max(probability, 1e-12), 1 - 1e-12)
    return logarithm(held / (1 - held))
  }
}

extension [Double] {
  /// The quantile of sorted numbers, linear between them.
  func quantile(_ part: Double) -> Double {
    guard let last = indices.last else { return 0 }
    let place = part * Double(last)
    let below = Int(place)
    let above = Swift.min(below + 1, last)
    return self[below] + (place - Double(below)) * (self[above] - self[below])
  }
}
