import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Range<Int> {
  /// Works on the range in several parts at the same time and waits for all of them.
  ///
  /// - Parameters:
  ///   - parts: How many parts, 1 at least; of nearly the same size, and never more than there are numbers.
  ///   - work: What is done with a part; called on any thread.
  /// - Returns: The result for each part, in the order of the range.
  package func inParts<Output: Sendable>(
    _ parts: Int, _ work: @escaping @Sendable (Range<Int>) -> Output
  ) -> [Output] {
    let count = Swift.max(1, Swift.min(parts, self.count))
    let bounds = (0...count).map { lowerBound + self.count * $0 / count }
    let others = (1..<count).map { part in
      Part { work(bounds[part]..<bounds[part + 1]) }
    }
    let first = work(bounds[0]..<bounds[1])
    return [first] + others.map { $0.result() }
  }
}

/// A piece of work on a thread of its own; where the system gives no thread, it is done when its result is asked for.
private final class Part<Output: Sendable>: Sendable {
  private let output = Mutex<Output?>(nil)
  private let work: @Sendable () -> Output
  private let thread = Mutex<pthread_t?>(nil)

  init(_ work: @escaping @Sendable () -> Output) {
    self.work = work
    let box = Unmanaged.passRetained(Errand { [self] in run() })
    let started = startThread(box.toOpaque())
    if started == nil { box.release() }
    thread.withLock { $0 = started }
  }

  private func run() {
    let result = work()
    output.withLock { $0 = result }
  }

  /// Waits for the result.
  func result() -> Output {
    if let thread = thread.withLock({ $0 }) { pthread_join(thread, nil) }
    return output.withLock { $0 } ?? work()
  }
}

/// Something to do, as a thread is given it.
private final class Errand {
  let run: () -> Void

  init(_ run: @escaping () -> Void) { self.run = run }
}

/// Starts a thread on an ``Errand``; nil where the system gives none.
private func startThread(_ errand: UnsafeMutableRawPointer) -> pthread_t? {
  #if canImport(Darwin)
    var thread: pthread_t?
    let code = pthread_create(
      &thread, nil,
      {
        Unmanaged<Errand>.fromOpaque($0).takeRetainedValue().run()
        return nil
      }, errand)
    return code == 0 ? thread : nil
  #else
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      {
        if let errand = $0 { Unmanaged<Errand>.fromOpaque(errand).takeRetainedValue().run() }
        return nil
      }, errand)
    return code == 0 ? thread : nil
  #endif
}
