import DDXInference

/// A second way to the likelihood of readings: every combination of the trait, of the channels
/// that failed, of what arrived, of each response and of each mimicry, added up.
struct BruteForcePanel {
  let network: Network
  let instruments: [Instrument]
  let trait: Double
  /// The joint states but the empty one, nil for an absent cause; the first cause turns slowest.
  let combinations: [[Int?]]
  /// P(combination | some cause is present).
  let prior: [Double]

  init(_ network: Network, instruments: [Instrument], trait: Double) {
    self.network = network
    self.instruments = instruments
    self.trait = trait
    var combinations: [[Int?]] = [[]]
    for cause in network.causes {
      combinations = combinations.flatMap { combination in
        [combination + [nil]] + cause.states.indices.map { combination + [$0] }
      }
    }
    combinations.removeFirst()
    self.combinations = combinations
    let weights = combinations.map { combination in
      combination.enumerated().reduce(1.0) { weight, entry in
        let (cause, state) = entry
        let p = network.prior.probabilities[cause]
        guard let state else { return weight * (1 - p) }
        return weight * p * network.causes[cause].states[state]
      }
    }
    let total = weights.reduce(0, +)
    prior = weights.map { $0 / total }
  }

  /// P(readings | combination) for each.
  func likelihoods(_ readings: [Reading]) -> [Double] {
    let channels = Set(readings.map { instruments[$0.instrument].channel }).sorted()
    var total = combinations.map { _ in 0.0 }
    for hasTrait in [false, true] {
      for failures in 0..<(1 << channels.count) {
        var weights = combinations.map { _ in hasTrait ? trait : 1 - trait }
        var failed: Set<String> = []
        for (bit, channel) in channels.enumerated() {
          let failure = instruments.first { $0.channel == channel }?.channelFailure ?? 0
          let isFailed = failures >> bit & 1 == 1
          weights = weights.map { $0 * (isFailed ? failure : 1 - failure) }
          if isFailed { failed.insert(channel) }
        }
        for reading in readings {
          let instrument = instruments[reading.instrument]
          let own = combinations.map {
            probability(
              of: reading, in: $0, hasTrait: hasTrait,
              isFailed: failed.contains(instrument.channel))
          }
          let mean = zip(own, prior).reduce(0) { $0 + $1.0 * $1.1 }
          weights = zip(weights, own).map {
            $0 * ((1 - instrument.dilution) * $1 + instrument.dilution * mean)
          }
        }
        total = zip(total, weights).map { $0 + $1 }
      }
    }
    return total
  }

  /// P(causes present, one outcome in each range | findings and readings), for one more reading of an
  /// instrument: a row for each range, one sum for each subset of the causes.
  func joints(
    after readings: [Reading], instrument: Int, _ ranges: [ClosedRange<Int>]
  ) -> [[Double]] {
    let found = combinations.indices.map { index in
      network.observations.reduce(prior[index]) {
        $0 * BruteForce.likelihood($1, combinations[index])
      }
    }
    let rows = ranges.map { range in
      let read = likelihoods(readings + [Reading(instrument: instrument, outcomes: range)])
      var sums = [Double](repeating: 0, count: 1 << network.causes.count)
      for (index, combination) in combinations.enumerated() {
        let subset = combination.enumerated().reduce(0) {
          $1.element == nil ? $0 : $0 | 1 << $1.offset
        }
        sums[subset] += found[index] * read[index]
      }
      return sums
    }
    let total = rows.joined().reduce(0, +)
    return rows.map { $0.map { $0 / total } }
  }

  /// The mean of likelihoods under the prior, given a condition.
  func mean(
    _ likelihoods: [Double], where condition: ([Int?]) -> Bool = { _ in true }
  ) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for (index, combination) in combinations.enumerated() where condition(combination) {
      sum += prior[index] * likelihoods[index]
      weight += prior[index]
    }
    return sum / weight
  }

  private func probability(
    of reading: Reading, in combination: [Int?], hasTrait: Bool, isFailed: Bool
  ) -> Double {
    let instrument = instruments[reading.instrument]
    let covered = combination.enumerated().compactMap { cause, state in
      state.map { instrument.coverage[cause][$0] }
    }
    var share = covered.isEmpty ? 0 : covered.reduce(0, +) / Double(covered.count)
    if instrument.isPlain { share = share > 0 ? 1 : 0 }
    let mimicked = chances(instrument.mimicry[hasTrait ? 1 : 0])
    var total = 0.0
    for arrives in [false, true] {
      let arrival = isFailed ? 0 : instrument.delivery
      let responses = chances(
        instrument.curve.atLeast.map { interpolated($0, at: arrives ? share : 0) })
      for (response, p) in responses.enumerated() {
        for (mimicry, q) in mimicked.enumerated()
        where reading.outcomes.contains(max(response, mimicry)) {
          total += (arrives ? arrival : 1 - arrival) * p * q
        }
      }
    }
    return total
  }

  /// P(k) from P(>= k).
  private func chances(_ tail: [Double]) -> [Double] {
    zip([1] + tail, tail + [0]).map { $0 - $1 }
  }

  /// The value on the line through the points at 0, 0.5 and 1.
  private func interpolated(_ points: [Double], at share: Double) -> Double {
    let left = share < 0.5 ? 0 : 1
    let right = left + 1
    let position = (share - Double(left) / 2) / 0.5
    return points[left] * (1 - position) + points[right] * position
  }
}
