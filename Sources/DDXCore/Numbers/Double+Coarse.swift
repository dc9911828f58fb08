extension Double {
  /// The number to 1e-12.
  ///
  /// What nothing tells apart has equal probabilities, which differ in their last bits if they were
  /// summed in another order. An order by this does not depend on that, but for sums that lie within some
  /// bits of a half step.
  package var coarse: Double { (self * 1e12).rounded() / 1e12 }
}
