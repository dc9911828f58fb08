/// A child of the causes, seen or hidden, with the likelihood of the evidence on it.
package struct Observation: Equatable, Sendable {
  /// How the child depends on the causes.
  package enum Form: Equatable, Sendable {
    /// It is on or off.
    case noisyOr(NoisyOr)
    /// It has one of several ordered values: the greatest that a cause produces.
    case noisyMax(NoisyMax)
    /// It is off, or on at one of several places.
    case placed(PlacedOr)
  }

  /// Its name, for export and messages.
  package let name: String
  /// How it depends on the causes.
  package let form: Form

  /// The form of the likelihood.
  let channels: [Channel]
  /// The causes whose states it distinguishes.
  package let dependents: [Int]

  /// Creates an observation.
  package init(name: String, form: Form) {
    self.name = name
    self.form = form
    let channels =
      switch form {
      case .noisyOr(let node): node.channels
      case .noisyMax(let node): node.channels
      case .placed(let node): node.channels
      }
    self.channels = channels
    let causes = channels.first?.values.indices ?? 0..<0
    self.dependents = causes.filter { cause in
      channels.contains { channel in
        let values = channel.values[cause]
        return values.contains { $0 != values[0] }
      }
    }
  }

  /// Creates an observation of a noisy-OR.
  package init(name: String, rates: [[Double]], whenOn: Double, whenOff: Double) {
    self.init(
      name: name, form: .noisyOr(NoisyOr(rates: rates, whenOn: whenOn, whenOff: whenOff)))
  }

  /// The likelihood of the evidence, from the values of the channels.
  func likelihood(_ gathered: (_ channel: Int) -> Double) -> Double {
    switch form {
    case .noisyOr(let node): node.likelihood(gathered)
    case .noisyMax(let node): node.likelihood(gathered)
    case .placed(let node): node.likelihood(gathered)
    }
  }

  /// Says how likely what was learnt is in each of several situations, from what the channels gathered
  /// there.
  ///
  /// - Parameters:
  ///   - columns: For each channel one number for each situation.
  ///   - count: The number of situations.
  /// - Returns: One likelihood for each situation.
  func likelihoods(_ columns: [[Double]], count: Int) -> [Double] {
    switch form {
    case .noisyOr(let node): node.likelihoods(columns[0])
    case .noisyMax(let node): node.likelihoods(columns, count: count)
    case .placed(let node): node.likelihoods(columns)
    }
  }

  /// The contribution of a cause to every channel in one of its states.
  package func values(of cause: Int, in state: Int) -> [Double] {
    channels.map { $0.values[cause][state] }
  }
}
