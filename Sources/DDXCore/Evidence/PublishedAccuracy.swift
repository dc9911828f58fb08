/// An accuracy as it was published: two of four numbers, from which the others follow, or the
/// sensitivity alone.
public struct PublishedAccuracy: Hashable, Sendable {
  /// P(present | source hurts), where given.
  public let sensitivity: Measured?
  /// P(absent | source does not hurt), where given.
  public let specificity: Measured?
  /// LR+, where given.
  public let positiveRatio: Measured?
  /// LR-, where given.
  public let negativeRatio: Measured?
  /// The number of patients, where known.
  public let sampleSize: Int?
  /// The accuracy that two numbers amount to; nil where only the sensitivity was published.
  public let accuracy: TestAccuracy?
  /// P(present | source hurts), strictly between 0 and 1.
  public let rate: Double

  /// Creates an accuracy from exactly two of the four numbers, or from the sensitivity.
  ///
  /// - Throws: ``NumberError`` when a number is out of range, or when there are not two.
  public init(
    sensitivity: Measured? = nil, specificity: Measured? = nil, positiveRatio: Measured? = nil,
    negativeRatio: Measured? = nil, sampleSize: Int? = nil
  ) throws(NumberError) {
    self.sensitivity = sensitivity
    self.specificity = specificity
    self.positiveRatio = positiveRatio
    self.negativeRatio = negativeRatio
    self.sampleSize = sampleSize
    let accuracy: TestAccuracy
    switch (sensitivity?.value, specificity?.value, positiveRatio?.value, negativeRatio?.value) {
    case (let s?, nil, nil, nil):
      // The complement stands in only to hold the number within its range.
      rate = try TestAccuracy(sensitivity: s, specificity: 0.5).sensitivity
      self.accuracy = nil
      return
    case (let s?, let c?, nil, nil):
      accuracy = try TestAccuracy(sensitivity: s, specificity: c)
    case (nil, nil, let p?, let n?):
      accuracy = try TestAccuracy(
        positive: LikelihoodRatio(p), negative: LikelihoodRatio(n))
    case (let s?, nil, let p?, nil):
      accuracy = try TestAccuracy(sensitivity: s, positive: LikelihoodRatio(p))
    case (let s?, nil, nil, let n?):
      accuracy = try TestAccuracy(sensitivity: s, negative: LikelihoodRatio(n))
    case (nil, let c?, let p?, nil):
      accuracy = try TestAccuracy(specificity: c, positive: LikelihoodRatio(p))
    case (nil, let c?, nil, let n?):
      accuracy = try TestAccuracy(specificity: c, negative: LikelihoodRatio(n))
    default: throw .notFinite
    }
    self.accuracy = accuracy
    rate = accuracy.sensitivity
  }
}
