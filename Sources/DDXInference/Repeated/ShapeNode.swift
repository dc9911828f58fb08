/// An observation without its numbers: which states of which causes have the same ones.
///
/// Its numbers lie in one row: what each channel has where no cause is present; channel by channel what each
/// kind of each cause brings to it; and, of a node that is on or off, the likelihood when it is on and when
/// it is off.
package final class ShapeNode: Sendable {
  /// How an observation depends on what it gathers from the causes.
  package enum Form: Equatable, Sendable {
    /// It is on or off.
    case noisyOr
    /// It has ordered values.
    case noisyMax
    /// It is off, or on at one of several places.
    case placed
  }

  /// How it depends on what it gathers.
  package let form: Form
  /// The kind of each state of each cause, from 0: states of one kind have the same numbers.
  package let kinds: [[Int]]
  /// Where the kinds of each cause begin among all of them.
  package let offsets: [Int]
  /// The number of kinds of all causes.
  package let width: Int
  /// How many numbers it gathers.
  package let channels: Int
  /// The weights of P(X <= x), channel by channel, of a node with ordered values.
  let weights: [Double]
  /// The likelihood of the last value, of a node with ordered values.
  let last: Double

  private init(_ form: Form, kinds: [[Int]], channels: Int, weights: [Double], last: Double) {
    self.form = form
    self.kinds = kinds
    self.channels = channels
    self.weights = weights
    self.last = last
    var offsets: [Int] = []
    var width = 0
    for kinds in kinds {
      offsets.append(width)
      width += (kinds.max() ?? 0) + 1
    }
    self.offsets = offsets
    self.width = width
  }

  /// A node that is on or off; of one that is placed the kinds also say what was learnt of the place.
  package convenience init(kinds: [[Int]], isPlaced: Bool = false) {
    self.init(
      isPlaced ? .placed : .noisyOr, kinds: kinds, channels: isPlaced ? 3 : 1, weights: [],
      last: 1)
  }

  /// A node with ordered values, given the values x whose P(X <= x) is gathered by the weight of each, and
  /// the likelihood of the last value.
  package convenience init(kinds: [[Int]], weights: [Double], last: Double) {
    self.init(.noisyMax, kinds: kinds, channels: weights.count, weights: weights, last: last)
  }

  /// How many numbers it has.
  package var count: Int { channels * (width + 1) + 2 }

  /// The place among its numbers of what the first kind brings to a channel.
  package func values(_ channel: Int) -> Int { channels + channel * width }

  /// The place among its numbers of the likelihood when it is on, before that when it is off.
  package var whenOn: Int { channels * (width + 1) }

  /// Whether it tells states of a cause apart.
  func tells(_ cause: Int) -> Bool { kinds[cause].contains { $0 > 0 } }

  /// Whether what a channel gathers is summed up.
  func isSum(_ channel: Int) -> Bool { form == .placed && channel > 0 }
}

extension ShapeNode {
  /// Turns rates into what the channel of a noisy-OR gathers, as ``NoisyOr`` does.
  ///
  /// - Parameters:
  ///   - numbers: The numbers of all nodes; in place of what each kind brings stands its rate.
  ///   - place: Where the numbers of this node begin.
  /// - Returns: The leak.
  @discardableResult
  package func gatherRates(_ numbers: inout [Double], at place: Int) -> Double {
    let values = place + channels..<place + channels + width
    var leak = 1.0
    for value in values { leak = min(leak, numbers[value]) }
    for value in values {
      numbers[value] = numbers[value] == leak ? 1 : (1 - numbers[value]) / (1 - leak)
    }
    numbers[place] = 1 - leak
    return leak
  }

  /// Turns rates and what is made of the place into what the channels of a placed node gather, as
  /// ``PlacedOr`` does.
  ///
  /// - Parameters:
  ///   - numbers: The numbers of all nodes; in the first channel stand the rates, and in the last what each
  ///     kind, or the leak, makes of what was learnt when it turned the node on.
  ///   - place: Where the numbers of this node begin.
  package func gatherPlaces(_ numbers: inout [Double], at place: Int) {
    let leak = gatherRates(&numbers, at: place)
    numbers[place + 1] = -logOnePlus(-leak)
    numbers[place + 2] *= numbers[place + 1]
    for kind in 0..<width {
      let hazard = -naturalLog(numbers[place + values(0) + kind])
      numbers[place + values(1) + kind] = hazard
      if hazard == 0 {
        numbers[place + values(2) + kind] = 0
      } else {
        numbers[place + values(2) + kind] *= hazard
      }
    }
  }
}
