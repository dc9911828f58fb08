import DDXInference

extension RandomDocument {
  /// The document on one line, with the engine's answers.
  ///
  /// A number is written with the fewest digits that give the same number when read.
  func json() throws -> String {
    let (posterior, information) = try answer()
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
      object([("name", "\"n\(index)\"")] + node.json(name: "n\(index)"))
    }
    return object([
      ("schema", "\"ddx.network/1\""),
      ("id", "\"random-\(seed)\""),
      ("causes", array(causeObjects)),
      ("nodes", array(nodeObjects)),
      ("trait", "\(trait)"),
      ("instruments", array(readings.map { $0.json() })),
      ("next", array(next.map { [$0.json(information: information ?? 0)] } ?? [])),
      ("logEvidence", "\(posterior.logEvidence)"),
    ])
  }
}

extension RandomNode {
  /// How the node hangs on the causes and what was learnt of it, as members of its JSON object.
  fileprivate func json(name: String) -> [(key: String, value: String)] {
    switch self {
    case .noisyOr(let rates, let members):
      [
        ("form", "\"or\""), ("rates", array(rates.map { array($0) })),
        ("members", array(members.enumerated().map { $1.json(code: "\(name)m\($0)") })),
      ]
    case .noisyMax(let node):
      [
        ("form", "\"max\""),
        ("distributions", array(node.distributions.map { array($0.map { array($0) }) })),
        ("likelihoods", array(node.likelihoods)),
      ]
    case .placed(let placed):
      [
        ("form", "\"placed\""), ("rates", array(placed.node.rates.map { array($0) })),
        ("whenOff", "\(placed.node.whenOff)"),
        ("byCause", array(placed.byCause.map { array($0) })), ("byLeak", "\(placed.byLeak)"),
      ]
    }
  }
}

extension RandomNode.Member {
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

extension RandomReading {
  /// The instrument as one that may be read next, as a JSON object.
  fileprivate func json(information: Double) -> String {
    let open = RandomReading(instrument: instrument, outcomes: 0...instrument.curve.outcomes - 1)
    return object([
      ("instrument", open.json()),
      ("outcomes", array(singleOutcomes.map { array([$0.lowerBound, $0.upperBound]) })),
      ("information", "\(information)"),
    ])
  }
}

private func object(_ pairs: [(key: String, value: String)]) -> String {
  "{" + pairs.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
}

private func array(_ elements: [some CustomStringConvertible]) -> String {
  "[" + elements.map(\.description).joined(separator: ",") + "]"
}
