extension ContextEvidence {
  /// P(joint state of classes | what was learnt), by summing over the states context by context.
  ///
  /// - Parameters:
  ///   - space: The joint states: each cause absent or in one of its classes.
  ///   - classes: The class of each state of each cause, from 0.
  /// - Returns: One probability for each joint state; nil where observations tie the states of several causes,
  ///   so that they can't be summed one by one.
  /// - Throws: ``InferenceError/impossibleEvidence`` when nothing is left.
  func joint(over space: JointSpace, classes: [[Int]]) throws(InferenceError) -> [Double]? {
    guard tied.isEmpty else { return nil }
    let subsets = contexts.subsets
    let several = widths.indices.filter { widths[$0] > 1 }
    let told = several.filter { space.radices[$0] > 2 }
    var weights = base
    for cause in several where space.radices[cause] == 2 {
      let sums = sums(of: cause, by: classes[cause])
      for context in weights.indices where subsets[context] & 1 << cause != 0 {
        weights[context] *= sums[context]
      }
    }
    let columns = told.map { cause in
      Column(
        bit: 1 << cause, stride: space.stride(of: cause), kinds: space.radices[cause] - 1,
        sums: sums(of: cause, by: classes[cause]))
    }
    let places = firstPlaces(in: space)
    let most = columns.reduce(1) { $0 * $1.kinds }
    var joint = [Double](repeating: 0, count: space.count)
    joint.withUnsafeMutableBufferPointer { joint in
      withUnsafeTemporaryAllocation(of: Cell.self, capacity: most) { cells in
        for context in weights.indices where weights[context] > 0 {
          let subset = subsets[context]
          cells[0] = Cell(place: places[subset], weight: weights[context])
          var count = 1
          for column in columns where subset & column.bit != 0 {
            count = column.split(cells, count: count, context: context)
          }
          for cell in cells[..<count] { joint[cell.place] += cell.weight }
        }
      }
    }
    let total = joint.reduce(0, +)
    guard total > 0 else { throw .impossibleEvidence }
    for state in joint.indices { joint[state] /= total }
    return joint
  }

  /// For each set of causes the place of the joint state with each of them in its first class.
  private func firstPlaces(in space: JointSpace) -> [Int] {
    var places = [0]
    for cause in widths.indices {
      let stride = space.stride(of: cause)
      places += places.map { $0 + stride }
    }
    return places
  }

  /// A joint state and what it weighs.
  private struct Cell {
    var place: Int
    var weight: Double
  }

  /// The classes of a cause: how likely each is in a context, and how far apart they are in the joint.
  private struct Column {
    let bit: Int
    let stride: Int
    let kinds: Int
    /// One row for each context, one number for each class.
    let sums: [Double]

    /// Splits cells in which the cause is in its first class into one for each class that is possible.
    func split(_ cells: UnsafeMutableBufferPointer<Cell>, count: Int, context: Int) -> Int {
      var made = count
      let row = context * kinds
      for kind in (0..<kinds).reversed() {
        let share = sums[row + kind]
        if kind == 0 {
          for index in 0..<count { cells[index].weight *= share }
        } else if share > 0 {
          for index in 0..<count {
            cells[made] = Cell(
              place: cells[index].place + kind * stride, weight: cells[index].weight * share)
            made += 1
          }
        }
      }
      return made
    }
  }
}
