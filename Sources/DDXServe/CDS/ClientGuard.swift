#if Serve

import Hummingbird

/// Lets only requests through that a client of the file of keys has signed.
struct ClientGuard: RouterMiddleware {
  /// The clients.
  let clients: CDSClients
  /// What was used.
  let used: UsedTokens
  /// Where others reach this server, without a slash at its end; nil for the name that was asked for.
  let address: String?
  /// The time, in seconds since 1970.
  let clock: @Sendable () -> Double

  func handle(
    _ request: Request, context: ClinicContext,
    next: (Request, ClinicContext) async throws -> Response
  ) async throws -> Response {
    do throws(TokenFault) {
      try await check(request)
    } catch {
      var refusal = Site.outcome("login", "not let in: \(error.message)", .unauthorized)
      // Without a token there is no error to name [RFC 6750].
      refusal.headers[.wwwAuthenticate] =
        error == .missing ? "Bearer" : "Bearer error=\"invalid_token\""
      return refusal
    }
    return try await next(request, context)
  }

  private func check(_ request: Request) async throws(TokenFault) {
    guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ")
    else { throw .missing }
    let now = clock()
    let base = address ?? "http://\(request.head.authority ?? "")"
    let token = try await clients.keys.checked(
      String(header.dropFirst(7)), for: base + request.uri.path, at: now)
    guard used.take(token, at: now) else { throw .replayed }
  }
}

#endif
