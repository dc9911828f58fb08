import Synchronization

/// The shapes of the panels that were made last.
package final class PanelShapes: Sendable {
  private let known = Mutex<[ReachPattern: PanelShape]>([:])

  /// The most shapes that are kept.
  private static let most = 1024

  /// Keeps no shape yet.
  package init() {}

  /// The shape of a pattern.
  ///
  /// - Throws: ``InferenceError/tooManyStates(_:)`` where the joint states are too many.
  package func shape(of pattern: ReachPattern) throws(InferenceError) -> PanelShape {
    if let shape = known.withLock({ $0[pattern] }) { return shape }
    let shape = try PanelShape(pattern)
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[pattern] = shape
    }
    return shape
  }
}
