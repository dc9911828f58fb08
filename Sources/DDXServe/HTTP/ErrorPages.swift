#if Serve

import Hummingbird

/// Makes a page of every error, which says what to do and nothing of the inside; a detour is one too.
struct ErrorPages: RouterMiddleware {
  /// Makes the page.
  let page: @Sendable (Refusal, Request) -> Response

  func handle(
    _ request: Request, context: ClinicContext,
    next: (Request, ClinicContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let detour as Detour {
      return .redirect(to: detour.address, type: .normal)
    } catch let refusal as Refusal {
      return page(refusal, request)
    } catch let error as StoreError {
      return page(.noStore(error), request)
    } catch let error as any HTTPResponseError {
      return page(
        error.status == .notFound
          ? .notFound
          : Refusal(
            status: error.status, title: "That did not work",
            advice: "Nothing was changed. Go back to the start and try again."),
        request)
    } catch {
      return page(
        Refusal(
          status: .internalServerError, title: "Something went wrong in ddx",
          advice: "Nothing was changed. Save the profile, and go back to the start."),
        request)
    }
  }
}

#endif
