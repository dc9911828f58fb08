/// One number that an observation gathers from the causes that are present: a product or a sum.
///
/// A likelihood is a function of a few of them, so the engine need not know their meaning.
package struct Channel: Equatable, Sendable {
  /// Its value if no cause is present.
  let start: Double
  /// The amount that each cause adds in each of its states.
  let values: [[Double]]
  /// Whether the values are summed up, rather than multiplied.
  let isSum: Bool

  static func product(_ start: Double, _ values: [[Double]]) -> Channel {
    Channel(start: start, values: values, isSum: false)
  }

  static func sum(_ start: Double, _ values: [[Double]]) -> Channel {
    Channel(start: start, values: values, isSum: true)
  }

  /// The value that changes nothing.
  var neutral: Double { isSum ? 0 : 1 }

  /// A gathered number with one value more.
  func joined(_ gathered: Double, _ value: Double) -> Double {
    isSum ? gathered + value : gathered * value
  }

  /// Gathered numbers, each with one value more.
  func joined(_ gathered: [Double], _ value: Double) -> [Double] {
    isSum ? gathered.map { $0 + value } : gathered.map { $0 * value }
  }

  /// What is gathered from each subset of the causes, bit by bit; of causes left out, nothing.
  ///
  /// A cause counts with its first state: the others are alike, or it is left out.
  func overSubsets(leavingOut omitted: [Int] = []) -> [Double] {
    [Double](unsafeUninitializedCapacity: 1 << values.count) { buffer, used in
      buffer.initializeElement(at: 0, to: start)
      for cause in values.indices {
        let value = omitted.contains(cause) ? neutral : values[cause][0]
        let size = 1 << cause
        for subset in 0..<size {
          buffer.initializeElement(at: size + subset, to: joined(buffer[subset], value))
        }
      }
      used = 1 << values.count
    }
  }
}
