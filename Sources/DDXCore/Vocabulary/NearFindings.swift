/// What a code that the vocabulary lacks may have meant.
public struct NearFindings: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// A finding that was perhaps meant.
  public struct Candidate: Hashable, Sendable {
    /// The code.
    public let code: FindingCode
    /// What it says.
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

  /// At most four findings, the likeliest first.
  public let candidates: [Candidate]
  /// The attributes that should say what the code says; empty where there is no candidate.
  public let attributes: [Attribute]

  /// Creates an answer.
  public init(candidates: [Candidate], attributes: [Attribute] = []) {
    self.candidates = candidates
    self.attributes = attributes
  }

  /// Creates an answer without attributes.
  public init(arrayLiteral elements: Candidate...) { self.init(candidates: elements) }
}
