import Synchronization

/// The shapes of the panels that were made last.
package final class PanelShapes: Sendable {
  private struct Kept {
    var shapes: [ReachPattern: PanelShape] = [:]
    var bytes = 0
  }

  private let kept = Mutex(Kept())

  /// The most shapes that are kept; assumed.
  private static let most = 1024
  /// The most bytes that they take together; assumed.
  private static let mostBytes = 1 << 26

  /// Keeps no shape yet.
  package init() {}

  /// The shape of a pattern.
  ///
  /// - Throws: ``InferenceError/tooManyStates(_:)`` if there are too many joint states.
  package func shape(of pattern: ReachPattern) throws(InferenceError) -> PanelShape {
    if let shape = kept.withLock({ $0.shapes[pattern] }) { return shape }
    let shape = try PanelShape(pattern)
    kept.withLock { kept in
      if kept.shapes.count >= Self.most || kept.bytes + shape.bytes > Self.mostBytes {
        kept = Kept()
      }
      if kept.shapes.updateValue(shape, forKey: pattern) == nil {
        kept.bytes += shape.bytes
      }
    }
    return shape
  }
}
