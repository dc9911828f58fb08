/// The Secure Hash Algorithm with 256 bits [FIPS 180-4].
///
/// Digests name documents in output; nothing here is secret. A library would cost more to build
/// than these lines.
package enum SHA256 {
  /// The digest of some bytes, in hexadecimal.
  package static func hexadecimal(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 64) { buffer in
      var index = 0
      for word in words(of: bytes) {
        for shift in stride(from: 28, through: 0, by: -4) {
          buffer[index] = digits[Int((word >> UInt32(shift)) & 15)]
          index += 1
        }
      }
      return 64
    }
  }

  /// A UUID that follows from a text: of version 8, so what it is made of is nobody's but ours
  /// [RFC 9562].
  package static func uuid(of text: String) -> String {
    let digits = Array(Array(text.utf8).withUnsafeBufferPointer { hexadecimal(of: $0) })
    let parts = [
      String(digits[0..<8]), String(digits[8..<12]), "8" + String(digits[13..<16]),
      "8" + String(digits[17..<20]), String(digits[20..<32]),
    ]
    return parts.joined(separator: "-")
  }

  /// The eight words of the digest.
  private static func words(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
      0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    let whole = bytes.count / 64 * 64
    // What is left over, a 1 bit, and the length in bits in the last eight bytes of a block.
    var tail = Array(bytes[whole...]) + [0x80]
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      roundConstants.withUnsafeBufferPointer { constants in
        for start in stride(from: 0, to: whole, by: 64) {
          mix(UnsafeBufferPointer(rebasing: bytes[start..<start + 64]), &state, schedule, constants)
        }
        tail.withUnsafeBufferPointer { tail in
          for start in stride(from: 0, to: tail.count, by: 64) {
            mix(
              UnsafeBufferPointer(rebasing: tail[start..<start + 64]), &state, schedule, constants)
          }
        }
      }
    }
    return state
  }

  /// Works one block of 64 bytes into the state.
  private static func mix(
    _ block: UnsafeBufferPointer<UInt8>, _ state: inout [UInt32],
    _ schedule: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
  ) {
    func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
      word &>> count | word &<< (32 &- count)
    }
    for index in 0..<16 {
      let at = index &* 4
      schedule[index] =
        UInt32(block[at]) &<< 24 | UInt32(block[at &+ 1]) &<< 16
        | UInt32(block[at &+ 2]) &<< 8 | UInt32(block[at &+ 3])
    }
    for index in 16..<64 {
      let (near, far) = (schedule[index &- 2], schedule[index &- 15])
      let low = rotated(far, 7) ^ rotated(far, 18) ^ far &>> 3
      let high = rotated(near, 17) ^ rotated(near, 19) ^ near &>> 10
      schedule[index] = schedule[index &- 16] &+ low &+ schedule[index &- 7] &+ high
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let sumE = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ sumE &+ choice &+ constants[index] &+ schedule[index]
      let sumA = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ sumA &+ majority)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// The fractions of the cube roots of the first 64 primes.
  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1,
    0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
    0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
    0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147,
    0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
    0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
    0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
    0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
