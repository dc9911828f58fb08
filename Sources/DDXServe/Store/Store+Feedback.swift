#if Serve

import DDXCDS
import GRDB

extension Store {
  /// Keeps what became of cards: which, how, and a reason by its code; nothing that anybody wrote.
  ///
  /// - Throws: What SQLite says.
  func keep(_ feedback: CDSFeedback, of service: CDSService) async throws {
    try await database.write { database in
      for item in feedback.items {
        try database.execute(
          sql: "INSERT INTO feedback (service, card, outcome, reason) VALUES (?, ?, ?, ?)",
          arguments: [service.rawValue, item.card, item.outcome.rawValue, item.reason])
      }
    }
  }

  /// What was kept of a service: each card with its outcome, and why where that was said.
  func feedback(of service: CDSService) async throws -> [String] {
    try await database.read { database in
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
