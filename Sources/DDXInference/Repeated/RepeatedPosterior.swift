/// The probabilities of the causes in networks of one shape: made once, asked for each set of numbers.
package struct RepeatedPosterior {
  private let shape: NetworkShape
  private let places: Places
  private var memory: [Double]

  /// Where each step finds its numbers.
  struct Places {
    /// One row for each state of the hub, with one weight for each subset of the other causes.
    let rows: Int
    /// What the channels of one node gather.
    let columns: Int
    /// The likelihoods of the nodes of one cause.
    let tables: Int
    /// For each of the other causes: past of the hub, class from 1 or absence, subset.
    let summed: [Int]
    /// A column of subsets, or the cells of one.
    let product: Int
    /// For each tied node: kind of the hub, cell.
    let ties: [Int]
    /// What is summed up: class of the hub, cell.
    let sums: Int
    let count: Int

    init(_ shape: NetworkShape) {
      let width = 1 << shape.others.count
      let cells = shape.cells.count
      var count = 0
      func room(_ size: Int) -> Int {
        count += size
        return count - size
      }
      let channels = shape.nodes.map(\.channels).max() ?? 1
      rows = room(shape.hubClasses.count * width)
      columns = room(channels * max(width, shape.tied.isEmpty ? 0 : cells))
      tables = room((shape.ownStates.map(\.tables).max() ?? 0) * width)
      summed = shape.ownStates.map { room($0.pastCount * ($0.count + 1) * width) }
      product = room(max(width, cells))
      ties = shape.tied.map { room(((shape.rowKinds[$0].max() ?? 0) + 1) * cells) }
      sums = room(((shape.hubClasses.max() ?? 0) + 1) * cells)
      self.count = count
    }
  }

  /// What instruments read.
  package struct Readings {
    let likelihoods: [Double]
    let states: [Int]

    /// Takes the likelihood in each joint state of a panel, and ``NetworkShape/cellStates(of:classes:)``.
    package init(likelihoods: [Double], states: [Int]) {
      self.likelihoods = likelihoods
      self.states = states
    }
  }

  /// Makes room for networks of a shape.
  package init(_ shape: NetworkShape) {
    self.shape = shape
    places = Places(shape)
    memory = [Double](repeating: 0, count: places.count)
  }

  /// Works out how probable each set of causes is.
  ///
  /// - Parameters:
  ///   - probabilities: pᵢ of each cause, before the condition that one is present.
  ///   - shares: The probability of each state of each cause, given the cause.
  ///   - numbers: The numbers of the nodes of the shape, one node after another.
  ///   - readings: What instruments read; nil where there are none.
  /// - Returns: P(causes present | evidence), bit by bit; nil where the evidence is impossible.
  package mutating func subsets(
    probabilities: [Double], shares: [[Double]], numbers: [Double], readings: Readings? = nil
  ) -> [Double]? {
    precondition(numbers.count == shape.count && shares.map(\.count) == shape.widths)
    let (shape, places) = (shape, places)
    return memory.withUnsafeMutableBufferPointer { memory in
      numbers.withUnsafeBufferPointer { numbers in
        guard let memory = memory.baseAddress, let numbers = numbers.baseAddress else { return nil }
        return PosteriorPass(shape: shape, places: places, memory: memory, numbers: numbers)
          .subsets(probabilities, shares, readings)
      }
    }
  }
}
