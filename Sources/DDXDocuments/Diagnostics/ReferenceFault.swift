public import DDXCore

/// A name that is unknown, or of the wrong kind.
public enum ReferenceFault: Hashable, Sendable {
  /// A finding that the vocabulary does not have.
  case unknownFinding(code: String, near: NearFindings)
  /// A procedure that the vocabulary does not have.
  case unknownProcedure(id: String, near: [String])
  /// An earlier code of a finding.
  case earlierCode(code: String, now: String)
  /// A citation that the document does not have.
  case undefinedCitation(id: String, near: [String])
  /// A population that the document does not have.
  case undefinedPopulation(id: String, near: [String])
  /// A suspect that is not a disease of the vocabulary.
  case unknownDisease(id: String, near: [String])
  /// A scale that the vocabulary does not have.
  case unknownScale(id: String, near: [String])
  /// A citation that nothing names.
  case unusedCitation(id: String)
  /// A finding or procedure that no vocabulary has, where modules take no part whose own may have
  /// it.
  case perhapsOfAbsent(name: String, modules: [String])
  /// A finding or procedure that a module defines though the vocabulary has it.
  case inVocabulary(name: String)

  var number: Int {
    switch self {
    case .unknownFinding: 34
    case .unknownProcedure: 35
    case .earlierCode: 36
    case .undefinedCitation: 37
    case .undefinedPopulation: 38
    case .unknownDisease: 112
    case .unknownScale: 113
    case .unusedCitation: 39
    case .inVocabulary: 69
    case .perhapsOfAbsent: 191
    }
  }
}
