#if Serve

import Synchronization
import UnixSignals

/// The health records that may ask; their keys can be replaced while the server runs.
public final class CDSClients: Sendable {
  private let current: Mutex<ClientKeys>

  /// Creates the clients of a file of keys.
  public init(_ keys: ClientKeys) { current = Mutex(keys) }

  /// The keys in force.
  var keys: ClientKeys { current.withLock { $0 } }

  /// Replaces the keys whenever the process receives SIGHUP, until the task is cancelled.
  ///
  /// - Parameter read: Reads the keys again; nil leaves the present ones in force.
  public func renew(_ read: @Sendable () async -> ClientKeys?) async {
    for await _ in await UnixSignalsSequence(trapping: .sighup) {
      if let keys = await read() { current.withLock { $0 = keys } }
    }
  }
}

#endif
