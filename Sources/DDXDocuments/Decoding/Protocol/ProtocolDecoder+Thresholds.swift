internal import DDXCore

extension ProtocolDecoder {
  /// Tells which thresholds of criteria the response model can't see, and what that amounts to.
  func noteUnseenThresholds(_ root: ElementReader, _ response: ResponseModel?) {
    guard let response else { return }
    let edges = response.observation.edges
    for reader in root.child("criteria")?.children("criterion") ?? [] {
      guard let text = reader.string("relief"), let relief = DecimalText.value(text),
        let upper = edges.firstIndex(where: { relief < $0 }), upper > 0, relief > edges[upper - 1]
      else { continue }
      reader.note(
        .protocol(
          .unseenThreshold(relief: relief, from: edges[upper - 1], to: edges[upper])), "relief")
    }
  }
}

extension ResponseModel.Observation {
  /// The reliefs in percent from which an edition tells more from less, with both ends.
  fileprivate var edges: [Double] {
    switch self {
    case .bands: [0, 50, 80, .infinity]
    case .atLeast(let percent): [0, percent, .infinity]
    }
  }
}
