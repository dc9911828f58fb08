/// One pass over the numbers of a network of known shape, in memory that was reserved for it.
struct PosteriorPass {
  let shape: NetworkShape
  let places: RepeatedPosterior.Places
  let memory: UnsafeMutablePointer<Double>
  let numbers: UnsafePointer<Double>

  typealias Column = UnsafeMutablePointer<Double>

  /// The number of subsets of the causes beside the hub.
  var width: Int { 1 << shape.others.count }

  /// P(causes present | evidence), bit by bit; nil where the evidence is impossible.
  func subsets(
    _ probabilities: [Double], _ shares: [[Double]], _ readings: RepeatedPosterior.Readings?
  ) -> [Double]? {
    begin(probabilities, shares[shape.hub])
    for node in shape.plain { multiplyPlain(node) }
    for place in shape.ownStates.indices where !shape.ownStates[place].isSilent {
      sumOut(place, shares[shape.others[place]])
    }
    for order in shape.tied.indices { tie(order) }
    sumRows()
    return total(readings)
  }

  /// The prior of every row.
  private func begin(_ probabilities: [Double], _ shares: [Double]) {
    let (width, subsets) = (width, memory + places.product)
    subsets[0] = 1
    for (place, cause) in shape.others.enumerated() {
      let p = probabilities[cause]
      let size = 1 << place
      for subset in 0..<size {
        subsets[size + subset] = subsets[subset] * p
        subsets[subset] *= 1 - p
      }
    }
    let hub = probabilities[shape.hub]
    let rows = memory + places.rows
    for subset in 0..<width { rows[subset] = (1 - hub) * subsets[subset] }
    rows[0] = 0
    for (place, states) in shape.hubStates.enumerated() {
      let share = hub * states.reduce(0) { $0 + shares[$1] }
      let row = rows + (place + 1) * width
      for subset in 0..<width { row[subset] = share * subsets[subset] }
    }
  }

  /// Multiplies a node that tells states of the hub apart, or of no cause, into the rows.
  private func multiplyPlain(_ place: Int) {
    let (width, node, own) = (width, shape.nodes[place], numbers + shape.places[place])
    let (columns, likelihood) = (memory + places.columns, memory + places.product)
    gather(node, own, leavingOut: -1)
    let kinds = shape.rowKinds[place]
    for kind in 0...(kinds.max() ?? 0) {
      node.weigh(
        columns, count: width, own,
        adding: kind == 0 ? -1 : node.offsets[shape.hub] + kind - 1, -1, into: likelihood)
      for (row, its) in kinds.enumerated() where its == kind {
        (memory + places.rows + row * width).multiply(by: likelihood, count: width)
      }
    }
  }

  /// What the channels of a node gather from the other causes; of the one left out, nothing.
  private func gather(
    _ node: ShapeNode, _ own: UnsafePointer<Double>, leavingOut omitted: Int
  ) {
    for channel in 0..<node.channels {
      let isSum = node.isSum(channel)
      let column = memory + places.columns + channel * width
      let values = own + node.values(channel)
      column[0] = own[channel]
      var size = 1
      for cause in shape.others {
        let next = column + size
        if cause == omitted {
          for subset in 0..<size { next[subset] = column[subset] }
        } else {
          let value = values[node.offsets[cause]]
          if isSum {
            for subset in 0..<size { next[subset] = column[subset] + value }
          } else {
            for subset in 0..<size { next[subset] = column[subset] * value }
          }
        }
        size *= 2
      }
    }
  }

  /// Sums the states of one of the other causes out, past by past of the hub.
  private func sumOut(_ place: Int, _ shares: [Double]) {
    let (width, own) = (width, shape.ownStates[place])
    let tables = weighStates(of: place)
    let product = memory + places.product
    for past in 0..<own.pastCount {
      let absent = memory + places.summed[place] + past * (own.count + 1) * width
      absent.fill(1, count: width)
      (absent + width).fill(0, count: own.count * width)
      for order in own.nodes.indices {
        let column = tables[order] + own.hubKinds[order][past] * (own.kindCounts[order] + 1) * width
        absent.multiply(by: column, count: width)
      }
      for (state, group) in own.states.enumerated() {
        product.fill(group.reduce(0) { $0 + shares[$1] }, count: width)
        for order in own.nodes.indices {
          let row = own.hubKinds[order][past] * (own.kindCounts[order] + 1)
          product.multiply(
            by: tables[order] + (row + own.kinds[order][state] + 1) * width, count: width)
        }
        (absent + (own.classes[state] + 1) * width).add(product, count: width)
      }
      // Where it is present in one class only, that one stands in the column of its absence.
      let bit = 1 << place
      for subset in 0..<width where subset & bit != 0 {
        absent[subset] = own.count == 1 ? absent[width + subset] : 1
      }
    }
    for row in shape.hubClasses.indices {
      (memory + places.rows + row * width).multiply(
        by: memory + places.summed[place] + own.pasts[row] * (own.count + 1) * width, count: width)
    }
  }

