#if Serve

import HTTPTypes
import Hummingbird

/// Lets pages of the origins that were named read answers, also errors; of no others, and nothing but
/// the services for health records.
struct CrossOrigin: RouterMiddleware {
  /// The origins, each exactly as browsers send it.
  let origins: [String]

  func handle(
    _ request: Request, context: ClinicContext,
    next: (Request, ClinicContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    guard Site.isCDS(request) else { return response }
    response.headers[.vary] = "Origin"
    guard let origin = request.headers[.origin], origins.contains(origin) else { return response }
    response.headers[.accessControlAllowOrigin] = origin
    if request.method == .options {
      response.headers[.accessControlAllowMethods] = "GET, POST, OPTIONS"
      response.headers[.accessControlAllowHeaders] = "Authorization, Content-Type"
      response.headers[.accessControlMaxAge] = "600"
    }
    return response
  }
}

#endif
