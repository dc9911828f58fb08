#if Serve

@testable import DDXServe
import Foundation
import Synchronization
import Testing

/// What keeps others out, and a patient's data in.
@Suite struct `Security of the pages` {
  @Test func `only names of this machine are answered`() async throws {
    var options = ServeOptions()
    options.allowedHosts = ["clinic.example"]
    try await Served.run(options) { served in
      let port = served.port
      for host in [
        "127.0.0.1:\(port)", "localhost:\(port)", "LOCALHOST.:\(port)", "[::1]:\(port)",
        "clinic.example:\(port)", "clinic.example",
      ] {
        let answer = await Wire.send(
          ["GET /healthz HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"], to: port)
        #expect(answer?.status == 200, "\(host)")
      }
      for lines in [
        "Host: evil.test:\(port)", "Host: 127.0.0.1", "Host: localhost.evil.test:\(port)",
        "Host: 127.0.0.1:\(port + 1)", "Host: 127.0.0.1:\(port)\r\nHost: evil.test", "X: y",
        "Host: evil.test@127.0.0.1:\(port)", "Host:",
      ] {
        let answer = await Wire.send(
          ["GET /healthz HTTP/1.1\r\n\(lines)\r\nConnection: close\r\n\r\n"], to: port)
        #expect(answer?.status == 421 || answer?.status == 400, "\(lines)")
      }
    }
  }

