/// The meaning of a present finding for the diseases of the vocabulary.
public enum FindingEffect: Hashable, Sendable {
  /// The disease is present: no injection until it has been dealt with, under every edition.
  case proof(DiseaseID)
  /// These diseases are to be thought of; alone it proves none.
  case points([DiseaseID])
  /// Nothing: it is an everyday finding, or only accompanies one.
  case ordinary

  /// The diseases it concerns, in the order of the document.
  public var diseases: [DiseaseID] {
    switch self {
    case .proof(let disease): [disease]
    case .points(let diseases): diseases
    case .ordinary: []
    }
  }
}
