import Synchronization

/// The shapes of the panels that were made last.
package final class PanelShapes: Sendable {
  private struct Kept {
    var shapes: [ReachPattern: PanelShape] = [:]
    var states = 0
  }

  private let kept = Mutex(Kept())

  /// The most shapes that are kept; assumed.
  private static let most = 1024
  /// The most joint states that they have together, each of some thirty bytes; assumed.
  private static let mostStates = 1 << 21

  /// Keeps no shape yet.
  package init() {}

  /// The shape of a pattern.
  ///
  /// - Throws: ``InferenceError/tooManyStates(_:)`` if there are too many joint states.
  package func shape(of pattern: ReachPattern) throws(InferenceError) -> PanelShape {
    if let shape = kept.withLock({ $0.shapes[pattern] }) { return shape }
    let shape = try PanelShape(pattern)
    kept.withLock { kept in
      if kept.shapes.count >= Self.most || kept.states + shape.space.count > Self.mostStates {
        kept = Kept()
      }
      if kept.shapes.updateValue(shape, forKey: pattern) == nil {
        kept.states += shape.space.count
      }
    }
    return shape
  }
}
