/// The accuracy of a test or finding for one source.
///
/// All formulas between sensitivity, specificity and the two likelihood ratios are here, each
/// with its equation [Deeks2004].
public struct TestAccuracy: Hashable, Sendable {
  /// P(present | source hurts), strictly between 0 and 1.
  public let sensitivity: Double
  /// P(absent | source does not hurt), strictly between 0 and 1.
  public let specificity: Double

  /// Creates an accuracy.
  ///
  /// - Throws: ``NumberError`` when a value is not finite or not strictly between 0 and 1.
  public init(sensitivity: Double, specificity: Double) throws(NumberError) {
    for value in [sensitivity, specificity] {
      guard value.isFinite else { throw .notFinite }
      guard value > 0, value < 1 else { throw .accuracyOutOfRange(value) }
    }
    self.sensitivity = sensitivity
    self.specificity = specificity
  }

  /// Creates an accuracy from its two ratios.
  ///
  /// s = LR+ (1 - LR-) / (LR+ - LR-); 1 - spec = (1 - LR-) / (LR+ - LR-).
  ///
  /// - Throws: ``NumberError`` when the ratios lie on the same side of 1.
  public init(positive: LikelihoodRatio, negative: LikelihoodRatio) throws(NumberError) {
    let (plus, minus) = (positive.value, negative.value)
    guard (plus > 1 && minus < 1) || (plus < 1 && minus > 1) else {
      throw .ratiosDisagree(positive: plus, negative: minus)
    }
    let falsePositive = (1 - minus) / (plus - minus)
    try self.init(sensitivity: plus * falsePositive, specificity: 1 - falsePositive)
  }

  /// Creates an accuracy from the sensitivity and the positive ratio: 1 - spec = s / LR+.
  public init(sensitivity: Double, positive: LikelihoodRatio) throws(NumberError) {
    try self.init(
      sensitivity: sensitivity, specificity: 1 - sensitivity / positive.value)
  }

  /// Creates an accuracy from the sensitivity and the negative ratio: spec = (1 - s) / LR-.
  public init(sensitivity: Double, negative: LikelihoodRatio) throws(NumberError) {
    try self.init(
      sensitivity: sensitivity, specificity: (1 - sensitivity) / negative.value)
  }

  /// Creates an accuracy from the specificity and the positive ratio: s = LR+ (1 - spec).
  public init(specificity: Double, positive: LikelihoodRatio) throws(NumberError) {
    try self.init(
      sensitivity: positive.value * (1 - specificity), specificity: specificity)
  }

  /// Creates an accuracy from the specificity and the negative ratio: s = 1 - LR- spec.
  public init(specificity: Double, negative: LikelihoodRatio) throws(NumberError) {
    try self.init(
      sensitivity: 1 - negative.value * specificity, specificity: specificity)
  }

  /// P(present | source does not hurt) = 1 - specificity.
  public var falsePositiveRate: Double { 1 - specificity }

  /// LR+ = s / (1 - spec).
  public var positiveRatio: Double { sensitivity / falsePositiveRate }

  /// LR- = (1 - s) / spec.
  public var negativeRatio: Double { (1 - sensitivity) / specificity }

  /// The same test with its ratios held within a cap.
  ///
  /// Each ratio is moved towards 1 as far as the cap asks, and the accuracy worked out anew from
  /// the pair. For a test that speaks against the source the cap applies to the inverse ratios.
  public func capped(_ cap: RatioCap) -> TestAccuracy {
    let speaksFor = positiveRatio >= 1
    let plus =
      speaksFor
      ? min(positiveRatio, cap.positive.value) : max(positiveRatio, 1 / cap.positive.value)
    let minus =
      speaksFor
      ? max(negativeRatio, cap.negative.value) : min(negativeRatio, 1 / cap.negative.value)
    if plus == positiveRatio && minus == negativeRatio { return self }
    guard let positive = try? LikelihoodRatio(plus), let negative = try? LikelihoodRatio(minus),
      let held = try? TestAccuracy(positive: positive, negative: negative)
    else { return self }
    return held
  }
}

/// The largest positive and the smallest negative ratio that a finding may have.
public struct RatioCap: Hashable, Sendable {
  /// The largest LR+, above 1.
  public let positive: LikelihoodRatio
  /// The smallest LR-, below 1.
  public let negative: LikelihoodRatio

  /// Creates a cap.
  ///
  /// - Throws: ``NumberError`` when the ratios are not on their own sides of 1.
  public init(positive: LikelihoodRatio, negative: LikelihoodRatio) throws(NumberError) {
    guard positive.value > 1, negative.value < 1 else {
      throw .ratiosDisagree(positive: positive.value, negative: negative.value)
    }
    self.positive = positive
    self.negative = negative
  }
}
