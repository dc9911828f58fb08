/// Something that may be present, in one of several states when it is.
package struct Cause: Equatable, Sendable {
  /// Its name, for export and messages.
  package let name: String
  /// The probability of each state given that the cause is present; they sum to 1.
  package let states: [Double]

  /// Creates a cause.
  package init(name: String, states: [Double] = [1]) {
    precondition(!states.isEmpty)
    self.name = name
    self.states = states
  }
}

/// A noisy-OR child of the causes, seen or hidden, with what was learnt of it.
///
/// With rᵢ = P(on | only cause i), b = min rᵢ and qᵢ = 1 - (1 - rᵢ) / (1 - b):
/// P(on | S) = 1 - (1 - b) Π_{i in S} (1 - qᵢ). The leak is Diez's: b is itself the chance of
/// "on" where no cause adds anything [Diez1993].
package struct Observation: Equatable, Sendable {
  /// Its name, for export and messages.
  package let name: String
  /// rᵢ for each cause and each of its states, strictly between 0 and 1.
  package let rates: [[Double]]
  /// The likelihood of what was learnt when the node is on; not negative.
  package let whenOn: Double
  /// The likelihood of what was learnt when the node is off; not negative.
  package let whenOff: Double

  /// The leak b.
  package let leak: Double
  /// (1 - rᵢ) / (1 - b) for each cause and state: by how much the chance of "off" shrinks.
  package let shrinkage: [[Double]]

  /// Creates an observation.
  package init(name: String, rates: [[Double]], whenOn: Double, whenOff: Double) {
    self.name = name
    self.rates = rates
    self.whenOn = whenOn
    self.whenOff = whenOff
    let leak = rates.reduce(1) { min($0, $1.min() ?? $0) }
    self.leak = leak
    self.shrinkage = rates.map { $0.map { $0 == leak ? 1 : (1 - $0) / (1 - leak) } }
  }

  /// The same node with something else learnt of it.
  package func with(whenOn: Double, whenOff: Double) -> Observation {
    Observation(name: name, rates: rates, whenOn: whenOn, whenOff: whenOff)
  }

  /// The likelihood of what was learnt, given the chance that the node is off.
  func likelihood(off: Double) -> Double { whenOff * off + whenOn * (1 - off) }
}

/// A likelihood that depends on the whole joint state, one value for each.
package struct JointFactor: Equatable, Sendable {
  /// Its name, for export and messages.
  package let name: String
  /// The likelihood for each joint state, in the order of ``JointSpace``.
  package let likelihoods: [Double]

  /// Creates a factor.
  package init(name: String, likelihoods: [Double]) {
    self.name = name
    self.likelihoods = likelihoods
  }
}

/// Causes, and what was learnt of their children.
package struct Network: Equatable, Sendable {
  /// The causes.
  package let causes: [Cause]
  /// Their prior.
  package let prior: CausePrior
  /// What was learnt of the noisy-OR children.
  package let observations: [Observation]
  /// What was learnt otherwise.
  package let factors: [JointFactor]

  /// Creates a network.
  package init(
    causes: [Cause], prior: CausePrior, observations: [Observation], factors: [JointFactor] = []
  ) {
    precondition(causes.count == prior.probabilities.count)
    self.causes = causes
    self.prior = prior
    self.observations = observations
    self.factors = factors
  }
}

/// The joint states of some causes, numbered: the first cause turns slowest; digit 0 is absent.
package struct JointSpace: Equatable, Sendable {
  /// The number of digits of each cause: its states and absence.
  package let radices: [Int]
  /// The number of joint states.
  package let count: Int

  /// The largest number of joint states that is enumerated.
  package static let limit = 1 << 20

  /// Numbers the joint states of causes.
  ///
  /// - Throws: ``InferenceError/tooManyStates(_:)`` above ``limit``.
  package init(causes: [Cause]) throws(InferenceError) {
    radices = causes.map { $0.states.count + 1 }
    var count = 1.0
    for radix in radices { count *= Double(radix) }
    guard count <= Double(Self.limit) else { throw .tooManyStates(count) }
    self.count = Int(count)
  }

  /// The distance between neighbouring digits of a cause.
  package func stride(of cause: Int) -> Int {
    radices[(cause + 1)...].reduce(1, *)
  }

  /// The digit of a cause in a joint state.
  package func digit(of cause: Int, in state: Int) -> Int {
    state / stride(of: cause) % radices[cause]
  }

  /// The product over the causes of one value for each digit.
  package func products(start: Double, _ values: (_ cause: Int, _ digit: Int) -> Double)
    -> [Double]
  {
    var table = [start]
    table.reserveCapacity(count)
    for (cause, radix) in radices.enumerated() {
      let factors = (0..<radix).map { values(cause, $0) }
      table = [Double](unsafeUninitializedCapacity: table.count * radix) { buffer, used in
        var position = 0
        for value in table {
          for factor in factors {
            buffer.initializeElement(at: position, to: value * factor)
            position += 1
          }
        }
        used = position
      }
    }
    return table
  }
}

/// Why an inference can't be made.
package enum InferenceError: Error, Equatable, Sendable {
  /// The joint states are more than are enumerated.
  case tooManyStates(Double)
  /// What was observed has probability zero under the network.
  case impossibleEvidence
}
