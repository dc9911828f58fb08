public import DDXCore

extension InjectionOrder {
  /// Puts the sources in the order in which they come up.
  ///
  /// First come those whose step applies, then the others. What a block has already tested and not
  /// confirmed goes to the end.
  ///
  /// - Parameters:
  ///   - profile: The profile, with what its findings imply.
  ///   - failed: The sources whose blocks fell short.
  /// - Returns: Each source once.
  public func sources(for profile: ClinicalProfile, failed: Set<SourceID>) -> [SourceID] {
    let applying = steps.filter { $0.applies(to: profile) }
    var sources: [SourceID] = []
    for step in applying + steps where !sources.contains(step.source) {
      sources.append(step.source)
    }
    return sources.filter { !failed.contains($0) } + sources.filter(failed.contains)
  }
}
