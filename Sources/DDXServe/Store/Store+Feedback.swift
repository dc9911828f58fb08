#if Serve

import DDXCDS
import GRDB

extension Store {
  /// Keeps what became of cards: which, how, and a reason by its code; nothing that anybody wrote.
  ///
  /// - Throws: ``StoreError`` if it can't be kept.
  func keep(_ feedback: CDSFeedback, of service: CDSService) async throws(StoreError) {
    try await changing { database in
      for item in feedback.items {
        try database.execute(
          sql: "INSERT INTO feedback (service, card, outcome, reason) VALUES (?, ?, ?, ?)",
          arguments: [service.rawValue, item.card, item.outcome.rawValue, item.reason])
      }
    }
  }

  /// What was kept of a service: each card with its outcome, and why where that was said.
  func feedback(of service: CDSService) async throws(StoreError) -> [String] {
    try await reading { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT card || ' ' || outcome || coalesce(' ' || reason, '') FROM feedback
          WHERE service = ? ORDER BY number
          """, arguments: [service.rawValue])
    }
  }
}

#endif
