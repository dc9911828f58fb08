#if Serve

import Hummingbird

/// Lets only requests through that show a visit.
struct VisitGuard: RouterMiddleware {
  /// The visits that go on.
  let visits: Visits
  /// The port that is listened on, which the cookie is named for.
  let port: ListeningPort

  func handle(
    _ request: Request, context: ClinicContext,
    next: (Request, ClinicContext) async throws -> Response
  ) async throws -> Response {
    guard let token = request.cookies[port.cookie]?.value, let visit = visits.visit(token) else {
      throw Refusal.noVisit
    }
    var context = context
    context.visit = visit
    return try await next(request, context)
  }
}

#endif
