/// How often a source is the one, by age and by what went before.
public struct ShareTerms: Hashable, Sendable {
  /// The share at one age.
  public struct Anchor: Hashable, Sendable {
    /// Age in years.
    public let age: Double
    /// The share at that age.
    public let value: Measured
    /// Its source.
    public let citation: CitationID
    /// Where the patients were seen; nil for a referral pain clinic, and where nothing else holds.
    public let setting: Pain.Setting?

    /// Creates an anchor.
    public init(
      age: Double, value: Measured, citation: CitationID, setting: Pain.Setting? = nil
    ) {
      self.age = age
      self.value = value
      self.citation = citation
      self.setting = setting
    }
  }

  /// The share once a finding is present; it takes the place of the anchors.
  public struct After: Hashable, Sendable {
    /// The finding, such as `history.lumbar-fusion`.
    public let finding: FindingCode
    /// The share.
    public let value: Measured
    /// Its source.
    public let citation: CitationID

    /// Creates a term.
    public init(finding: FindingCode, value: Measured, citation: CitationID) {
      self.finding = finding
      self.value = value
      self.citation = citation
    }
  }

  /// The anchors by rising age, at least one.
  public let anchors: [Anchor]
  /// The replacements; the first whose finding is present counts.
  public let after: [After]

  /// Creates share terms; the anchors are put in order of age.
  public init(anchors: [Anchor], after: [After] = []) {
    self.anchors = anchors.sorted { $0.age < $1.age }
    self.after = after
  }

  /// The anchors for a setting: its own, or those without one.
  public func anchors(in setting: Pain.Setting?) -> [Anchor] {
    let own = setting.map { setting in anchors.filter { $0.setting == setting } } ?? []
    return own.isEmpty ? anchors.filter { $0.setting == nil } : own
  }

  /// Whether shares of a setting were published.
  public func speaks(of setting: Pain.Setting) -> Bool {
    anchors.contains { $0.setting == setting }
  }

  /// The share at an age: linear in its logarithm between anchors, flat beyond them.
  public func value(atAge age: Double, in setting: Pain.Setting? = nil) -> Double {
    let anchors = anchors(in: setting)
    guard let first = anchors.first, let last = anchors.last else { return 0 }
    if age <= first.age { return first.value.value }
    if age >= last.age { return last.value.value }
    let upper = anchors.firstIndex { $0.age >= age } ?? anchors.count - 1
    let (left, right) = (anchors[upper - 1], anchors[upper])
    let weight = (age - left.age) / (right.age - left.age)
    return exponential(
      (1 - weight) * logarithm(left.value.value) + weight * logarithm(right.value.value))
  }
}
