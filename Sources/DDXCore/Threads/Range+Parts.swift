import Dispatch
import Synchronization

extension Range<Int> {
  /// Works on the range in several parts at the same time and waits for all of them.
  ///
  /// - Parameters:
  ///   - parts: How many parts, 1 at least; of nearly the same size, and never more than there are numbers.
  ///   - work: What is done with a part; called on any thread.
  /// - Returns: What came of each part, in the order of the range.
  package func inParts<Output: Sendable>(
    _ parts: Int, _ work: @Sendable (Range<Int>) -> Output
  ) -> [Output] {
    let count = Swift.max(1, Swift.min(parts, self.count))
    guard count > 1 else { return [work(self)] }
    let bounds = (0...count).map { lowerBound + self.count * $0 / count }
    let outputs = Mutex([Output?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { part in
      let output = work(bounds[part]..<bounds[part + 1])
      outputs.withLock { $0[part] = output }
    }
    return outputs.withLock { $0.compactMap(\.self) }
  }
}
