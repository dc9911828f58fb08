/// The probabilities of the causes in networks of one shape: made once, asked for each set of numbers.
package struct RepeatedPosterior {
  private let shape: NetworkShape
  /// One row for each state of the hub, with one weight for each subset of the other causes.
  private var rows: [Double]
  /// For one node the numbers that its channels gather, and the likelihood.
  private var columns: [[Double]]
  private var likelihood: [Double]
  /// For each of the other causes: past of the hub, class from 1 or absence, subset.
  private var summed: [[Double]]
  /// For one cause and one past: state, subset.
  private var products: [Double]
  /// For one tied node and one row kind the likelihood of each cell.
  private var cellColumns: [[Double]]
  private var cells: [Double]
  private var row: [Double]

  private var width: Int { 1 << shape.others.count }

  /// Makes room for networks of a shape.
  package init(_ shape: NetworkShape) {
    self.shape = shape
    let width = 1 << shape.others.count
    let channels = shape.nodes.map(\.form.channels).max() ?? 1
    rows = [Double](repeating: 0, count: (shape.hubStates.count + 1) * width)
    columns = [[Double]](repeating: [Double](repeating: 0, count: width), count: channels)
    likelihood = [Double](repeating: 0, count: width)
    summed = shape.ownStates.map {
      [Double](repeating: 1, count: $0.rows.count * ($0.count + 1) * width)
    }
    products = [Double](
      repeating: 1, count: ((shape.ownStates.map(\.states.count).max() ?? 0) + 1) * width)
    cellColumns = [[Double]](
      repeating: shape.tied.isEmpty ? [] : [Double](repeating: 0, count: shape.cells.count),
      count: channels)
    cells = [Double](repeating: 0, count: shape.cells.count)
    row = cells
  }

  /// Works out how probable each set of causes is.
  ///
  /// - Parameters:
  ///   - probabilities: pᵢ of each cause, before the condition that one is present.
  ///   - shares: The probability of each state of each cause, given the cause.
  ///   - nodes: The numbers of the nodes of the shape.
  ///   - instruments: What instruments read: the likelihood in each cell, for each class of the hub with its
  ///     absence first; nil where there are none.
  /// - Returns: P(causes present | evidence), bit by bit; nil where the evidence is impossible.
  package mutating func subsets(
    probabilities: [Double], shares: [[Double]], nodes: [NetworkShape.Numbers],
    instruments: [[Double]]? = nil
  ) -> [Double]? {
    begin(probabilities, shares[shape.hub])
    for node in shape.plain { multiplyPlain(node, nodes[node]) }
    for place in shape.ownStates.indices { sumOut(place, shares[shape.others[place]], nodes) }
    return finish(nodes, instruments)
  }

  /// The prior of every row.
  private mutating func begin(_ probabilities: [Double], _ shares: [Double]) {
    let width = width
    var subsets = [Double](repeating: 1, count: width)
    for (place, cause) in shape.others.enumerated() {
      let p = probabilities[cause]
      let size = 1 << place
      for subset in 0..<size {
        subsets[size + subset] = subsets[subset] * p
        subsets[subset] *= 1 - p
      }
    }
    let hub = probabilities[shape.hub]
    for subset in 0..<width { rows[subset] = (1 - hub) * subsets[subset] }
    rows[0] = 0
    for (place, states) in shape.hubStates.enumerated() {
      let share = hub * states.reduce(0) { $0 + shares[$1] }
      let start = (place + 1) * width
      for subset in 0..<width { rows[start + subset] = share * subsets[subset] }
    }
  }

  /// What the channels of a node gather from the other causes; of the one left out, nothing.
  private mutating func gather(
    _ node: NetworkShape.Node, _ numbers: NetworkShape.Numbers, leavingOut omitted: Int? = nil
  ) {
    for channel in 0..<node.form.channels {
      let isSum = node.form.isSum(channel)
      let start = channel * node.width
      columns[channel][0] = numbers.starts[channel]
      for (place, cause) in shape.others.enumerated() {
        let value =
          cause == omitted ? (isSum ? 0 : 1) : numbers.values[start + node.offsets[cause]]
        let size = 1 << place
        for subset in 0..<size {
          let gathered = columns[channel][subset]
          columns[channel][size + subset] = isSum ? gathered + value : gathered * value
        }
      }
    }
  }

  /// The likelihood of a node in every subset, once these numbers are added to what it gathered.
  private mutating func weigh(
    _ node: NetworkShape.Node, _ numbers: NetworkShape.Numbers, _ added: [Int]
  ) {
    let width = width
    switch node.form {
    case .or:
      var factor = 1.0
      for place in added { factor *= numbers.values[place] }
      let (on, off) = (numbers.whenOn, numbers.whenOff)
      for subset in 0..<width {
        likelihood[subset] = on + (off - on) * (columns[0][subset] * factor)
      }
    case .max(let weights, let last):
      for subset in 0..<width { likelihood[subset] = last }
      for (channel, weight) in weights.enumerated() {
        var factor = weight
        for place in added { factor *= numbers.values[channel * node.width + place] }
        for subset in 0..<width { likelihood[subset] += columns[channel][subset] * factor }
      }
      for subset in 0..<width { likelihood[subset] = max(likelihood[subset], 0) }
    case .placed:
      var (factor, hazard, placed) = (1.0, 0.0, 0.0)
      for place in added {
        factor *= numbers.values[place]
        hazard += numbers.values[node.width + place]
        placed += numbers.values[2 * node.width + place]
      }
      let whenOff = numbers.whenOff
      for subset in 0..<width {
        let off = columns[0][subset] * factor
        likelihood[subset] =
          whenOff * off
          + (1 - off) * (columns[2][subset] + placed) / (columns[1][subset] + hazard)
      }
    }
  }

  /// Multiplies a node that tells states of the hub apart, or of no cause, into the rows.
  private mutating func multiplyPlain(_ place: Int, _ numbers: NetworkShape.Numbers) {
    let node = shape.nodes[place]
    let kinds = shape.rowKinds[place]
    gather(node, numbers)
    let width = width
    for kind in 0...(kinds.max() ?? 0) {
      weigh(node, numbers, kind == 0 ? [] : [node.offsets[shape.hub] + kind - 1])
      for (row, own) in kinds.enumerated() where own == kind {
        rows.withUnsafeMutableBufferPointer { rows in
          likelihood.withUnsafeBufferPointer { likelihood in
            let start = row * width
            for subset in 0..<width { rows[start + subset] *= likelihood[subset] }
          }
        }
      }
    }
  }

  /// Sums the states of one of the other causes out, past by past of the hub.
  private mutating func sumOut(
    _ place: Int, _ shares: [Double], _ nodes: [NetworkShape.Numbers]
  ) {
    let own = shape.ownStates[place]
    guard !own.nodes.isEmpty || own.count > 1 else { return }
    let width = width
    let bit = 1 << place
    let cause = shape.others[place]
    for (past, row) in own.rows.enumerated() {
      for index in 0..<(own.states.count + 1) * width { products[index] = 1 }
      for (order, number) in own.nodes.enumerated() {
        let node = shape.nodes[number]
        let hub = shape.rowKinds[number][row]
        let added = hub == 0 ? [] : [node.offsets[shape.hub] + hub - 1]
        gather(node, nodes[number], leavingOut: cause)
        weigh(node, nodes[number], added)
        for subset in 0..<width where subset & bit == 0 {
          products[subset] *= likelihood[subset]
        }
        let kinds = own.kinds[order]
        for kind in 0...(kinds.max() ?? 0) {
          weigh(node, nodes[number], added + [node.offsets[cause] + kind])
          for (state, its) in kinds.enumerated() where its == kind {
            let start = (state + 1) * width
            for subset in 0..<width { products[start + subset] *= likelihood[subset] }
          }
        }
      }
      let start = past * (own.count + 1) * width
      for subset in 0..<width { summed[place][start + subset] = products[subset] }
      for index in start + width..<start + (own.count + 1) * width { summed[place][index] = 0 }
      for (state, group) in own.states.enumerated() {
        let share = group.reduce(0) { $0 + shares[$1] }
        let target = start + (own.classes[state] + 1) * width
        let source = (state + 1) * width
        for subset in 0..<width {
          summed[place][target + subset] += share * products[source + subset]
        }
      }
    }
  }

  /// Puts rows, sums and what ties the causes together.
  private mutating func finish(
    _ nodes: [NetworkShape.Numbers], _ instruments: [[Double]]?
  ) -> [Double]? {
    let width = width
    let subsets = shape.cells.subsets
    var sums = [Double](repeating: 0, count: 2 * width)
    let ties = shape.tied.map { tie($0, nodes[$0]) }
    for row in 0...shape.hubStates.count {
      let start = row * width
      for cell in cells.indices { self.row[cell] = rows[start + subsets[cell]] }
      for (place, own) in shape.ownStates.enumerated()
      where !own.nodes.isEmpty || own.count > 1 {
        let past = own.pasts[row] * (own.count + 1) * width
        let digits = shape.cells.digits[place]
        for cell in cells.indices {
          self.row[cell] *= summed[place][past + digits[cell] * width + subsets[cell]]
        }
      }
      for (order, node) in shape.tied.enumerated() {
        let likelihoods = ties[order][shape.rowKinds[node][row]]
        for cell in cells.indices { self.row[cell] *= likelihoods[cell] }
      }
      if let instruments {
        let read = instruments[row == 0 ? 0 : shape.hubClasses[row - 1] + 1]
        for cell in cells.indices { self.row[cell] *= read[cell] }
      }
      let offset = row == 0 ? 0 : width
      for cell in cells.indices { sums[offset + subsets[cell]] += self.row[cell] }
    }
    return inOrder(sums)
  }

  /// For each kind of the hub, absence first, the likelihood of a tied node in each cell.
  private mutating func tie(_ place: Int, _ numbers: NetworkShape.Numbers) -> [[Double]] {
    let node = shape.nodes[place]
    for channel in 0..<node.form.channels {
      let isSum = node.form.isSum(channel)
      for cell in cells.indices { cellColumns[channel][cell] = numbers.starts[channel] }
      for (other, own) in shape.ownStates.enumerated() {
        let cause = shape.others[other]
        let values = own.examples.map { state in
          numbers.values[channel * node.width + node.offsets[cause] + node.kinds[cause][state]]
        }
        let digits = shape.cells.digits[other]
        for cell in cells.indices where digits[cell] > 0 {
          if isSum {
            cellColumns[channel][cell] += values[digits[cell] - 1]
          } else {
            cellColumns[channel][cell] *= values[digits[cell] - 1]
          }
        }
      }
    }
    return (0...(shape.rowKinds[place].max() ?? 0)).map { kind in
      cells.indices.map { cell in
        node.form.likelihood(numbers) { channel in
          let gathered = cellColumns[channel][cell]
          guard kind > 0 else { return gathered }
          let value = numbers.values[channel * node.width + node.offsets[shape.hub] + kind - 1]
          return node.form.isSum(channel) ? gathered + value : gathered * value
        }
      }
    }
  }

  /// The sums by all causes, bit by bit in their own order.
  private func inOrder(_ sums: [Double]) -> [Double]? {
    let total = sums.reduce(0, +)
    guard total > 0, total.isFinite else { return nil }
    let (hub, width) = (shape.hub, width)
    let low = (1 << hub) - 1
    var ordered = [Double](repeating: 0, count: 2 * width)
    for subset in 0..<width {
      let spread = (subset & low) | (subset & ~low) << 1
      ordered[spread] = sums[subset] / total
      ordered[spread | 1 << hub] = sums[width + subset] / total
    }
    return ordered
  }
}

extension NetworkShape.Form {
  /// Whether what a channel gathers is summed up.
  func isSum(_ channel: Int) -> Bool { self == .placed && channel > 0 }

  /// The likelihood of what was learnt, from what the channels gathered.
  func likelihood(
    _ numbers: NetworkShape.Numbers, _ gathered: (_ channel: Int) -> Double
  ) -> Double {
    switch self {
    case .or:
      return numbers.whenOn + (numbers.whenOff - numbers.whenOn) * gathered(0)
    case .max(let weights, let last):
      var sum = last
      for (channel, weight) in weights.enumerated() { sum += weight * gathered(channel) }
      return Swift.max(sum, 0)
    case .placed:
      let off = gathered(0)
      return numbers.whenOff * off + (1 - off) * gathered(2) / gathered(1)
    }
  }
}
