/// What a posterior expects of something not yet learnt that tells apart the states of one cause at
/// most: made once for a posterior, asked any number of times.
package struct Questioner: Sendable {
  /// The cause.
  let cause: Int
  /// P(causes present | evidence), bit by bit.
  package let subsets: [Double]
  /// P(state of the cause | causes present, evidence), subset by subset; 0 where it is absent.
  private let states: [Double]
  private let width: Int

  /// Prepares questions that tell apart the states of a cause.
  package init(_ posterior: Posterior, cause: Int) {
    self.cause = cause
    let width = posterior.classes[cause].count
    let subsets = posterior.bySubset
    var states = posterior.statesBySubset(of: cause)
    for subset in subsets.indices where subsets[subset] > 0 {
      for state in subset * width..<(subset + 1) * width { states[state] /= subsets[subset] }
    }
    self.subsets = subsets
    self.states = states
    self.width = width
  }

  /// The mean, given the causes present, of a number that depends on what an observation's channels
  /// gather, such as P(present).
  ///
  /// - Parameters:
  ///   - observation: It tells apart no states but those of the cause.
  ///   - number: The number.
  /// - Returns: One mean for each subset, bit by bit.
  package func means(
    of observation: Observation, _ number: (_ gathered: [Double]) -> Double
  ) -> [Double] {
    let channels = observation.channels
    let columns = channels.map { $0.overSubsets(leavingOut: [cause]) }
    var gathered = [Double](repeating: 0, count: channels.count)
    return subsets.indices.map { subset in
      guard subsets[subset] > 0 else { return 0 }
      guard subset & 1 << cause != 0 else {
        for index in channels.indices { gathered[index] = columns[index][subset] }
        return number(gathered)
      }
      var mean = 0.0
      for state in 0..<width {
        let weight = states[subset * width + state]
        guard weight > 0 else { continue }
        for index in channels.indices {
          gathered[index] = channels[index].joined(
            columns[index][subset], channels[index].values[cause][state])
        }
        mean += weight * number(gathered)
      }
      return mean
    }
  }

  /// The mean of what a channel that multiplies gathers, given the causes present.
  package func means(ofChannel index: Int, of observation: Observation) -> [Double] {
    let channel = observation.channels[index]
    let values = channel.values[cause]
    var means = channel.overSubsets(leavingOut: [cause])
    for subset in means.indices where subset & 1 << cause != 0 {
      var mean = 0.0
      for state in 0..<width { mean += states[subset * width + state] * values[state] }
      means[subset] *= mean
    }
    return means
  }

  /// I(causes present; yes or no) in bits, given P(yes | causes present) for each subset.
  package func information(_ chances: [Double]) -> Double {
    var (yes, no) = (0.0, 0.0)
    for subset in subsets.indices {
      yes += subsets[subset] * chances[subset]
      no += subsets[subset] * (1 - chances[subset])
    }
    var bits = 0.0
    for subset in subsets.indices where subsets[subset] > 0 {
      let chance = chances[subset]
      if chance > 0 { bits += subsets[subset] * chance * logarithmOfTwo(chance / yes) }
      if chance < 1 { bits += subsets[subset] * (1 - chance) * logarithmOfTwo((1 - chance) / no) }
    }
    return max(bits, 0)
  }
}
