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

/// Where an increasing function crosses zero between two ends, or the nearer end: Newton's method held between
/// the ends, to a few of the last bits.
func crossing(
  from least: Double, to most: Double, near start: Double,
  of function: (Double) -> (value: Double, slope: Double)
) -> Double {
  var (low, high) = (least, most)
  var (hasTriedLow, hasTriedHigh) = (false, false)
  var place = min(max(start, least), most)
  for step in 0..<200 {
    let (value, slope) = function(place)
    if value == 0 || (value < 0 && place == most) || (value > 0 && place == least) { return place }
    if value < 0 { low = place } else { high = place }
    let change = value / slope
    if abs(change) <= 2 * place.ulp { return min(max(place - change, least), most) }
    var next = place - change
    if !(next > low && next < high) || step % 16 == 15 {
      // What steps over an end that was not tried yet tries it.
      if value < 0, high == most, !hasTriedHigh {
        (next, hasTriedHigh) = (most, true)
      } else if value > 0, low == least, !hasTriedLow {
        (next, hasTriedLow) = (least, true)
      } else {
        next = low + (high - low) / 2
        if next <= low || next >= high { return next }
      }
    }
    place = next
  }
  return place
}
