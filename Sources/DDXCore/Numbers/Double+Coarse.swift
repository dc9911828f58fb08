extension Double {
  /// The number to 1e-12.
  ///
  /// What nothing tells apart has equal probabilities, which differ in their last bits if they were
  /// summed in another order: an order by this is the same on every machine and in every version.
  package var coarse: Double { (self * 1e12).rounded() / 1e12 }
}
