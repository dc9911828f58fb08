#if Serve

import Hummingbird

extension Request {
  /// What was sent with the request.
  ///
  /// - Throws: ``Refusal`` where it is said to be larger, or is.
  func bytes(upTo limit: Int) async throws -> [UInt8] {
    if let length = headers[.contentLength].flatMap(Int.init), length > limit {
      throw Refusal.tooLarge(limit)
    }
    do {
      return Array(try await body.collect(upTo: limit).readableBytesView)
    } catch {
      throw Refusal.tooLarge(limit)
    }
  }
}

#endif
