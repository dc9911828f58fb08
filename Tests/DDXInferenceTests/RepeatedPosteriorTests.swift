import Testing

@testable import DDXInference

@Suite struct `A posterior of known shape` {
  @Test(arguments: 0..<400 as Range<UInt64>)
  func `equals the exact posterior`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed)
    let nodes = network.observations.map { ShapeNode(of: $0, in: network) }
    let shape = try #require(
      NetworkShape(states: network.causes.map(\.states.count), nodes: nodes))
    var repeated = RepeatedPosterior(shape)
    let expected = try Posterior(of: network).bySubset
    // The second pass finds what the first left in memory.
    for _ in 0..<2 {
      let found = repeated.subsets(
        probabilities: network.prior.probabilities, shares: network.causes.map(\.states),
        numbers: zip(nodes, network.observations).flatMap { $0.numbers(of: $1) })
      for (own, other) in zip(try #require(found), expected) { #expect(abs(own - other) < 1e-12) }
    }
  }

  @Test func `equals it with as many findings as a long record has`() throws {
    var tried = 0
    for seed in 0..<60 as Range<UInt64> {
      let network = randomNetwork(seed: seed, findings: 20...30)
      let nodes = network.observations.map { ShapeNode(of: $0, in: network) }
      let shape = NetworkShape(states: network.causes.map(\.states.count), nodes: nodes)
      guard let shape, let expected = try? Posterior(of: network) else { continue }
      tried += 1
      var repeated = RepeatedPosterior(shape)
      let found = repeated.subsets(
        probabilities: network.prior.probabilities, shares: network.causes.map(\.states),
        numbers: zip(nodes, network.observations).flatMap { $0.numbers(of: $1) })
      for (own, other) in zip(try #require(found), expected.bySubset) {
        #expect(abs(own - other) < 1e-11)
      }
    }
    #expect(tried > 30)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `gathers rates and places as the nodes do`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed, findings: 6...6)
    for observation in network.observations {
      let node = ShapeNode(of: observation, in: network)
      let expected = node.numbers(of: observation)
      // Behind the numbers of another node, with what stands in the documents in place of what is gathered.
      var numbers = [7.0] + expected
      func put(_ channel: Int, _ value: (_ cause: Int, _ state: Int) -> Double) {
        for (cause, kinds) in node.kinds.enumerated() {
          for (state, kind) in kinds.enumerated() {
            numbers[1 + node.values(channel) + node.offsets[cause] + kind] = value(cause, state)
          }
        }
      }
      switch observation.form {
      case .noisyOr(let or):
        put(0) { or.rates[$0][$1] }
        numbers[1] = -1
        #expect(node.gatherRates(&numbers, at: 1) == or.leak)
      case .placed(let placed):
        put(0) { placed.node.rates[$0][$1] }
        put(2) { placed.byCause[$0][$1] }
        (numbers[1], numbers[2], numbers[3]) = (-1, -1, placed.byLeak)
        node.gatherPlaces(&numbers, at: 1)
      case .noisyMax: continue
      }
      #expect(numbers[0] == 7)
      for (own, other) in zip(numbers.dropFirst(), expected) { #expect(abs(own - other) < 1e-14) }
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `equals it once instruments were read`(seed: UInt64) throws {
    let network = randomNetwork(seed: seed)
    let instruments = randomInstruments(over: network, seed: seed)
    let readings = randomReadings(of: instruments, seed: seed)
    let widths = network.causes.map(\.states.count)
    let panel = try PanelShape(ReachPattern(instruments, widths: widths))
    let nodes = network.observations.map { ShapeNode(of: $0, in: network) }
    let shape = try #require(
      NetworkShape(states: widths, nodes: nodes, keeping: panel.pattern.classes))
    var repeated = RepeatedPosterior(shape)
    let read = Panel(
      panel, prior: network.prior, shares: network.causes.map(\.states), instruments: instruments,
      trait: 0.3)
    let found = repeated.subsets(
      probabilities: network.prior.probabilities, shares: network.causes.map(\.states),
      numbers: zip(nodes, network.observations).flatMap { $0.numbers(of: $1) },
      readings: .init(
        likelihoods: read.likelihoods(readings),
        states: shape.cellStates(of: panel.space, classes: panel.pattern.classes)))
    let whole = try Panel(network: network, instruments: instruments, trait: 0.3)
    let expected = try? PanelView(whole, of: ContextEvidence(of: network)).posterior(
      after: readings)
    guard let expected else {
      #expect(found == nil)
      return
    }
    for (own, other) in zip(try #require(found), expected.bySubset) {
      #expect(abs(own - other) < 1e-12)
    }
  }
}

extension ShapeNode {
  /// The shape of an observation: states whose numbers are the same are of one kind.
  convenience init(of observation: Observation, in network: Network) {
    let kinds = network.causes.indices.map { cause in
      let columns = network.causes[cause].states.indices.map { state in
        observation.values(of: cause, in: state)
      }
      var known: [[Double]] = []
      return columns.map { column in
        if let place = known.firstIndex(of: column) { return place }
        known.append(column)
        return known.count - 1
      }
    }
    switch observation.form {
    case .noisyOr: self.init(kinds: kinds)
    case .placed: self.init(kinds: kinds, isPlaced: true)
    case .noisyMax(let node):
      let steps = node.likelihoods.indices.dropLast().filter {
        node.likelihoods[$0] != node.likelihoods[$0 + 1]
      }
      self.init(
        kinds: kinds, weights: steps.map { node.likelihoods[$0] - node.likelihoods[$0 + 1] },
        last: node.likelihoods[node.likelihoods.count - 1])
    }
  }

  /// The numbers of an observation in a row.
  func numbers(of observation: Observation) -> [Double] {
    var numbers = observation.channels.map(\.start)
    for channel in observation.channels {
      for (cause, kinds) in kinds.enumerated() {
        for kind in 0...(kinds.max() ?? 0) {
          numbers.append(channel.values[cause][kinds.firstIndex(of: kind) ?? 0])
        }
      }
    }
    switch observation.form {
    case .noisyOr(let node): return numbers + [node.whenOn, node.whenOff]
    case .placed(let node): return numbers + [1, node.node.whenOff]
    case .noisyMax: return numbers + [1, 0]
    }
  }
}
