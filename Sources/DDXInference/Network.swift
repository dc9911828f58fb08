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

/// Causes, and the evidence on their children.
package struct Network: Equatable, Sendable {
  /// The causes.
  package let causes: [Cause]
  /// Their prior.
  package let prior: CausePrior
  /// The evidence on their children.
  package let observations: [Observation]

  /// Creates a network.
  package init(causes: [Cause], prior: CausePrior, observations: [Observation]) {
    precondition(causes.count == prior.probabilities.count)
    self.causes = causes
    self.prior = prior
    self.observations = observations
  }
}

/// Why an inference can't be made.
package enum InferenceError: Error, Equatable, Sendable {
  /// The joint states are more than are enumerated.
  case tooManyStates(Double)
  /// The observations have probability zero under the network.
  case impossibleEvidence
}
