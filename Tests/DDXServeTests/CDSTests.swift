#if Serve

import DDXCDS
@testable import DDXServe
import Foundation
import Testing

/// How health records are answered over the wire.
@Suite struct `Services for health records` {
  private static func run(
    _ cds: CDSOptions = CDSOptions(), store: Store? = nil,
    _ body: @escaping @Sendable (Served) async throws -> Void
  ) async throws {
    var options = ServeOptions()
    options.cds = cds
    try await Served.run(options, store: store, clock: { RecordClient.now }, body)
  }

  private static let path = "/cds-services/ddx-injection-review"

  private static func isOutcome(_ answer: Wire.Answer?) -> Bool {
    answer?.headers["content-type"] == "application/json"
      && answer?.body.contains("\"OperationOutcome\"") == true
  }

  @Test func `there are none unless they were asked for`() async throws {
    try await Served.run { served in
      let answer = await RecordRequest.send("", to: "/cds-services", served, method: "GET")
      #expect(answer?.status == 404)
      #expect(await RecordRequest.send("{}", to: Self.path, served)?.status == 404)
    }
  }

  @Test func `a red flag stops an order without cookie, key or form`() async throws {
    try await Self.run { served in
      let found = await RecordRequest.send("", to: "/cds-services", served, method: "GET")
      #expect(found?.status == 200 && found?.body == CDSService.discovery)
      let request = try RecordRequest.order("cauda-equina", served.site.clinic)
      let answer = try #require(await RecordRequest.send(request, to: Self.path, served))
      #expect(answer.status == 200 && answer.headers["content-type"] == "application/json")
      #expect(answer.body.contains("\"critical\"") && answer.body.contains("ServiceRequest/o-1"))
      #expect(answer.headers["cache-control"] == "no-store")
      #expect(answer.headers["set-cookie"] == nil)
      #expect(answer.headers["access-control-allow-origin"] == nil)
      // A page elsewhere may send a form, and gets no further than its type.
      let form = await RecordRequest.send(
        request, to: Self.path, served, ["Content-Type": "text/plain"])
      #expect(form?.status == 415 && Self.isOutcome(form))
    }
  }

  @Test func `what is wrong is told as a resource, and nothing of the patient`() async throws {
    try await Self.run { served in
      let whole = try RecordRequest.order("clear-facet", served.site.clinic)
      for (text, path, status) in [
        (whole, "/cds-services/nothing", 404), (whole, "/cds-services/nothing/feedback", 404),
        (whole, "/cds-services/ddx-back-pain", 400), ("{\"hook\":", Self.path, 400),
        (whole.replacing("1960-03-02", with: "1960-99-77"), Self.path, 422),
        (whole.replacing("birthDate", with: "b").replacing("/age", with: "/a"), Self.path, 412),
        (whole.replacing("\"id\":\"12-b\"", with: "\"id\":\"13\""), Self.path, 422),
        (String(repeating: " ", count: 2 << 20) + "{}", Self.path, 413),
      ] {
        let answer = await RecordRequest.send(text, to: path, served)
        #expect(answer?.status == status, "\(path) \(answer?.status ?? 0)")
        #expect(Self.isOutcome(answer))
        for secret in ["Secret", "1960", "12-b"] {
          #expect(answer?.body.contains(secret) == false, "\(secret)")
        }
      }
      let log = served.log.lines.joined(separator: "\n")
      #expect(log.contains("POST /cds-services/{id} 422 "))
      for secret in ["Secret", "1960", "12-b", "injection"] { #expect(!log.contains(secret)) }
    }
  }

  @Test func `only names of this machine are answered`() async throws {
    try await Self.run { served in
      let request = try RecordRequest.order("clear-facet", served.site.clinic)
      let answer = await RecordRequest.send(
        request, to: Self.path, served, ["Host": "evil.test:\(served.port)"])
      #expect(answer?.status == 421)
    }
  }

  @Test func `an answer is read by the pages of one origin, errors too`() async throws {
    var cds = CDSOptions()
    cds.origins = ["https://ehr.example"]
    try await Self.run(cds) { served in
      for (method, path, status) in [
        ("OPTIONS", Self.path, 204), ("OPTIONS", Self.path + "/feedback", 204),
        ("GET", "/cds-services", 200), ("POST", Self.path, 400), ("POST", "/cds-services/x", 404),
      ] {
        let answer = await RecordRequest.send(
          method == "POST" ? "{}" : "", to: path, served, ["Origin": "https://ehr.example"],
          method: method)
        #expect(answer?.status == status, "\(method) \(path)")
        #expect(answer?.headers["access-control-allow-origin"] == "https://ehr.example")
        #expect(answer?.headers["vary"] == "Origin")
        #expect(answer?.headers["access-control-allow-credentials"] == nil)
        #expect(
          (answer?.headers["access-control-allow-headers"] == "Authorization, Content-Type")
            == (method == "OPTIONS"))
        for origin in ["https://ehr.example.evil.test", "null", "http://ehr.example"] {
          let other = await RecordRequest.send(
            "", to: path, served, ["Origin": origin], method: method)
          #expect(other?.headers["access-control-allow-origin"] == nil, "\(origin)")
        }
      }
      let page = await RecordRequest.send(
        "", to: "/healthz", served, ["Origin": "https://ehr.example"], method: "GET")
      #expect(page?.headers["access-control-allow-origin"] == nil)
    }
  }

