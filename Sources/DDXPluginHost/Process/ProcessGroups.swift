#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import Synchronization

/// The process groups of the running programs, so that none outlives this process.
///
/// They are killed when it exits and when a signal ends it. A signal handler may neither allocate
/// nor lock, so the groups stand in a fixed table of atomic numbers.
enum ProcessGroups {
  /// The most groups that there can be.
  static let limit = 256

  // Written through atomics only.
  private nonisolated(unsafe) static let slots: UnsafeMutablePointer<Atomic<Int32>> = {
    let slots = UnsafeMutablePointer<Atomic<Int32>>.allocate(capacity: limit)
    for index in 0..<limit { (slots + index).initialize(to: Atomic(0)) }
    return slots
  }()

  private static let watch: Void = {
    atexit { ProcessGroups.killAll() }
    for number in [SIGHUP, SIGINT, SIGTERM] {
      let before = signal(number, endByAgain)
      // Whoever handles or ignores the signal goes on doing so.
      if let before, unsafeBitCast(before, to: Int.self) != 0 { signal(number, before) }
    }
  }()

  /// Notes a group; false where there are too many.
  static func add(_ group: Int32) -> Bool {
    _ = slots
    watch
    for index in 0..<limit {
      let slot = slots + index
      if slot.pointee.compareExchange(expected: 0, desired: group, ordering: .relaxed).exchanged {
        return true
      }
    }
    return false
  }

  /// Forgets a group that has ended.
  static func remove(_ group: Int32) {
    for index in 0..<limit {
      let slot = slots + index
      if slot.pointee.compareExchange(expected: group, desired: 0, ordering: .relaxed).exchanged {
        return
      }
    }
  }

  /// Kills every group; may be called from a signal handler.
  static func killAll() {
    for index in 0..<limit {
      let group = (slots + index).pointee.load(ordering: .relaxed)
      if group > 0 { _ = kill(-group, SIGKILL) }
    }
  }
}

/// Ends the programs, then this process by the same signal.
private func endByAgain(_ number: Int32) {
  ProcessGroups.killAll()
  signal(number, SIG_DFL)
  raise(number)
}
