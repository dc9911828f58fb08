/// Which states of which causes instruments reach alike, and which of them equally far.
///
/// Panels of one pattern have the same joint states, however far each instrument reaches.
package struct ReachPattern: Hashable, Sendable {
  /// The number of causes.
  let causes: Int
  /// The class of each state of each cause: states of one class are reached alike.
  package let classes: [[Int]]
  /// For each instrument the place among its values of what it reaches, cause by cause and class by class; 0
  /// where that is nothing.
  let values: [[Int]]

  /// Reads the pattern of instruments.
  ///
  /// - Parameters:
  ///   - instruments: The instruments.
  ///   - widths: The number of states of each cause.
  package init(_ instruments: [Instrument], widths: [Int]) {
    causes = widths.count
    var classes: [[Int]] = []
    var values = instruments.map { _ in [Int]() }
    var known = instruments.map { _ in [0.0] }
    for (cause, width) in widths.enumerated() {
      var examples: [Int] = []
      classes.append(
        (0..<width).map { state in
          let like = examples.firstIndex { example in
            instruments.allSatisfy { $0.coverage[cause][example] == $0.coverage[cause][state] }
          }
          if let like { return like }
          examples.append(state)
          return examples.count - 1
        })
      for (index, instrument) in instruments.enumerated() {
        for state in examples {
          let value = instrument.coverage[cause][state]
          if let place = known[index].firstIndex(of: value) {
            values[index].append(place)
          } else {
            values[index].append(known[index].count)
            known[index].append(value)
          }
        }
      }
    }
    self.classes = classes
    self.values = values
  }
}
