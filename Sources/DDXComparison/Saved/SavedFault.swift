/// What is wrong with a file of saved rankings, and where.
///
/// It holds no value of the file but the name of its form, where that is one of ours.
public struct SavedFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The file holds nothing.
    case empty
    /// Something stands where a JSON object should begin.
    case notJSON
    /// What stands in an object is not as JSON has it, or a number is beyond all bounds.
    case malformed
    /// The file ends within a ranking.
    case truncated
    /// A JSON object that is none of ours.
    case unknownForm
    /// An answer of ddx in another form, such as `ddx.plan/1`.
    case otherForm(String)
    /// A ranking in a form that a later version writes.
    case laterForm(String)
    /// The key is not there.
    case missing
    /// The value is of another type than this.
    case type(String)
    /// The value is of the right type and can't be used: it must be this.
    case value(String)
    /// The same profile was already ranked on this line.
    case repeated(line: Int)
  }

  /// What is wrong.
  public let kind: Kind
  /// The line, from 1, on which the ranking begins.
  public let line: Int
  /// The way to the key within the ranking, such as `candidates[2].posttest`; nil for all of it.
  public let key: String?

  init(_ kind: Kind, line: Int, key: String? = nil) {
    self.kind = kind
    self.line = line
    self.key = key
  }
}
