/// The ids of the profiles of one run, so that two patients under one id are noticed.
///
/// Of an id 64 bits are kept, and where it was first met: a registry has many.
struct ProfileIDs {
  /// Where a profile is.
  struct Place: Equatable {
    /// Which of the run's paths.
    let path: Int
    /// The line of a cohort, or 0.
    let line: Int
  }

  private var keys = [UInt64](repeating: 0, count: 64)
  private var places = [UInt64](repeating: 0, count: 64)
  private var count = 0

  /// Where an id was met before, or nil where it is new.
  mutating func earlier(_ id: String, at place: Place) -> Place? {
    earlier(Self.key(of: id), at: place)
  }

  /// Where the id of a key was met before, or nil where it is new.
  mutating func earlier(_ key: UInt64, at place: Place) -> Place? {
    if count * 8 >= keys.count * 7 { grow() }
    let slot = slot(of: key)
    guard keys[slot] == 0 else {
      return Place(path: Int(places[slot] >> 32), line: Int(places[slot] & 0xFFFF_FFFF))
    }
    keys[slot] = key
    places[slot] = UInt64(place.path) << 32 | UInt64(place.line) & 0xFFFF_FFFF
    count += 1
    return nil
  }

  /// What is kept of an id: its hash by Fowler, Noll and Vo, which is the same in every run.
  static func key(of id: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    // The last bits choose the slot.
    hash ^= hash >> 29
    return hash == 0 ? 1 : hash
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldPlaces) = (keys, places)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    places = keys
    for (key, place) in zip(oldKeys, oldPlaces) where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      places[slot] = place
    }
  }
}
