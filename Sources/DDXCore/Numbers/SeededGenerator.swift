/// SplitMix64 [Steele2014]: the same numbers on every machine, for samples that can be repeated.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Creates a generator; one seed gives one sequence.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0 ..< bound, without bias.
  package mutating func below(_ bound: Int) -> Int {
    let bound = UInt64(bound)
    let limit = UInt64.max - UInt64.max % bound
    while true {
      let number = next()
      if number < limit { return Int(number % bound) }
    }
  }

  /// A number in 0 ..< 1, in steps of 2⁻⁵³.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something of a probability happens.
  package mutating func happens(_ probability: Double) -> Bool { unit() < probability }

  /// A place among weights, with a probability in proportion to each; they are not all 0.
  package mutating func place(among weights: some Collection<Double>) -> Int {
    var rest = unit() * weights.reduce(0, +)
    var last = 0
    for (place, weight) in weights.enumerated() where weight > 0 {
      if rest < weight { return place }
      rest -= weight
      last = place
    }
    return last
  }

  /// The generator of one thing among many: its numbers depend on the seed and on the key only.
  package init(seed: UInt64, _ key: UInt64) {
    var mixer = SeededGenerator(seed: seed ^ key &* 0xD6E8_FEB8_6659_FD93)
    self.init(seed: mixer.next())
  }

  /// The generator of one occurrence of one thing: its numbers depend on the seed and on both keys only.
  package init(seed: UInt64, _ first: UInt64, _ second: UInt64) {
    self.init(seed: Self(seed: seed, first).state, second)
  }

  /// A key for a name, the same on every machine [Noll2012].
  package static func key(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// The places 0 ..< count in an order drawn at random [Fisher1938].
  package mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, below(last + 1))
    }
    return order
  }
}
