#if Serve

import Hummingbird

/// What is there for everybody who asks under a name of ours.
extension Site {
  func addOpenPages(to router: Router<ClinicContext>) {
    router.get("/healthz") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(string: "ok\n")))
    }
    router.get("/static/ddx.css") { _, _ in
      Self.cached(style, type: "text/css; charset=utf-8")
    }
    router.get("/static/ddx.svg") { _, _ in Self.cached(Self.icon, type: "image/svg+xml") }
    router.get("/open") { request, _ in
      guard startKey.matches(Form(query: request.uri.query)["key"] ?? "") else {
        throw Refusal.noVisit
      }
      // Who opens the printed address once more goes on with the patient in work.
      if let token = request.cookies[port.cookie]?.value, visits.visit(token) != nil {
        return redirect(to: "/")
      }
      guard let visit = visits.begin() else {
        throw Refusal(
          status: .serviceUnavailable, title: "Too many visits at once",
          advice: "\(options.visits) visits are open. End one, or come back when one has ended.")
      }
      var response = redirect(to: "/")
      response.setCookie(
        Cookie(
          name: port.cookie, value: visit.token.text, path: "/", httpOnly: true, sameSite: .strict))
      return response
    }
  }

  /// What never holds a patient's data, and may be kept by the browser.
  private static func cached(_ text: String, type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "private, max-age=600"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// The picture in the tab of the browser.
  private static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" \
    fill="#2f6f9f"/><path d="M3 12h10M3 8h7M3 4h4" stroke="#fff" stroke-width="2"/></svg>
    """
}

#endif
