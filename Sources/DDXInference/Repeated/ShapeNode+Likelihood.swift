extension ShapeNode {
  /// The likelihood of what was learnt in each of several situations.
  ///
  /// - Parameters:
  ///   - columns: What each channel gathered in each situation.
  ///   - count: The number of situations.
  ///   - numbers: The numbers of the node.
  ///   - first: One more kind that is gathered, by its place among all; -1 for none.
  ///   - second: Another.
  ///   - likelihood: Where the likelihoods are written.
  func weigh(
    _ columns: UnsafeMutablePointer<Double>, count: Int, _ numbers: UnsafePointer<Double>,
    adding first: Int, _ second: Int, into likelihood: UnsafeMutablePointer<Double>
  ) {
    func factor(_ channel: Int) -> Double {
      let values = numbers + self.values(channel)
      return (first < 0 ? 1 : values[first]) * (second < 0 ? 1 : values[second])
    }
    func sum(_ channel: Int) -> Double {
      let values = numbers + self.values(channel)
      return (first < 0 ? 0 : values[first]) + (second < 0 ? 0 : values[second])
    }
    let (on, off) = (numbers[whenOn], numbers[whenOn + 1])
    switch form {
    case .noisyOr:
      let scale = (off - on) * factor(0)
      for place in 0..<count { likelihood[place] = on + scale * columns[place] }
    case .noisyMax:
      likelihood.fill(last, count: count)
      for channel in 0..<channels {
        let scale = weights[channel] * factor(channel)
        let column = columns + channel * count
        for place in 0..<count { likelihood[place] += scale * column[place] }
      }
      for place in 0..<count { likelihood[place] = max(likelihood[place], 0) }
    case .placed:
      let (scale, hazard, placed) = (factor(0), sum(1), sum(2))
      let (hazards, places) = (columns + count, columns + 2 * count)
      for place in 0..<count {
        let none = columns[place] * scale
        likelihood[place] =
          off * none + (1 - none) * (places[place] + placed) / (hazards[place] + hazard)
      }
    }
  }
}

extension UnsafeMutablePointer<Double> {
  func fill(_ value: Double, count: Int) {
    for place in 0..<count { self[place] = value }
  }

  func multiply(by column: UnsafeMutablePointer<Double>, count: Int) {
    for place in 0..<count { self[place] *= column[place] }
  }

  func add(_ column: UnsafeMutablePointer<Double>, count: Int) {
    for place in 0..<count { self[place] += column[place] }
  }
}
