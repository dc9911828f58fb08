/// The unit in which a study counted an accuracy.
public enum AccuracyUnit: String, CaseIterable, Hashable, Sendable {
  /// Patients: the sign was there or not, wherever it was.
  case patient
  /// Sides.
  case side
  /// Levels: discs, joints or roots.
  case level
}

/// How often people of one age have a finding without pain.
public struct AgeingRate: Hashable, Sendable {
  /// Age in years.
  public let age: Double
  /// The proportion, 0 … 1.
  public let value: Double
  /// The citation.
  public let citation: CitationID

  /// Creates a rate.
  public init(age: Double, value: Double, citation: CitationID) {
    self.age = age
    self.value = value
    self.citation = citation
  }
}

extension [AgeingRate] {
  /// The rate at an age, linear between the rows, which rise, and flat beyond them; nil without rows.
  public func rate(atAge age: Double) -> Double? {
    guard let first, let last else { return nil }
    if age <= first.age { return first.value }
    guard let upper = firstIndex(where: { $0.age >= age }) else { return last.value }
    let (left, right) = (self[upper - 1], self[upper])
    let weight = (age - left.age) / (right.age - left.age)
    return (1 - weight) * left.value + weight * right.value
  }
}
