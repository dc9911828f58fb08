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