  /// The likelihoods of the nodes of one cause: for each node one column for each kind of the hub and of the
  /// cause, absence first.
  private func weighStates(of place: Int) -> [Column] {
    let (width, own, cause) = (width, shape.ownStates[place], shape.others[place])
    var table = memory + places.tables
    return own.nodes.enumerated().map { order, number in
      let (node, first) = (shape.nodes[number], table)
      let its = numbers + shape.places[number]
      gather(node, its, leavingOut: cause)
      for hub in 0..<own.hubKindCounts[order] {
        let added = hub == 0 ? -1 : node.offsets[shape.hub] + hub - 1
        for kind in 0...own.kindCounts[order] {
          node.weigh(
            memory + places.columns, count: width, its, adding: added,
            kind == 0 ? -1 : node.offsets[cause] + kind - 1, into: table)
          table += width
        }
      }
      return first
    }
  }

  /// The likelihood of a node that ties the states of several causes together, in each cell for each kind of
  /// the hub.
  private func tie(_ order: Int) {
    let number = shape.tied[order]
    let (node, own, count) = (
      shape.nodes[number], numbers + shape.places[number], shape.cells.count
    )
    for channel in 0..<node.channels {
      let column = memory + places.columns + channel * count
      let isSum = node.isSum(channel)
      column.fill(own[channel], count: count)
      for (place, states) in shape.ownStates.enumerated() {
        let cause = shape.others[place]
        let values = states.examples.map { state in
          own[node.values(channel) + node.offsets[cause] + node.kinds[cause][state]]
        }
        let digits = shape.cells.digits[place]
        for cell in 0..<count where digits[cell] > 0 {
          if isSum {
            column[cell] += values[digits[cell] - 1]
          } else {
            column[cell] *= values[digits[cell] - 1]
          }
        }
      }
    }
    for kind in 0...(shape.rowKinds[number].max() ?? 0) {
      node.weigh(
        memory + places.columns, count: count, own,
        adding: kind == 0 ? -1 : node.offsets[shape.hub] + kind - 1, -1,
        into: memory + places.ties[order] + kind * count)
    }
  }

  /// Sums the rows up: for each class of the hub, cell by cell.
  private func sumRows() {
    let (width, cells) = (width, shape.cells)
    let sums = memory + places.sums
    sums.fill(0, count: ((shape.hubClasses.max() ?? 0) + 1) * cells.count)
    for (row, hub) in shape.hubClasses.enumerated() {
      let weights = memory + places.rows + row * width
      let target = sums + hub * cells.count
      if cells.count == width, shape.tied.isEmpty {
        target.add(weights, count: width)
        continue
      }
      for subset in 0..<width where weights[subset] > 0 {
        spread(subset, weights[subset], row, into: target)
      }
    }
  }

  /// Spreads the weight of a subset over the classes of its causes.
  private func spread(_ subset: Int, _ weight: Double, _ row: Int, into sums: Column) {
    let (width, cells, product) = (width, shape.cells, memory + places.product)
    product[0] = weight
    var size = 1
    for place in cells.spread[subset] {
      let own = shape.ownStates[place]
      let column =
        memory + places.summed[place] + (own.pasts[row] * (own.count + 1) + 1) * width + subset
      // From the end, so that nothing is overwritten that is still needed.
      for cell in stride(from: size - 1, through: 0, by: -1) {
        let before = product[cell]
        for kind in 0..<own.count {
          product[cell * own.count + kind] = before * column[kind * width]
        }
      }
      size *= own.count
    }
    let start = cells.starts[subset]
    for (order, number) in shape.tied.enumerated() {
      product.multiply(
        by: memory + places.ties[order] + shape.rowKinds[number][row] * cells.count + start,
        count: size)
    }
    (sums + start).add(product, count: size)
  }

  /// The sums by all causes, bit by bit in their own order.
  private func total(_ readings: RepeatedPosterior.Readings?) -> [Double]? {
    let (hub, cells) = (shape.hub, shape.cells)
    let low = (1 << hub) - 1
    var ordered = [Double](repeating: 0, count: 2 * width)
    var total = 0.0
    for kind in 0...(shape.hubClasses.max() ?? 0) {
      let sums = memory + places.sums + kind * cells.count
      for subset in 0..<width {
        var sum = 0.0
        if let readings {
          for cell in cells.starts[subset]..<cells.starts[subset + 1] {
            sum += sums[cell] * readings.likelihoods[readings.states[kind * cells.count + cell]]
          }
        } else {
          for cell in cells.starts[subset]..<cells.starts[subset + 1] { sum += sums[cell] }
        }
        ordered[(subset & low) | (subset & ~low) << 1 | (kind > 0 ? 1 << hub : 0)] += sum
        total += sum
      }
    }
    guard total > 1e-280, total.isFinite else { return nil }
    for subset in ordered.indices { ordered[subset] /= total }
    return ordered
  }
}
