/// Why a number is invalid.
///
/// The offending value is carried so that a message can show it.
public enum NumberError: Error, Hashable, Sendable {
  /// Not a number, or infinite.
  case notFinite
  /// A probability outside 0 … 1.
  case probabilityOutOfRange(Double)
  /// A sensitivity or specificity that is not strictly between 0 and 1.
  case accuracyOutOfRange(Double)
  /// A likelihood ratio or odds that is not above 0.
  case notPositive(Double)
  /// A positive and a negative ratio on the same side of 1: no test has both.
  case ratiosDisagree(positive: Double, negative: Double)
  /// A share that is not above 0 and at most 1.
  case shareOutOfRange(Double)
  /// A relief outside 0 … 100 percent.
  case reliefOutOfRange(Double)
}
