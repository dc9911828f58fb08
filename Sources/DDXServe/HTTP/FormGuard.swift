#if Serve

import DDXFHIR
import HTTPTypes
import Hummingbird

/// Reads forms, and lets only those through that this visit's own pages sent.
///
/// Three things are held against each other, since each alone has been got round: the token of the
/// visit, where the browser says that the form came from, and the origin.
struct FormGuard: RouterMiddleware {
  /// The bytes of a form without a file.
  static let formSize = 64 << 10
  /// The bytes of a form with a file in it.
  static let fileSize = FHIRReader.largest

  /// The bytes that a form may have.
  let limit: Int

  func handle(
    _ request: Request, context: ClinicContext,
    next: (Request, ClinicContext) async throws -> Response
  ) async throws -> Response {
    guard request.method == .post else { return try await next(request, context) }
    guard Self.isOwn(request) else { throw Refusal.foreignForm }
    let body = try await request.bytes(upTo: limit)
    guard let form = Form(body, type: request.headers[.contentType] ?? "") else {
      throw Refusal.unreadable
    }
    guard let visit = context.visit, visit.formToken.matches(form["token"] ?? "") else {
      throw Refusal.foreignForm
    }
    var context = context
    context.form = form
    return try await next(request, context)
  }

  /// Whether a browser says that its own page sent it, as far as it says anything.
  static func isOwn(_ request: Request) -> Bool {
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name],
      !["same-origin", "none"].contains(site)
    {
      return false
    }
    guard let origin = request.headers[.origin] else { return true }
    guard let host = request.head.authority else { return false }
    return ["http://\(host)", "https://\(host)"].contains(origin)
  }
}

#endif
