/// What is known after the findings and some readings, as a panel sees it.
package struct PanelState: Sendable {
  /// The panel.
  package let panel: Panel
  /// P(joint state | findings).
  package let findings: [Double]
  /// What was read so far, of instruments by their place in the panel.
  private let readings: [Reading]
  /// The number by which each instrument of the panel is known outside.
  private let numbers: [Int]
  /// P(joint state, readings so far | findings), not normalised.
  package let weights: [Double]
  /// P(readings so far | findings).
  package let total: Double

  /// What each channel said so far.
  private let factors: [ChannelFactor]
  /// P(joint state, trait, readings so far | findings), without and with the trait.
  private let byTrait: [[Double]]

  /// Weighs the readings so far on top of the findings.
  ///
  /// - Parameters:
  ///   - panel: The panel.
  ///   - findings: P(joint state | findings), one for each joint state of the panel.
  ///   - readings: What was read so far, of instruments by their place in the panel.
  ///   - numbers: The number by which each instrument of the panel is known outside.
  init(panel: Panel, findings: [Double], readings: [Reading], numbers: [Int]) {
    self.panel = panel
    self.numbers = numbers
    self.findings = findings
    self.readings = readings
    let factors = panel.factors(readings, in: panel.cells)
    let byTrait = panel.traits.map { trait, chance in
      Self.weights(of: findings, chance: chance, factors, trait: trait)
    }
    self.factors = factors
    self.byTrait = byTrait
    weights = findings.indices.map { byTrait[0][$0] + byTrait[1][$0] }
    total = weights.reduce(0, +)
  }

  /// P(any of the causes of a subset present | what is known).
  package func probability(ofAny subset: Int) -> Double {
    zip(weights, panel.subsets).reduce(0) { $1.1 & subset != 0 ? $0 + $1.0 : $0 } / total
  }

  /// What may be read next with some instruments, of which a few are looked at together.
  ///
  /// - Parameter instruments: The instruments, by number.
  /// - Returns: What they may show, each alone or together.
  package func outlook(for instruments: [Int]) -> Outlook {
    outlook(
      at: instruments.map { number in
        guard let place = numbers.firstIndex(of: number) else {
          preconditionFailure("an outlook for an instrument that the panel does not have")
        }
        return place
      })
  }

  private func outlook(at instruments: [Int]) -> Outlook {
    let channels = instruments.map { panel.channels[$0] }
    // What a channel says is not the product of what its readings say one by one.
    let before = readings.filter { channels.contains(panel.channels[$0.instrument]) }
    let (cells, ofState) = panel.shape.merged.cells(
      for: Set(instruments + before.map(\.instrument)).sorted(), of: panel.cells)
    let total = total
    let weights = panel.traits.map { trait, chance -> [Double] in
      let known =
        before.isEmpty
        ? byTrait[trait]
        : Self.weights(
          of: findings, chance: chance, factors.filter { !channels.contains($0.channel) },
          trait: trait)
      var sums = [Double](repeating: 0, count: cells.count)
      sums.withUnsafeMutableBufferPointer { sums in
        for state in known.indices { sums[Int(ofState[state])] += known[state] }
        for cell in sums.indices { sums[cell] /= total }
      }
      return sums
    }
    return Outlook(
      panel: panel, numbers: numbers, cells: cells, before: before, weights: weights)
  }

  /// How probable each way is in which a reading may have come about, given all that is known.
  ///
  /// - Parameter index: The reading, by its place among ``readings``.
  /// - Returns: One probability for each account, 1 for ``Instrument/Account/all``.
  package func accounts(ofReading index: Int) -> [Instrument.Account: Double] {
    let instrument = readings[index].instrument
    let place = readings[..<index].count {
      panel.channels[$0.instrument] == panel.channels[instrument]
    }
    let outlook = outlook(at: [instrument])
    return Dictionary(
      uniqueKeysWithValues: Instrument.Account.allCases.map {
        ($0, outlook.probability(ofReading: place, as: $0))
      })
  }

  private static func weights(
    of findings: [Double], chance: Double, _ factors: [ChannelFactor], trait: Int
  ) -> [Double] {
    var weights = findings.map { $0 * chance }
    for factor in factors { factor.byTrait[trait].multiply(into: &weights) }
    return weights
  }
}

/// What a few instruments may show next, on the few cells that they tell apart.
package struct Outlook: Sendable {
  fileprivate let panel: Panel
  fileprivate let numbers: [Int]
  fileprivate let cells: JointCells
  /// What was read so far through the channels of the instruments.
  fileprivate let before: [Reading]
  /// P(cell, trait | everything else that is known), without and with the trait.
  fileprivate let weights: [[Double]]

  /// P(causes present, further readings | what is known), bit by bit.
  ///
  /// - Parameter further: Readings of the instruments that the outlook is for.
  /// - Returns: One probability for each subset of the causes.
  package func bySubset(with further: [Reading]) -> [Double] {
    var sums = [Double](repeating: 0, count: 1 << panel.space.radices.count)
    let factors = panel.factors(before + further.placed(by: numbers), in: cells)
    let subsets = cells.subsets
    for (trait, weights) in weights.enumerated() {
      var weighed = weights
      for factor in factors { factor.byTrait[trait].multiply(into: &weighed) }
      sums.withUnsafeMutableBufferPointer { sums in
        for cell in weighed.indices { sums[subsets[cell]] += weighed[cell] }
      }
    }
    return sums
  }

  /// P(a reading so far came about in one way | what is known).
  fileprivate func probability(ofReading place: Int, as account: Instrument.Account) -> Double {
    let factors = panel.factors(before, in: cells, accounting: (place, account))
    return weights.enumerated().reduce(0) { sum, row in
      var weighed = row.element
      for factor in factors { factor.byTrait[row.offset].multiply(into: &weighed) }
      return sum + weighed.reduce(0, +)
    }
  }

  /// I(S; outcome | what is known) in bits, S the set of causes present.
  ///
  /// - Parameters:
  ///   - instrument: The instrument, by number.
  ///   - outcomes: What it may show: every outcome in one of these ranges.
  /// - Returns: The information, 0 or more.
  package func information(instrument: Int, outcomes: [ClosedRange<Int>]) -> Double {
    Information.bits(joints(instrument, outcomes))
  }

  /// I(a cause; outcome | what is known) in bits.
  package func information(
    instrument: Int, outcomes: [ClosedRange<Int>], about cause: Int
  ) -> Double {
    Information.bits(
      joints(instrument, outcomes).map { sums in
        sums.indices.reduce(into: [0, 0]) { $0[$1 >> cause & 1] += sums[$1] }
      })
  }

  private func joints(_ instrument: Int, _ outcomes: [ClosedRange<Int>]) -> [[Double]] {
    outcomes.map { bySubset(with: [Reading(instrument: instrument, outcomes: $0)]) }
  }
}
