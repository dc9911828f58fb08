/// Numbers of one row that are drawn together.
package protocol CitedQuantity: Sendable {
  /// What they are about.
  var id: QuantityID { get }
  /// The numbers in a draw.
  func numbers(in draw: ParameterDraw) -> [Double]
}

extension ProportionQuantity: CitedQuantity {
  package func numbers(in draw: ParameterDraw) -> [Double] { size == nil ? [] : [value(in: draw)] }
}

extension CompositionQuantity: CitedQuantity {
  package func numbers(in draw: ParameterDraw) -> [Double] { values(in: draw) }
}

extension AccuracyQuantity: CitedQuantity {
  package func numbers(in draw: ParameterDraw) -> [Double] {
    let drawn = values(in: draw)
    return [drawn.sensitivity] + (drawn.specificity.map { [$0] } ?? [])
  }
}
