import DDXCore
import DDXDraws

/// What came of the draws of one profile.
struct DrawnResults {
  /// The draws that can be: under some numbers what was recorded is impossible.
  private var draws: [ParameterDraw] = []
  private var probabilities: [SourceID: [Double]] = [:]
  private var firsts: [SourceID: Int] = [:]

  /// Ranks the profile in each draw.
  ///
  /// - Parameters:
  ///   - redraw: The profile.
  ///   - draws: The draws.
  ///   - jobs: How many are made at the same time; nothing else hangs on it.
  init(of redraw: Redraw, _ draws: Draws, jobs: Int) {
    let sources = redraw.workup.assembly.sources
    let parts = (0..<draws.count).inParts(jobs) { numbers in
      var flat = FlatRedraw(redraw)
      return numbers.compactMap { number -> (draw: ParameterDraw, posttests: [Double])? in
        let draw = ParameterDraw(seed: draws.seed, number: number)
        let posttests =
          flat.posttests(in: draw)
          ?? (try? redraw.workup(in: draw)).map { redraw.posttests($0) }
        return posttests.map { (draw, $0) }
      }
    }
    for (draw, posttests) in parts.joined() {
      self.draws.append(draw)
      var first: (source: SourceID, place: ByProbability<SourceID>)?
      for (source, posttest) in zip(sources, posttests) where source.assessment != nil {
        probabilities[source.id, default: []].append(posttest)
        let place = ByProbability(posttest, source.id)
        if first.map({ place < $0.place }) ?? true { first = (source.id, place) }
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

  /// The difference of two sources in log-odds, draw by draw.
  func differences(between first: SourceID, _ second: SourceID) -> [Double] {
    let (left, right) = (probabilities[first] ?? [], probabilities[second] ?? [])
    return zip(left, right).map { logOdds($0) - logOdds($1) }
  }

  /// The rows that a number of each draw depends on most.
  ///
  /// Some five hundred draws are enough to tell which rows these are.
  func deciding(
    _ differences: [Double], among quantities: [any CitedQuantity], jobs: Int
  ) -> [Certainty.DecidingRow] {
    let step = max(1, draws.count / 500)
    let chosen = stride(from: 0, to: draws.count, by: step)
    return DecidingRows(
      quantities, draws: chosen.map { draws[$0] }, differences: chosen.map { differences[$0] },
      jobs: jobs
    ).most(3)
  }

  /// A few draws that represent all: evenly spread over the order of a number of each.
  ///
  /// Anything that depends on that number is counted more exactly than with as many random draws.
  func spread(_ count: Int, by numbers: [Double]) -> [ParameterDraw] {
    let order = numbers.indices.sorted { left, right in
      numbers[left] != numbers[right] ? numbers[left] < numbers[right] : left < right
    }
    let few = min(count, order.count)
    return (0..<few).map { draws[order[(2 * $0 + 1) * order.count / (2 * few)]] }
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