  @Test func `feedback is counted, and kept only on request`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ddx-feedback-\(UUID().uuidString)"
    ).path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let card = "4e0a3a1e-3283-4575-ab82-028d55fe2719"
    let text = """
      {"feedback":[{"card":"\(card)","outcome":"overridden","outcomeTimestamp":"2026-05-10T10:05:31Z",
      "overrideReason":{"reason":{"system":\
      "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes","code":"patient-refuses"},
      "userComment":"Ms Secret"}}]}
      """
    let store = try Store(folder: folder)
    try await Self.run(store: store) { served in
      for _ in 0..<2 {
        let answer = await RecordRequest.send(text, to: Self.path + "/feedback", served)
        #expect(answer?.status == 200 && answer?.body == "")
      }
      let wrong = await RecordRequest.send("{}", to: Self.path + "/feedback", served)
      #expect(wrong?.status == 400 && Self.isOutcome(wrong))
      #expect(
        served.log.lines.contains("feedback ddx-injection-review: 0 accepted, 2 overridden so far"))
    }
    #expect(
      try await store.feedback(of: .injectionReview)
        == Array(repeating: "\(card) overridden patient-refuses", count: 2))
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
      #expect(bytes.firstRange(of: Data("Secret".utf8)) == nil)
    }
  }

  @Test func `a client is let in by its key, once`() async throws {
    let client = try RecordClient()
    var cds = CDSOptions()
    cds.clients = CDSClients(try await ClientKeys(Array(client.file().utf8)))
    cds.publicURL = "https://ddx.example/at"
    try await Self.run(cds) { served in
      let request = try RecordRequest.order("cauda-equina", served.site.clinic)
      let address = "https://ddx.example/at" + Self.path
      func status(_ token: String?, to path: String = Self.path) async -> Int? {
        let headers = token.map { ["Authorization": "Bearer \($0)"] } ?? [:]
        let answer = await RecordRequest.send(request, to: path, served, headers)
        if answer?.status == 401 {
          #expect(Self.isOutcome(answer))
          #expect(
            answer?.headers["www-authenticate"]
              == (token == nil ? "Bearer" : "Bearer error=\"invalid_token\""))
        }
        return answer?.status
      }
      let good = try await client.token(RecordClient.claims(address))
      #expect(await status(good) == 200)
      #expect(await status(good) == 401)
      #expect(await status(try await client.token(RecordClient.claims(address), kid: "rsa")) == 200)
      #expect(await status(nil) == 401)
      #expect(await status("x.y.z") == 401)
      // One key is one door: another path is another address.
      let feedback = try await client.token(RecordClient.claims(address + "/feedback"))
      #expect(await status(feedback) == 401)
      #expect(await status(feedback, to: Self.path + "/feedback") == 400)
      // What there is to ask for is open.
      let found = await RecordRequest.send("", to: "/cds-services", served, method: "GET")
      #expect(found?.status == 200)
      let log = served.log.lines.joined(separator: "\n")
      #expect(!log.contains(good) && !log.contains("ehr.example"))
    }
  }
}

#endif
