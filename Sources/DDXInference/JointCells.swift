import Synchronization

/// Joint states of a panel taken together: those of one cell have the same causes present, and some
/// instruments reach the same share of them.
struct JointCells: Sendable {
  /// The number of cells.
  let count: Int
  /// The causes present in each cell, one bit for each.
  let subsets: [Int]
  /// Which of its shares each instrument reaches in each cell; empty for instruments that tell
  /// states of one cell apart.
  let shares: [[Int32]]

  /// Every joint state by itself.
  init(subsets: [Int], shares: [[Int32]]) {
    count = subsets.count
    self.subsets = subsets
    self.shares = shares
  }

  /// The cells that some instruments tell apart, and the cell of each of these.
  ///
  /// - Parameter instruments: Instruments of the panel, by place.
  /// - Returns: The cells, and the cell of each of these.
  func merged(for instruments: [Int]) -> (cells: JointCells, ofState: [Int32]) {
    var ofState = subsets.map { Int32($0) }
    var width = (subsets.max() ?? 0) + 1
    var first = [Int](repeating: 0, count: width)
    for instrument in instruments {
      let own = shares[instrument]
      let kinds = Int(own.max() ?? 0) + 1
      var number = [Int32](repeating: -1, count: width * kinds)
      first = []
      number.withUnsafeMutableBufferPointer { number in
        for state in ofState.indices {
          let key = Int(ofState[state]) * kinds + Int(own[state])
          if number[key] < 0 {
            number[key] = Int32(first.count)
            first.append(state)
          }
          ofState[state] = number[key]
        }
      }
      width = first.count
    }
    return (
      JointCells(
        subsets: first.map { subsets[$0] },
        shares: shares.indices.map { instrument in
          instruments.contains(instrument) ? first.map { shares[instrument][$0] } : []
        }), ofState
    )
  }
}

/// The cells that were merged for some instruments of a panel, kept for the next time.
final class MergedCells: Sendable {
  typealias Merge = (cells: JointCells, ofState: [Int32])

  private let known = Mutex<[[Int]: Merge]>([:])

  /// The cells for some instruments, in order of their places.
  func cells(for instruments: [Int], of whole: JointCells) -> Merge {
    if let merge = known.withLock({ $0[instruments] }) { return merge }
    let merge = whole.merged(for: instruments)
    known.withLock { $0[instruments] = merge }
    return merge
  }
}
