/// An ordered observation, such as how far down the pain goes.
///
/// A finding that has grades is such a scale of its own, with its grades as values.
public struct ScaleDefinition: Sendable {
  /// One value of a scale.
  public struct Value: Hashable, Sendable {
    /// The id, such as `below-knee`.
    public let id: String
    /// The findings that say it.
    ///
    /// Any of them present means at least this value, all of them absent a lesser one. One of several
    /// that is absent says nothing: pain may skip the buttock.
    public let codes: [FindingCode]

    /// Creates a value.
    public init(id: String, codes: [FindingCode] = []) {
      self.id = id
      self.codes = codes
    }
  }

  /// The id, such as `pain.distance`, or the code of a finding that has grades.
  public let id: String
  /// A noun phrase.
  public let title: String
  /// The values, from the least to the greatest.
  public let values: [Value]

  /// Creates a scale.
  public init(id: String, title: String, values: [Value]) {
    self.id = id
    self.title = title
    self.values = values
  }

  /// The place of a value, from 0, or nil where the scale does not have it.
  public func index(of value: String) -> Int? {
    values.firstIndex { $0.id == value }
  }

  /// The place of the value that a finding says, from 0, or nil where it says none.
  public func index(saidBy code: FindingCode) -> Int? {
    values.firstIndex { $0.codes.contains(code) }
  }
}
