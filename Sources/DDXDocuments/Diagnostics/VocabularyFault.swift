/// A broken rule of vocabularies.
public enum VocabularyFault: Hashable, Sendable {
  /// A disease that the vocabulary does not have.
  case unknownDisease(id: String, near: [String])
  /// A finding with more than one meaning for the diseases.
  case effectCount(found: [String])
  /// An image, a laboratory result or a red flag without a meaning for the diseases.
  case effectMissing
  /// A proof of a disease that does no harm.
  case proofOfMimic(id: String)
  /// A grade from which the finding counts as present, which it does not have.
  case presentFrom(grade: String, grades: [String])
  /// A finding that is part of itself, by way of others.
  case partOfItself(codes: [String])
  /// A finding of one scale that has a place on another, or a second one on the same.
  case twoPlaces(code: String, line: Int)
  /// A rule that asks for more parts than it has.
  case moreThanParts(parts: Int)

  var number: Int {
    switch self {
    case .unknownDisease: 120
    case .effectCount: 121
    case .effectMissing: 122
    case .proofOfMimic: 123
    case .presentFrom: 124
    case .partOfItself: 125
    case .twoPlaces: 126
    case .moreThanParts: 185
    }
  }
}
