#if Serve

import DDXCDS
import Synchronization

/// How many cards of each service were followed and not, since the program began.
final class FeedbackCounts: Sendable {
  private let counts = Mutex<[CDSService: (accepted: Int, overridden: Int)]>([:])

  /// Adds feedback, and says how much there is of the service.
  func add(_ feedback: CDSFeedback, of service: CDSService) -> (accepted: Int, overridden: Int) {
    counts.withLock { counts in
      var count = counts[service] ?? (0, 0)
      for item in feedback.items {
        switch item.outcome {
        case .accepted: count.accepted += 1
        case .overridden: count.overridden += 1
        }
      }
      counts[service] = count
      return count
    }
  }
}

#endif
