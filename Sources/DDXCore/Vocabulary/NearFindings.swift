/// Suggestions for a code that the vocabulary lacks.
public struct NearFindings: Hashable, Sendable {
  /// A finding that was perhaps meant.
  public struct Candidate: Hashable, Sendable {
    /// The code.
    public let code: FindingCode
    /// The value.
    public let title: String

    /// Creates a candidate.
    public init(code: FindingCode, title: String) {
      self.code = code
      self.title = title
    }
  }

  /// What was written into the code, though an attribute says it.
  public enum Attribute: String, CaseIterable, Sendable {
    /// Left or right.
    case side
    /// A level.
    case level
    /// Present or absent.
    case state
    /// A grade.
    case grade
  }

  /// At most four findings that say what the code says, the likeliest first.
  public let candidates: [Candidate]
  /// At most four findings that say it and more, such as which incontinence; with the candidates
  /// no more than four.
  public let narrower: [Candidate]
  /// The attributes that should say what the code says; empty where there is no candidate.
  public let attributes: [Attribute]

  /// Creates an answer.
  public init(
    candidates: [Candidate], narrower: [Candidate] = [], attributes: [Attribute] = []
  ) {
    self.candidates = candidates
    self.narrower = narrower
    self.attributes = attributes
  }
}
