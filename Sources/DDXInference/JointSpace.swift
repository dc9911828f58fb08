/// The joint states of some causes, numbered: the first cause turns slowest; digit 0 is absent.
package struct JointSpace: Equatable, Sendable {
  /// The number of digits of each cause: its states and absence.
  package let radices: [Int]
  /// The number of joint states.
  package let count: Int

  /// The largest number of joint states that is enumerated, some 100 MB for a posterior; assumed.
  package static let limit = 1 << 22

  /// Numbers the joint states of causes with so many states each.
  ///
  /// - Throws: ``InferenceError/tooManyStates(_:)`` above ``limit``.
  package init(states: [Int]) throws(InferenceError) {
    radices = states.map { $0 + 1 }
    var count = 1.0
    for radix in radices { count *= Double(radix) }
    guard count <= Double(Self.limit) else { throw .tooManyStates(count) }
    self.count = Int(count)
  }

  /// Numbers the joint states of causes.
  ///
  /// - Throws: ``InferenceError/tooManyStates(_:)`` above ``limit``.
  package init(causes: [Cause]) throws(InferenceError) {
    try self.init(states: causes.map(\.states.count))
  }

  /// The distance between neighbouring digits of a cause.
  package func stride(of cause: Int) -> Int {
    radices[(cause + 1)...].reduce(1, *)
  }

  /// The digit of a cause in a joint state.
  package func digit(of cause: Int, in state: Int) -> Int {
    state / stride(of: cause) % radices[cause]
  }

  /// The causes present in each joint state, one bit for each.
  package var subsets: [Int] {
    var subsets = [Int](repeating: 0, count: count)
    subsets.withUnsafeMutableBufferPointer { subsets in
      for cause in radices.indices {
        visit(cause) { state, _ in subsets[state] |= 1 << cause }
      }
    }
    return subsets
  }

  /// Visits the joint states in which a cause is present, with its digit less one in each.
  @inline(__always)
  func visit(_ cause: Int, _ body: (_ state: Int, _ digit: Int) -> Void) {
    let (stride, radix) = (stride(of: cause), radices[cause])
    for first in Swift.stride(from: 0, to: count, by: stride * radix) {
      for digit in 1..<radix {
        let start = first + digit * stride
        for state in start..<start + stride { body(state, digit - 1) }
      }
    }
  }

  /// What a channel gathers in each joint state, of one value for each digit but absence.
  func gathered(_ channel: Channel, _ value: (_ cause: Int, _ state: Int) -> Double) -> [Double] {
    var table = [channel.start]
    for (cause, radix) in radices.enumerated() {
      let values = (0..<radix).map { $0 == 0 ? channel.neutral : value(cause, $0 - 1) }
      table = [Double](unsafeUninitializedCapacity: table.count * radix) { buffer, used in
        var position = 0
        for gathered in table {
          for value in values {
            buffer.initializeElement(at: position, to: channel.joined(gathered, value))
            position += 1
          }
        }
        used = position
      }
    }
    return table
  }
}
