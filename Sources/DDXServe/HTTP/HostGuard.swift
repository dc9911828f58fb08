#if Serve

import Hummingbird

/// Lets only requests through that ask for a name of ours.
///
/// A page elsewhere may have its own name lead to this machine; its requests then come with that name,
/// and with the cookie that was set under it. This alone keeps them out.
struct HostGuard: RouterMiddleware {
  /// The port that is listened on.
  let port: ListeningPort
  /// Further names, with a port where it is another.
  let allowed: [String]

  func handle(
    _ request: Request, context: ClinicContext,
    next: (Request, ClinicContext) async throws -> Response
  ) async throws -> Response {
    // A second name is left among the headers.
    guard let host = request.head.authority, hosts.contains(Self.folded(host)),
      !request.headers.contains(where: { $0.name.canonicalName == "host" })
    else {
      throw Refusal(
        status: .misdirectedRequest, title: "This name is not served here",
        advice: "Open the address that `ddx serve` printed; `--allow-host` allows another name.")
    }
    return try await next(request, context)
  }

  private var hosts: Set<String> {
    let port = port.number
    let own = ["localhost", "127.0.0.1", "[::1]"].map { "\($0):\(port)" }
    let named = allowed.map { $0.contains(":") ? $0 : "\($0):\(port)" } + allowed
    return Set((own + named).map(Self.folded))
  }

  /// A name in lower case, without the point that may end it.
  static func folded(_ host: String) -> String {
    let parts = host.lowercased().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return host.lowercased().withoutFinalPoint }
    return "\(String(parts[0]).withoutFinalPoint):\(parts[1])"
  }
}

extension String {
  fileprivate var withoutFinalPoint: String { hasSuffix(".") ? String(dropLast()) : self }
}

#endif
