/// The most of what a profile may hold.
package enum ProfileLimits {
  /// Blocks; assumed to be more than any patient was given, as 400 took half a minute to rank.
  package static let blocks = 100
  /// Other pains, as in the schema.
  package static let otherPains = 8
}
