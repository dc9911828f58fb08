internal import DDXCore

/// The findings of a vocabulary by the bytes of their codes.
///
/// A profile names dozens, and most of the time of making them would go into strings that are made only
/// to be looked up.
final class FindingTable: Sendable {
  private let definitions: [FindingDefinition]
  /// Open places, each the place of a definition or -1; their number is a power of two.
  private let places: [Int32]

  /// Creates a table of the codes in use; earlier codes are not among them.
  init(_ vocabulary: Vocabulary) {
    definitions = vocabulary.findings
    var size = 64
    while size < definitions.count * 2 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    for (index, definition) in definitions.enumerated() {
      var place = Self.hash(of: definition.code.name.utf8) & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(index)
    }
    self.places = places
  }

  /// The definition of a code, or nil where none has it now; of two the first.
  subscript(code: ArraySlice<UInt8>) -> FindingDefinition? {
    var place = Self.hash(of: code) & (places.count - 1)
    while places[place] >= 0 {
      let definition = definitions[Int(places[place])]
      if definition.code.name.utf8.elementsEqual(code) { return definition }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// The hash of Fowler, Noll and Vo: the codes are ours, and nobody can choose them to collide.
  private static func hash(of bytes: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
