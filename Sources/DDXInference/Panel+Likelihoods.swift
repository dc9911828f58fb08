extension Panel {
  /// P(readings | joint state), one for each joint state of the panel.
  package func likelihoods(_ readings: [Reading]) -> [Double] {
    let factors = self.factors(readings, in: cells)
    var total = [Double](repeating: 0, count: space.count)
    for (trait, chance) in traits where chance > 0 {
      var product = [Double](repeating: chance, count: space.count)
      for factor in factors { factor.byTrait[trait].multiply(into: &product) }
      for state in total.indices { total[state] += product[state] }
    }
    return total
  }

  /// Without and with the trait, and how probable each is.
  var traits: [(trait: Int, chance: Double)] { [(0, 1 - trait), (1, trait)] }

  /// What readings say, channel by channel in the order of their names; where asked, that one of them
  /// came about in one way.
  func factors(
    _ readings: [Reading], in cells: JointCells,
    accounting: (reading: Int, as: Instrument.Account)? = nil
  ) -> [ChannelFactor] {
    var ofChannel: [(channel: Int, readings: [Int])] = []
    for (index, reading) in readings.enumerated() {
      let channel = channels[reading.instrument]
      if let known = ofChannel.firstIndex(where: { $0.channel == channel }) {
        ofChannel[known].readings.append(index)
      } else {
        ofChannel.append((channel, [index]))
      }
    }
    ofChannel.sort { $0.channel < $1.channel }
    return ofChannel.map { channel, own in
      ChannelFactor(
        channel: channel,
        byTrait: (0...1).map {
          factor(readings, own, in: cells, trait: $0, accounting: accounting)
        })
    }
  }

  /// Σ_A P(A) Π_k P(outcome_k | share_k, R, A) over the readings of one channel.
  private func factor(
    _ readings: [Reading], _ own: [Int], in cells: JointCells, trait: Int,
    accounting: (reading: Int, as: Instrument.Account)?
  ) -> CellFactor {
    let first = readings[own[0]].instrument
    // Readings of one instrument are told apart by what it reaches alone.
    let isOne = own.allSatisfy { readings[$0].instrument == first }
    let failure = instruments[first].channelFailure
    var sum = [Double](repeating: 0, count: isOne ? reach[first].shares.count : cells.count)
    for (failed, chance) in [(false, 1 - failure), (true, failure)] where chance > 0 {
      var part = [Double](repeating: chance, count: sum.count)
      // A reading is often given several times over.
      var last: (reading: Reading, account: Instrument.Account, factor: CellFactor)?
      for index in own {
        let reading = readings[index]
        let account = accounting?.reading == index ? accounting?.as ?? .all : .all
        let factor =
          if let last, last.reading == reading, last.account == account {
            last.factor
          } else {
            CellFactor(
              values: values(of: reading, trait: trait, failed: failed, account: account),
              ofCell: isOne ? nil : cells.shares[reading.instrument])
          }
        factor.multiply(into: &part)
        last = (reading, account, factor)
      }
      for index in sum.indices { sum[index] += part[index] }
    }
    return CellFactor(values: sum, ofCell: isOne ? cells.shares[first] : nil)
  }

  /// P(outcome | share, trait, channel failed), one for each share that the instrument reaches.
  private func values(
    of reading: Reading, trait: Int, failed: Bool, account: Instrument.Account
  ) -> [Double] {
    let (instrument, reach) = (instruments[reading.instrument], reach[reading.instrument])
    var values = reach.shares.map {
      instrument.probability(
        of: reading.outcomes, share: $0, trait: trait, failed: failed, account: account)
    }
    if instrument.dilution > 0 {
      let mean = zip(values, reach.prior).reduce(0) { $0 + $1.0 * $1.1 }
      for index in values.indices {
        values[index] += instrument.dilution * (mean - values[index])
      }
    }
    return values
  }
}
