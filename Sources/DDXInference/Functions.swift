#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// log(1 + x), exact near 0.
func logOnePlus(_ value: Double) -> Double { log1p(value) }

/// exp(x) - 1, exact near 0.
func expMinusOne(_ value: Double) -> Double { expm1(value) }

/// The natural logarithm.
func naturalLog(_ value: Double) -> Double { log(value) }

/// 2 to a power.
func exponentialOfTwo(_ value: Int) -> Double { exp2(Double(value)) }

/// The logarithm to the base 2.
func logarithmOfTwo(_ value: Double) -> Double { log2(value) }

/// Where an increasing function crosses zero between two ends: to the last bit, or as near as asked.
func crossing(
  from low: Double, to high: Double, within tolerance: Double = 0, of function: (Double) -> Double
) -> Double {
  var (low, high) = (low, high)
  while true {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high || high - low < tolerance { return middle }
    if function(middle) < 0 { low = middle } else { high = middle }
  }
}
