import DDXInference

extension RandomDocument {
  /// The document on one line, with the engine's answers.
  ///
  /// A number is written with the fewest digits that give the same number when read.
  func json() throws -> String {
    let posterior = try posterior()
    let causeObjects = causes.indices.map { index in
      object([
        ("name", "\"\(causes[index].name)\""),
        ("probability", "\(prior.probabilities[index])"),
        ("states", array(causes[index].states)),
        ("posttest", "\(posterior.marginals[index])"),
        ("statePosttests", array(posterior.states[index])),
      ])
    }
    let nodeObjects = nodes.enumerated().map { index, node in
      object([
        ("name", "\"n\(index)\""),
        ("rates", array(node.rates.map { array($0) })),
        ("members", array(node.members.enumerated().map { $1.json(code: "n\(index)m\($0)") })),
      ])
    }
    return object([
      ("schema", "\"ddx.network/1\""),
      ("id", "\"random-\(seed)\""),
      ("causes", array(causeObjects)),
      ("nodes", array(nodeObjects)),
      ("trait", "\(trait)"),
      ("instruments", array(readings.map { $0.json() })),
      ("logEvidence", "\(posterior.logEvidence)"),
    ])
  }
}

extension RandomDocument.Member {
  /// The member as a JSON object.
  fileprivate func json(code: String) -> String {
    object([
      ("code", "\"\(code)\""),
      ("whenOn", "\(whenOn)"),
      ("whenOff", "\(whenOff)"),
      ("probability", "\(probability)"),
    ])
  }
}

extension RandomReading {
  /// The instrument with what it showed as a JSON object.
  fileprivate func json() -> String {
    object([
      ("name", "\"\(instrument.name)\""),
      ("channel", "\"\(instrument.channel)\""),
      ("channelFailure", "\(instrument.channelFailure)"),
      ("coverage", array(instrument.coverage.map { array($0) })),
      ("delivery", "\(instrument.delivery)"),
      ("curve", array(instrument.curve.atLeast.map { array($0) })),
      ("mimicry", array(instrument.mimicry.map { array($0) })),
      ("dilution", "\(instrument.dilution)"),
      ("isPlain", "\(instrument.isPlain)"),
      ("reading", array([outcomes.lowerBound, outcomes.upperBound])),
    ])
  }
}

private func object(_ pairs: [(key: String, value: String)]) -> String {
  "{" + pairs.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
}

private func array(_ elements: [some CustomStringConvertible]) -> String {
  "[" + elements.map(\.description).joined(separator: ",") + "]"
}
