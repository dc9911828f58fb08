#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The natural logarithm.
package func logarithm(_ value: Double) -> Double { log(value) }

/// The exponential.
package func exponential(_ value: Double) -> Double { exp(value) }

/// log(1 + x), exact near 0.
func logOnePlus(_ value: Double) -> Double { log1p(value) }

/// The logarithm of the gamma function, for values above 0.
func logGamma(_ value: Double) -> Double { lgamma(value) }

/// The cosine of an angle in radians.
package func cosine(_ angle: Double) -> Double { cos(angle) }
