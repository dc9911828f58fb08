import DDXCore
import DDXDraws
import DDXInference

/// The reference mix of an edition as a random variable: who hurts at the age of 50, and how `other` is divided.
struct MixQuantities: Sendable {
  private let sources: [ShareDraw]
  private let suspects: [ShareDraw]
  private let model: EvidenceModel

  /// Takes the tables of the sources of a model, in its order, `other` last.
  init(_ tables: [EvidenceTable], model: EvidenceModel) {
    self.model = model
    sources = tables.map { ShareDraw(ofReference: $0.share, CitedRows($0)) }
    let other = tables.last
    let rows = other.map { CitedRows($0) }
    let suspects = other?.suspects ?? []
    self.suspects = model.places.compactMap { place in
      guard let rows, let terms = suspects.first(where: { $0.id == place.suspect })?.share
      else { return nil }
      return ShareDraw(ofReference: terms, rows, suspect: place.suspect)
    }
  }

  /// All of them.
  var all: [any CitedQuantity] { (sources + suspects).compactMap(\.drawn) }

  /// The model about the mix of a draw.
  func model(in draw: ParameterDraw, multipleSources: Double) -> EvidenceModel {
    let shares = sources.map { $0.value(in: draw) }
    let house = CausePrior(shares: shares, multiple: multipleSources)
    var places = suspects.map { $0.value(in: draw) / (shares.last ?? 1) }
    let scale = min(1, 0.95 / max(places.reduce(0, +), 0.001))
    for place in places.indices { places[place] *= scale }
    return model.with(house: house.probabilities, places: places)
  }
}
