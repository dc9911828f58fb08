/// How a measured response depends on the share of the present causes that an instrument reaches.
///
/// Outcomes are ordered, 0 the least. The curve gives P(outcome >= k | share) at the shares 0, 0.5
/// and 1, linear between.
package struct ResponseCurve: Equatable, Sendable {
  /// P(outcome >= k) for k = 1 … at the shares 0, 0.5 and 1; falling in k.
  package let atLeast: [[Double]]

  /// Creates a curve.
  package init(atLeast: [[Double]]) {
    precondition(atLeast.allSatisfy { $0.count == 3 })
    self.atLeast = atLeast
  }

  /// The number of outcomes.
  package var outcomes: Int { atLeast.count + 1 }

  /// P(outcome >= k | share), k from 1.
  func atLeast(_ k: Int, share: Double) -> Double {
    let row = atLeast[k - 1]
    return share <= 0.5
      ? row[0] + (row[1] - row[0]) * 2 * share
      : row[1] + (row[2] - row[1]) * (2 * share - 1)
  }
}

/// A measurement that may fail to arrive, may be mimicked, and reaches several causes in part.
package struct Instrument: Equatable, Sendable {
  /// Its name, for export and messages.
  package let name: String
  /// The instruments of one channel fail to arrive together.
  package let channel: String
  /// The probability that the channel fails for good.
  package let channelFailure: Double
  /// The share of each cause that it reaches, in each of its states, 0 … 1.
  package let coverage: [[Double]]
  /// The probability that it arrives, when its channel is sound.
  package let delivery: Double
  /// The response to what it reaches when it arrives; share 0 when it does not.
  package let curve: ResponseCurve
  /// P(outcome >= k by mimicry) without and with the patient's trait, k from 1.
  package let mimicry: [[Double]]
  /// How far its likelihood is drawn towards its mean over the causes, 0 … 1.
  package let dilution: Double

  /// Creates an instrument.
  package init(
    name: String, channel: String, channelFailure: Double, coverage: [[Double]],
    delivery: Double, curve: ResponseCurve, mimicry: [[Double]], dilution: Double = 0
  ) {
    precondition(mimicry.count == 2)
    self.name = name
    self.channel = channel
    self.channelFailure = channelFailure
    self.coverage = coverage
    self.delivery = delivery
    self.curve = curve
    self.mimicry = mimicry
    self.dilution = dilution
  }

  /// A plain test: P(positive) where it reaches anything present, and where it does not.
  package init(
    name: String, coverage: [[Double]], whenReached: Double, otherwise: Double,
    dilution: Double = 0
  ) {
    self.init(
      name: name, channel: name, channelFailure: 0, coverage: coverage, delivery: 1,
      curve: ResponseCurve(
        atLeast: [[otherwise, whenReached, whenReached]]),
      mimicry: [[0], [0]], dilution: dilution)
    isPlain = true
  }

  /// Whether any share above 0 counts as reached in full.
  package private(set) var isPlain = false

  /// P(outcome >= k | share, trait, channel failed): the better of response and mimicry.
  func atLeast(_ k: Int, share: Double, trait: Int, failed: Bool) -> Double {
    guard k > 0 else { return 1 }
    guard k < curve.outcomes else { return 0 }
    let share = isPlain && share > 0 ? 1 : share
    let missed = curve.atLeast(k, share: 0)
    let response =
      failed ? missed : delivery * curve.atLeast(k, share: share) + (1 - delivery) * missed
    return 1 - (1 - response) * (1 - mimicry[trait][k - 1])
  }

  /// How an outcome may have come about.
  package enum Account: CaseIterable, Sendable {
    /// In any way.
    case all
    /// It did not arrive, and its channel was sound.
    case notDelivered
    /// Its channel failed for good.
    case channelFailed
    /// Mimicry brought it about, and the response alone would have been less.
    case mimicked
  }

  /// P(outcome in a range, in this way | share, trait, channel failed).
  func probability(
    of outcomes: ClosedRange<Int>, share: Double, trait: Int, failed: Bool,
    account: Account = .all
  ) -> Double {
    func within(_ share: Double, _ failed: Bool) -> Double {
      atLeast(outcomes.lowerBound, share: share, trait: trait, failed: failed)
        - atLeast(outcomes.upperBound + 1, share: share, trait: trait, failed: failed)
    }
    switch account {
    case .all: return within(share, failed)
    case .notDelivered: return failed ? 0 : (1 - delivery) * within(0, true)
    case .channelFailed: return failed ? within(share, failed) : 0
    case .mimicked:
      guard outcomes.lowerBound > 0 else { return 0 }
      func mimicry(_ k: Int) -> Double { k < curve.outcomes ? self.mimicry[trait][k - 1] : 0 }
      let whole = atLeast(outcomes.lowerBound, share: share, trait: trait, failed: failed)
      // 1 - (1 - response) (1 - mimicry) is known: what is left without mimicry is the response.
      let own = mimicry(outcomes.lowerBound)
      let response = own < 1 ? 1 - (1 - whole) / (1 - own) : 0
      return (1 - response) * (own - mimicry(outcomes.upperBound + 1))
    }
  }
}

/// The reading of an instrument: one of these outcomes.
package struct Reading: Equatable, Sendable {
  /// The instrument, by its place in the panel.
  package let instrument: Int
  /// The outcomes that are not distinguished.
  package let outcomes: ClosedRange<Int>

  /// Creates a reading.
  package init(instrument: Int, outcomes: ClosedRange<Int>) {
    self.instrument = instrument
    self.outcomes = outcomes
  }
}

extension Instrument {
  /// The outcome whose part of 0 … 1 a number falls into, the greatest first.
  ///
  /// - Parameters:
  ///   - share: What it reaches, 0 … 1.
  ///   - hasTrait: Whether the patient has the trait.
  ///   - isFailed: Whether its channel has failed.
  ///   - number: A number in 0 ..< 1.
  /// - Returns: The outcome, the least as 0.
  package func outcome(share: Double, hasTrait: Bool, isFailed: Bool, at number: Double) -> Int {
    for outcome in stride(from: curve.outcomes - 1, to: 0, by: -1)
    where number < atLeast(outcome, share: share, trait: hasTrait ? 1 : 0, failed: isFailed) {
      return outcome
    }
    return 0
  }
}
