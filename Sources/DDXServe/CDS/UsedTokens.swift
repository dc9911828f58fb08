#if Serve

import Synchronization

/// The tokens that were used, as long as they would be believed again.
final class UsedTokens: Sendable {
  private let until = Mutex<[String: Double]>([:])

  /// Takes a token, or says that it was used before.
  func take(_ token: ClientToken, at now: Double) -> Bool {
    let end = min(token.expires, token.issued + ClientKeys.freshness)
    return until.withLock { until in
      until = until.filter { $0.value >= now }
      return until.updateValue(end, forKey: "\(token.issuer)\n\(token.id)") == nil
    }
  }
}

#endif
