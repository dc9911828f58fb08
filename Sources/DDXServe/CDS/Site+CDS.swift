#if Serve

import DDXCDS
import Hummingbird

/// The services for health records, by CDS Hooks 2.0: no page, no visit and no cookie.
extension Site {
  /// The bytes of a request; assumed.
  static let requestSize = 2 << 20

  func addCDS(
    to router: Router<ClinicContext>, _ cds: CDSOptions, log: @escaping @Sendable (String) -> Void
  ) {
    let advisor = CDSAdvisor(
      rules: clinic.rules, documents: clinic.reader, ranker: clinic.ranker,
      glossary: clinic.glossary)
    let feedback = FeedbackCounts()
    for path in ["/cds-services", "/cds-services/:id", "/cds-services/:id/feedback"] {
      router.on(RouterPath(path), method: .options) { _, _ in
        Response(status: .noContent)
      }
    }
    // What there is to ask for is no secret, and some records look before they sign.
    router.get("/cds-services") { _, _ in Self.json(CDSService.discovery) }
    let asked = router.group()
    if let clients = cds.clients {
      asked.add(
        middleware: ClientGuard(
          clients: clients, used: UsedTokens(), address: cds.publicURL, clock: clock))
    }
    asked.post("/cds-services/:id") { request, context in
      let service = try Self.service(context)
      let bytes = try await Self.body(of: request)
      do throws(CDSFault) {
        return Self.json(
          try advisor.answer(
            bytes, to: service, on: today(), address: cds.publicURL.map { "\($0)/" }))
      } catch {
        return Self.outcome(error)
      }
    }
    asked.post("/cds-services/:id/feedback") { request, context in
      let service = try Self.service(context)
      let bytes = try await Self.body(of: request)
      let told: CDSFeedback
      do throws(CDSFault) {
        told = try CDSFeedback(bytes)
      } catch {
        return Self.outcome(error)
      }
      try await store?.keep(told, of: service)
      let (accepted, overridden) = feedback.add(told, of: service)
      log("feedback \(service.rawValue): \(accepted) accepted, \(overridden) overridden so far")
      return Response(status: .ok)
    }
  }

  /// Whether a request is one of a health record.
  static func isCDS(_ request: Request) -> Bool {
    request.uri.path == "/cds-services" || request.uri.path.hasPrefix("/cds-services/")
  }

  /// What went wrong, as a resource of FHIR.
  static func outcome(_ code: String, _ words: String, _ status: HTTPResponse.Status) -> Response {
    json(CDSFault.outcome(code, words), status)
  }

  private static func outcome(_ fault: CDSFault) -> Response {
    json(fault.outcome, HTTPResponse.Status(code: fault.status))
  }

  private static func service(_ context: ClinicContext) throws -> CDSService {
    guard let service = context.parameters.get("id").flatMap(CDSService.init(rawValue:)) else {
      throw Refusal(
        status: .notFound, title: "There is no such service",
        advice: "GET /cds-services lists those that there are.")
    }
    return service
  }

  /// The bytes of a request of JSON.
  private static func body(of request: Request) async throws -> [UInt8] {
    let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() }
    guard type?.trimmed == "application/json" else {
      throw Refusal(
        status: .unsupportedMediaType, title: "That is not JSON",
        advice: "Send it with the Content-Type application/json.")
    }
    return try await request.bytes(upTo: requestSize)
  }

  private static func json(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

#endif
