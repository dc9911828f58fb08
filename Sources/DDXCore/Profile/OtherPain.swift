/// Another pain of the same patient, which a profile does not ask about.
public struct OtherPain: Hashable, Sendable {
  /// Where, as a finding of the vocabulary says it, such as `pain.groin`.
  public let code: FindingCode?
  /// The side.
  public let side: Side
  /// For how long.
  public let duration: ClinicalDuration?
  /// How strong, 0 … 10.
  public let intensity: Double?

  /// Creates a pain; anything not recorded is nil or unspecified.
  public init(
    code: FindingCode? = nil, side: Side = .unspecified, duration: ClinicalDuration? = nil,
    intensity: Double? = nil
  ) {
    self.code = code
    self.side = side
    self.duration = duration
    self.intensity = intensity
  }
}