  @Test func `nothing is shown without the key, but the style and the sign of life`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      for path in ["/", "/red-flags", "/patient", "/ask", "/findings", "/report", "/download.xml"] {
        #expect(await browser.get(path)?.status == 401, "\(path)")
      }
      #expect(await browser.get("/open")?.status == 401)
      #expect(await browser.get("/open?key=\(String(repeating: "0", count: 32))")?.status == 401)
      #expect(await browser.get("/static/ddx.css")?.status == 200)
      #expect(await browser.get("/healthz")?.status == 200)
      #expect(await browser.get("/nothing")?.status == 404)
      try await browser.open()
      #expect(await browser.get("/")?.status == 200)
    }
  }

  @Test func `the cookie is out of reach of scripts and other sites`() async throws {
    try await Served.run { served in
      let answer = await Browser(served).get(served.startPath)
      let cookie = try #require(answer?.headers["set-cookie"])
      for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        #expect(cookie.contains(part), "\(cookie)")
      }
      #expect(cookie.hasPrefix("ddx-\(served.port)="))
      #expect(!cookie.contains(served.site.startKey.text))
      #expect(answer?.headers["location"] == "/")
    }
  }

  @Test func `a form counts only when this visit's own page sent it`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      await browser.get("/")
      let token = await browser.token
      let origin = "http://\(served.host)"
      let other = Browser(served)
      try await other.open()
      await other.get("/")
      let foreign = await other.token
      for (headers, sent) in [
        ([:], ""), ([:], foreign), ([:], String(token.dropLast())),
        (["Origin": "http://evil.test"], token), (["Origin": "null"], token),
        (["Origin": "http://127.0.0.1:\(served.port + 1)"], token),
        (["Sec-Fetch-Site": "cross-site"], token), (["Sec-Fetch-Site": "same-site"], token),
      ] as [([String: String], String)] {
        let answer = await browser.post("/session", token: sent, headers)
        #expect(answer?.status == 403, "\(headers)")
      }
      let answer = await browser.post(
        "/session", token: token, ["Origin": origin, "Sec-Fetch-Site": "same-origin"])
      #expect(answer?.status == 303)
    }
  }

  @Test func `nothing is changed by asking for a page`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      for path in ["/session", "/end", "/profile"] {
        #expect(await browser.get(path)?.status == 404, "\(path)")
      }
      await browser.get("/")
      await browser.post("/session")
      await browser.get("/patient")
      await browser.post("/patient", [("id", "p"), ("age", "58"), ("date", "2026-05-10")])
      let before = try #require(await browser.get("/download.xml")?.body)
      for path in [
        "/", "/red-flags?rest=unknown", "/patient?age=70", "/ask?do=back", "/findings?words=hip",
        "/findings/redflag.fever?answer=yes", "/blocks",
        "/blocks/new?procedure=medial-branch-block", "/report", "/plan", "/what-if?age=70",
        "/download.json", served.startPath,
      ] {
        let answer = await browser.get(path)
        #expect(answer?.status == 200 || answer?.status == 303, "\(path)")
        #expect(await browser.get("/download.xml")?.body == before, "\(path)")
      }
    }
  }

  @Test func `no other site may read an answer`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      let cookie = try #require(await browser.cookie)
      for method in ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"] {
        let request = """
          \(method) / HTTP/1.1\r\nHost: \(served.host)\r\nCookie: \(cookie)\r\n\
          Origin: http://evil.test\r\nAccess-Control-Request-Method: POST\r\n\
          Connection: close\r\n\r\n
          """
        let answer = try #require(await Wire.send([request], to: served.port), "\(method)")
        #expect(method == "GET" || (400..<500).contains(answer.status), "\(method)")
        #expect(!answer.headers.keys.contains { $0.hasPrefix("access-control") }, "\(method)")
        #expect(answer.headers["content-security-policy"] != nil, "\(method)")
      }
    }
  }

  @Test func `every answer says what a browser may do with it, errors too`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      var answers = [
        await browser.get("/"), await browser.get("/nothing"), await browser.get("/healthz"),
        await browser.post("/session", token: "x"),
        await Wire.send(["GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n"], to: served.port),
        await Wire.send(["\u{1}\u{2} nonsense\r\n\r\n"], to: served.port),
      ]
      answers.append(await browser.get("/static/ddx.css"))
      for answer in answers {
        let headers = try #require(answer).headers
        let policy = headers["content-security-policy"] ?? ""
        for part in [
          "default-src 'none'", "style-src 'self'", "form-action 'self'", "base-uri 'none'",
          "frame-ancestors 'none'",
        ] {
          #expect(policy.contains(part))
        }
        #expect(headers["x-content-type-options"] == "nosniff")
        #expect(headers["referrer-policy"] == "same-origin")
        #expect(headers["cross-origin-opener-policy"] == "same-origin")
        #expect(headers["cache-control"]?.isEmpty == false)
        #expect(headers["access-control-allow-origin"] == nil)
        #expect(headers["server"] == nil)
      }
      for answer in answers.dropLast() {
        #expect(answer?.headers["cache-control"] == "no-store")
      }
    }
  }

  @Test func `what is too large is refused, said or in pieces`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      await browser.get("/")
      let cookie = try #require(await browser.cookie)
      let large = await browser.post(
        "/session", [("x", String(repeating: "a", count: 70_000))])
      #expect(large?.status == 413)
      let chunk = "4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n"
      let head = """
        POST /session HTTP/1.1\r\nHost: \(served.host)\r\nCookie: \(cookie)\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\
        Connection: close\r\n\r\n
        """
      let pieces = [head] + Array(repeating: chunk, count: 6) + ["0\r\n\r\n"]
      #expect(await Wire.send(pieces, to: served.port)?.status == 413)
      await browser.get("/")
      let file = await browser.upload([UInt8](repeating: 0x20, count: (5 << 20) + 1))
      #expect(file?.status == 413)
      await browser.get("/")
      let smaller = await browser.upload([UInt8](repeating: 0x20, count: 1 << 20))
      #expect(smaller?.status == 422)
      let many = (0...1000).map { ("f\($0)", "1") }
      #expect(await browser.post("/session", many)?.status == 400)
      let header = "X-Long: " + String(repeating: "a", count: 20_000)
      let answer = await Wire.send(
        ["GET / HTTP/1.1\r\nHost: \(served.host)\r\n\(header)\r\n\r\n"], to: served.port)
      #expect(answer == nil || (400..<500).contains(answer?.status ?? 0))
      #expect(await browser.get("/")?.status == 200)
    }
  }

  @Test func `a request that comes a byte at a time is given up`() async throws {
    var options = ServeOptions()
    options.patience = .seconds(2)
    try await Served.run(options) { served in
      let browser = Browser(served)
      try await browser.open()
      let cookie = try #require(await browser.cookie)
      let head = """
        POST /session HTTP/1.1\r\nHost: \(served.host)\r\nCookie: \(cookie)\r\n\
        Content-Length: 400\r\n\r\n
        """
      let drops = Array(repeating: "a", count: 40)
      #expect(await Wire.send([String(head)] + drops, to: served.port, pause: 0.1) == nil)
      let whole = "GET /healthz HTTP/1.1\r\nHost: \(served.host)\r\n\r\n"
      let begun = "GET / HTTP/1.1\r\nX: "
      for (first, piece) in [("", ""), (begun, "a"), (whole, ""), (whole + begun, "a")] {
        #expect(await Wire.ends(after: first, thenSlowly: piece, to: served.port), "\(first)")
      }
      #expect(await browser.get("/")?.status == 200)
    }
  }

  @Test func `answers that nobody reads are given up`() async throws {
    var options = ServeOptions()
    options.patience = .seconds(2)
    try await Served.run(options) { served in
      let request = "GET /static/ddx.css HTTP/1.1\r\nHost: \(served.host)\r\n\r\n"
      #expect(await Wire.endsUnread(request, to: served.port))
    }
  }

  @Test func `a search for very many words is not made`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.begin()
      for words in [
        Array(repeating: "pain", count: 900).joined(separator: "+"),
        String(repeating: "a", count: 8000),
      ] {
        let answer = await browser.get("/findings?words=\(words)")
        #expect(answer?.status == 200)
        #expect(answer?.body.contains("No finding has all of these words") == true)
      }
    }
  }

  @Test func `a visit ends untouched, and too many are refused`() async throws {
    var options = ServeOptions()
    options.visits = 2
    let clock = Clock()
    try await Served.run(options, now: { clock.now }) { served in
      let browser = Browser(served)
      try await browser.open()
      try await Browser(served).open()
      let full = await Browser(served).get(served.startPath)
      #expect(full?.status == 503)
      clock.wait(minutes: 29)
      #expect(await browser.get("/")?.status == 200)
      clock.wait(minutes: 29)
      #expect(await browser.get("/")?.status == 200)
      clock.wait(minutes: 31)
      #expect(await browser.get("/")?.status == 401)
      try await Browser(served).open()
      #expect(served.site.visits.count == 1)
    }
  }

  @Test func `the log has nothing of a patient`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.begin()
      await browser.get("/findings?words=saddle")
      await browser.get("/findings/redflag.fever")
      await browser.get("/nothing/redflag.fever")
      let log = served.log.lines.joined(separator: "\n")
      #expect(log.contains("GET /findings/{code} 200") || log.contains("GET /findings/:code 200"))
      for secret in ["saddle", "fever", "key=", served.site.startKey.text] {
        #expect(!log.contains(secret), "\(log)")
      }
    }
  }

  @Test func `what was typed is shown as it was typed`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.begin()
      let typed = "\"><script>alert(1)</script>"
      let answer = await browser.post("/patient", [("age", typed), ("id", typed)])
      #expect(answer?.status == 422)
      #expect(answer?.body.contains("<script>") == false)
      #expect(answer?.body.contains("&quot;&gt;&lt;script&gt;") == true)
    }
  }

  @Test func `what nobody chooses keeps others out and forgets`() {
    var options = ServeOptions()
    #expect(options.host == "127.0.0.1" && options.isLoopback && options.allowedHosts.isEmpty)
    #expect(options.visits == 50 && options.idle == .seconds(1800))
    #expect(options.patience == .seconds(20) && options.connections == 256)
    options.host = "0.0.0.0"
    #expect(!options.isLoopback)
  }

  /// Starts `ddx serve` on an address that is not called this machine's, and ends it once it serves.
  private static func start(_ arguments: [String]) throws -> (status: Int32, errors: String) {
    let program = Process()
    program.executableURL = Served.products.appending(path: "ddx")
    program.arguments = ["serve", "--port", "0", "--host", "127.0.0.2"] + arguments
    let (output, errors) = (Pipe(), Pipe())
    program.standardOutput = output
    program.standardError = errors
    try program.run()
    if !output.fileHandleForReading.availableData.isEmpty { program.terminate() }
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    program.waitUntilExit()
    return (program.terminationStatus, String(decoding: told, as: UTF8.self))
  }

  @Test func `another address needs a name to be asked for by, and is told to be open`() throws {
    let refused = try Self.start([])
    #expect(refused.status == 64 && refused.errors.contains("--allow-host"))
    let served = try Self.start(["--allow-host", "clinic.example"])
    #expect(served.errors.contains("the connection is not encrypted"))
  }
}

/// A clock that a test moves.
final class Clock: Sendable {
  private let moved = Mutex(Duration.zero)
  private let start = ContinuousClock.now
  var now: ContinuousClock.Instant { start + moved.withLock { $0 } }
  func wait(minutes: Int) { moved.withLock { $0 += .seconds(minutes * 60) } }
}

#endif
