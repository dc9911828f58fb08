#if Serve

import Hummingbird

/// Tells each request: how, which kind of page, with what outcome, how long it took.
///
/// Nothing that a patient's data may be in: no path, only its pattern, no query, no body.
struct AccessLog: RouterMiddleware {
  /// The console to report to.
  let tell: @Sendable (String) -> Void

  func handle(
    _ request: Request, context: ClinicContext,
    next: (Request, ClinicContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let took = (ContinuousClock.now - start).components
    let milliseconds = took.seconds * 1000 + took.attoseconds / 1_000_000_000_000_000
    tell(
      "\(request.method) \(context.endpointPath ?? "-") \(response.status.code) \(milliseconds) ms")
    return response
  }
}

#endif
