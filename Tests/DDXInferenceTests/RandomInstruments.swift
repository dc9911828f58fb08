import DDXInference

/// Instruments over the causes of a network: graded and plain, sharing channels, some diluted.
func randomInstruments(over network: Network, seed: UInt64) -> [Instrument] {
  var generator = SeededGenerator(state: seed &+ 0x5EED)
  func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &generator)
  }
  func coverage() -> [[Double]] {
    network.causes.map { cause in
      let choices: [Double] = [0, 1, 0.5, number(0...1)]
      let common = choices.randomElement(using: &generator) ?? 0
      return cause.states.map { _ in number(0...1) < 0.5 ? common : number(0...1) }
    }
  }
  /// P(>= k), falling in k.
  func tail(_ thresholds: Int) -> [Double] {
    var last = 1.0
    return (0..<thresholds).map { _ in
      last *= number(0.05...1)
      return last
    }
  }
  let failures = [number(0...0.5), number(0...0.5)]
  return (0..<4).map { index in
    let dilution = number(0...1) < 0.4 ? number(0...1) : 0
    if number(0...1) < 0.25 {
      return Instrument(
        name: "i\(index)", coverage: coverage(), whenReached: number(0...1),
        otherwise: number(0...1), dilution: dilution)
    }
    let channel = Int.random(in: 0...1, using: &generator)
    let thresholds = Int.random(in: 1...3, using: &generator)
    let byShare = (0..<3).map { _ in tail(thresholds) }
    return Instrument(
      name: "i\(index)", channel: "channel \(channel)", channelFailure: failures[channel],
      coverage: coverage(), delivery: number(0...1),
      curve: ResponseCurve(
        atLeast: (0..<thresholds).map { threshold in byShare.map { $0[threshold] } }),
      mimicry: [tail(thresholds), tail(thresholds)], dilution: dilution)
  }
}

/// Up to five readings of instruments, some of the same one.
func randomReadings(of instruments: [Instrument], seed: UInt64) -> [Reading] {
  var generator = SeededGenerator(state: seed &+ 0xBEAD)
  return (0..<Int.random(in: 0...5, using: &generator)).map { _ in
    let instrument = Int.random(in: instruments.indices, using: &generator)
    let last = instruments[instrument].curve.outcomes - 1
    let least = Int.random(in: 0...last, using: &generator)
    return Reading(
      instrument: instrument, outcomes: least...Int.random(in: least...last, using: &generator))
  }
}
