public import DDXCore

/// What is wrong with an answer that is JSON, and where.
public struct AnswerFault: Error, Hashable, Sendable {
  /// What can be wrong with an answer.
  public enum Problem: Hashable, Sendable {
    /// A key is missing.
    case missing
    /// A key that the contract doesn't have, with those it may have been meant to be.
    case unknownKey(near: [String])
    /// A value of another type than this one, in words.
    case type(String)
    /// A number outside its range, in words.
    case range(Double, String)
    /// A word that is none of these.
    case word(String, allowed: [String], near: [String])
    /// A text with a line break or another control character.
    case controlCharacter
    /// An empty text.
    case emptyText
    /// A text of more characters than this.
    case longText(limit: Int)
    /// A name that is not made as ids are.
    case name(String)
    /// The id that stands for what no module assesses.
    case reserved
    /// Something that stands twice in one answer.
    case twice(String)
    /// A code that no vocabulary defines.
    case unknownFinding(String, near: [String])
    /// A procedure that no vocabulary defines.
    case unknownProcedure(String, near: [String])
    /// A code that the descriptor does not list.
    case undeclaredFinding(String)
    /// A procedure that the descriptor does not list.
    case undeclaredProcedure(String)
    /// A finding that the request did not record at this place.
    case unrecorded(String)
    /// A citation that the descriptor does not define.
    case undefinedCitation(String, near: [String])
    /// A number without a citation.
    case uncited
    /// A citation that is a recollection.
    case recollection(String)
    /// Not exactly two of the four numbers of an accuracy.
    case accuracyCount(found: [String])
    /// Numbers that no test has.
    case impossible(NumberError)
    /// Shares of sites that do not sum to 1.
    case siteSum(Double)
    /// Joints and roots among the sites.
    case levelsMixed
    /// Terms of a share that do not end with the share.
    case lastTerm(Double, share: Double)
    /// Neither or several of the keys of which there must be one.
    case oneOf([String])
  }

  /// The key path, such as `assessment.evidence[0].citation`; empty for the answer itself.
  public private(set) var path: String
  /// The problem there.
  public let problem: Problem

  /// Creates a fault at a key or an element, or at the value that is being read.
  init(_ problem: Problem, at path: String = "") {
    self.problem = problem
    self.path = path
  }

  /// The fault as one of a member.
  func within(_ key: String) -> AnswerFault {
    var fault = self
    fault.path = path.isEmpty ? key : path.hasPrefix("[") ? key + path : "\(key).\(path)"
    return fault
  }

  /// The fault as one of an element.
  func within(_ index: Int) -> AnswerFault { within("[\(index)]") }
}
