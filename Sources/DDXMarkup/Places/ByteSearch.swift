extension UnsafeBufferPointer<UInt8> {
  /// How many bytes of a range are a certain one, sixteen looked at a time.
  func count(of byte: UInt8, in range: Range<Int>) -> Int {
    guard let start = UnsafeRawPointer(baseAddress) else { return 0 }
    var (index, found) = (range.lowerBound, 0)
    while index + 16 <= range.upperBound {
      let isFound = start.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self) .== byte
      found += Int(SIMD16<UInt8>(repeating: 0).replacing(with: 1, where: isFound).wrappedSum())
      index += 16
    }
    while index < range.upperBound {
      if self[index] == byte { found += 1 }
      index += 1
    }
    return found
  }

  /// The last place of a byte at a place or before it; 0 where there is none.
  func place(of byte: UInt8, upTo last: Int) -> Int {
    guard let start = UnsafeRawPointer(baseAddress) else { return 0 }
    var index = last
    while index >= 16 {
      let bytes = start.loadUnaligned(fromByteOffset: index - 15, as: SIMD16<UInt8>.self)
      if any(bytes .== byte) { break }
      index -= 16
    }
    while index > 0, self[index] != byte { index -= 1 }
    return index
  }
}
