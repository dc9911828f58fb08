import DDXInference

/// A random instrument with what it showed.
struct RandomReading {
  let instrument: Instrument
  let outcomes: ClosedRange<Int>

  /// Every outcome of its instrument by itself.
  var singleOutcomes: [ClosedRange<Int>] { (0..<instrument.curve.outcomes).map { $0...$0 } }

  /// Some readings, now and then of one instrument or through one channel; some plain, some diluted.
  static func some(_ count: Int, states: [Int], using generator: inout SeededGenerator) -> [Self] {
    let failures = [generator.number(0.01...0.5), generator.number(0.01...0.5)]
    var readings: [Self] = []
    for index in 0..<count {
      let instrument: Instrument
      if let last = readings.last?.instrument, generator.chance(0.2) {
        instrument = last
      } else if generator.chance(0.25) {
        instrument = plain(index, states: states, using: &generator)
      } else {
        let channel = generator.count(0...1)
        instrument = graded(
          index, channel: "channel \(channel)", failure: failures[channel], states: states,
          using: &generator)
      }
      let least = generator.count(0...(instrument.curve.outcomes - 1))
      let greatest = generator.count(least...(instrument.curve.outcomes - 1))
      readings.append(Self(instrument: instrument, outcomes: least...greatest))
    }
    return readings
  }

  private static func plain(
    _ index: Int, states: [Int], using generator: inout SeededGenerator
  ) -> Instrument {
    Instrument(
      name: "i\(index)", coverage: coverage(of: states, using: &generator),
      whenReached: generator.number(0.3...0.99), otherwise: generator.number(0.01...0.6),
      dilution: dilution(using: &generator))
  }

  private static func graded(
    _ index: Int, channel: String, failure: Double, states: [Int],
    using generator: inout SeededGenerator
  ) -> Instrument {
    let thresholds = generator.count(1...3)
    let byShare = (0..<3).map { _ in tail(of: thresholds, from: 0.99, using: &generator) }
    return Instrument(
      name: "i\(index)", channel: channel, channelFailure: failure,
      coverage: coverage(of: states, using: &generator), delivery: generator.number(0.3...1),
      curve: ResponseCurve(
        atLeast: (0..<thresholds).map { threshold in byShare.map { $0[threshold] } }),
      mimicry: (0..<2).map { _ in tail(of: thresholds, from: 0.8, using: &generator) },
      dilution: dilution(using: &generator))
  }

  /// P(>= k), falling in k.
  private static func tail(
    of thresholds: Int, from most: Double, using generator: inout SeededGenerator
  ) -> [Double] {
    var last = most
    return (0..<thresholds).map { _ in
      last *= generator.number(0.05...1)
      return last
    }
  }

  /// What is reached: often nothing or all, the same in several states or not.
  private static func coverage(of states: [Int], using generator: inout SeededGenerator)
    -> [[Double]]
  {
    states.map { count in
      (0..<count).map { _ in
        let kind = generator.number(0...1)
        return kind < 0.35 ? 0 : kind < 0.6 ? 1 : kind < 0.7 ? 0.5 : generator.number(0.01...0.99)
      }
    }
  }

  private static func dilution(using generator: inout SeededGenerator) -> Double {
    generator.chance(0.4) ? generator.number(0.05...0.95) : 0
  }
}
