/// The evidence of the readings of one channel, without and with the trait of the patient.
struct ChannelFactor: Sendable {
  /// The channel, by its number in the panel.
  let channel: Int
  /// The factors without and with the trait.
  let byTrait: [CellFactor]
}

/// One factor for each cell: given for each share that an instrument reaches, or for each cell.
struct CellFactor: Sendable {
  let values: [Double]
  /// Which of the values holds in each cell; nil where there is one for each.
  let ofCell: [Int32]?

  /// Multiplies weights of cells.
  func multiply(into weights: inout [Double]) {
    weights.withUnsafeMutableBufferPointer { weights in
      values.withUnsafeBufferPointer { values in
        guard let ofCell else {
          for cell in weights.indices { weights[cell] *= values[cell] }
          return
        }
        ofCell.withUnsafeBufferPointer { ofCell in
          for cell in weights.indices { weights[cell] *= values[Int(ofCell[cell])] }
        }
      }
    }
  }
}
