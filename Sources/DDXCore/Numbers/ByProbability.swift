/// A place in an order by probability: the most probable first, equal ones by name.
///
/// What nothing distinguishes has equal probabilities, which differ in their last bits if they were
/// summed in another order. So probabilities are compared to 1e-12.
package struct ByProbability<Name: Comparable>: Comparable {
  private let rounded: Double
  private let name: Name

  /// The place of something with a name.
  package init(_ probability: Double, _ name: Name) {
    rounded = (probability * 1e12).rounded()
    self.name = name
  }

  /// Whether the one on the left comes first.
  package static func < (left: Self, right: Self) -> Bool {
    left.rounded != right.rounded ? left.rounded > right.rounded : left.name < right.name
  }
}
