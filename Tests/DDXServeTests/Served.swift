#if Serve

import DDXCommands
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports
import Foundation
@testable import DDXServe
import Synchronization
import Testing

/// A server on a port of its own, for the time of a test.
struct Served: Sendable {
  let port: Int
  let site: DDXServe.Site
  let log: Log

  /// What the server told.
  final class Log: Sendable {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { $0 } }
    func take(_ line: String) { kept.withLock { $0.append(line) } }
  }

  /// The house edition with everything it uses.
  static func clinic(_ name: String = "ddx@2026.2") throws -> Clinic {
    let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    let rules = try reader.protocol(#require(Shipped.protocol(named: name))).value
    let modules = try standardModules.compactMap { factory -> LoadedModule? in
      guard let edition = rules.evidenceEditions[factory.source] else { return nil }
      let document = factory.documents.first { $0.path.hasSuffix("/\(edition).xml") }
      let table = try reader.evidence(DocumentFile(#require(document))).value
      return LoadedModule(source: try factory.make(evidence: table), table: table)
    }
    let ending = "/\(try #require(rules.evidenceEditions[.other])).xml"
    let other = Shipped.otherEvidence.first { $0.name.hasSuffix(ending) }
    let table = try reader.evidence(#require(other)).value
    return Clinic(
      rules: rules, reader: reader,
      ranker: try Ranker(
        rules: rules, vocabulary: reader.vocabulary, modules: modules, other: table),
      glossary: Glossary(
        vocabulary: reader.vocabulary, modules: modules, other: table, rules: rules),
      tables: modules.compactMap(\.table))
  }

  /// Serves while something is done.
  static func run(
    _ options: ServeOptions = ServeOptions(), store: Store? = nil,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
    clock: @escaping @Sendable () -> Double = { 0 },
    _ body: @escaping @Sendable (Served) async throws -> Void
  ) async throws {
    var options = options
    options.port = 0
    let site = try DDXServe.Site(
      clinic(), options, store: store, today: { CalendarDate(year: 2026, month: 5, day: 10) },
      now: now, clock: clock)
    let log = Log()
    let server = Server(site: site, log: log.take)
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: OwnThreads()) {
        try await server.run { continuation.yield($0) }
      }
      group.addTask {
        for await port in ports {
          try await body(Served(port: port, site: site, log: log))
          return
        }
      }
      _ = try await group.next()
      group.cancelAll()
    }
  }

  /// The name and port that requests ask for.
  var host: String { "127.0.0.1:\(port)" }

  /// The path that begins a visit.
  var startPath: String { "/open?key=\(site.startKey.text)" }

  /// Where the tests were built, and `ddx` beside them.
  static let products =
    (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
    .resolvingSymlinksInPath().deletingLastPathComponent()
}

/// A browser that knows cookies and forms, and no more.
actor Browser {
  private let port: Int
  private let startPath: String
  private(set) var cookie: String?
  private(set) var page = ""

  init(_ served: Served) {
    port = served.port
    startPath = served.startPath
  }

  /// A browser for a server that runs elsewhere.
  init(port: Int) {
    self.port = port
    startPath = ""
  }

  /// Begins a visit.
  func open(_ path: String? = nil) async throws {
    let answer = try #require(await get(path ?? startPath))
    #expect(answer.status == 303)
    cookie = answer.headers["set-cookie"]?.split(separator: ";").first.map(String.init)
  }

  /// Begins a visit and a patient.
  func begin() async throws {
    try await open()
    await get("/")
    await post("/session")
  }

  @discardableResult
  func get(_ path: String, _ headers: [String: String] = [:]) async -> Wire.Answer? {
    let answer = await Wire.send([request("GET", path, headers, "")], to: port)
    page = answer?.body ?? ""
    return answer
  }

  /// Sends a form, with the token of the page before unless said otherwise, and follows.
  @discardableResult
  func post(
    _ path: String, _ fields: [(String, String)] = [], token: String? = nil,
    _ headers: [String: String] = [:]
  ) async -> Wire.Answer? {
    let all = [("token", token ?? self.token)] + fields
    let body = all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    let form = ["Content-Type": "application/x-www-form-urlencoded"]
    let answer = await Wire.send(
      [request("POST", path, form.merging(headers) { $1 }, body)], to: port)
    if answer?.status == 303, let next = answer?.headers["location"] {
      _ = await get(next)
    } else {
      page = answer?.body ?? ""
    }
    return answer
  }

  /// Sends the form of the start page with a file in it.
  func upload(_ bytes: [UInt8]) async -> Wire.Answer? {
    let body = """
      --b\r\nContent-Disposition: form-data; name="token"\r\n\r\n\(token)\r\n\
      --b\r\nContent-Disposition: form-data; name="file"; filename="p.xml"\r\n\r\n
      """
    let whole = Array(body.utf8) + bytes + Array("\r\n--b--\r\n".utf8)
    let head = """
      POST /profile HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie ?? "")\r\n\
      Content-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n\
      Content-Length: \(whole.count)\r\n\r\n
      """
    return await Wire.send(bytes: Array(head.utf8) + whole, to: port)
  }

  /// What a form of the page holds, as it is sent when nobody touches it.
  ///
  /// - Parameter path: Where the form is sent to.
  /// - Returns: The names and values; none where the page has no such form.
  func fields(of path: String) -> [(String, String)] {
    guard let start = page.range(of: "<form method=\"post\" action=\"\(path)\""),
      let end = page.range(of: "</form>", range: start.upperBound..<page.endIndex)
    else { return [] }
    var fields: [(String, String)] = []
    var list: (name: String, value: String?) = ("", nil)
    let form = page[start.upperBound..<end.lowerBound]
    for tag in form.matches(of: #/<(input|select|option|/select)\b([^>]*)>/#) {
      let text = String(tag.output.2)
      switch tag.output.1 {
      case "input":
        let isChoice = text.contains("type=\"radio\"") || text.contains("type=\"checkbox\"")
        guard !isChoice || text.contains(" checked") else { continue }
        let name = Self.attribute("name", of: text) ?? ""
        fields.append((name, Self.attribute("value", of: text) ?? ""))
      case "select": list = (Self.attribute("name", of: text) ?? "", nil)
      case "option":
        if list.value == nil || text.contains(" selected") {
          list.value = Self.attribute("value", of: text)
        }
      default: fields.append((list.name, list.value ?? ""))
      }
    }
    return fields
  }

  private static func attribute(_ name: String, of tag: String) -> String? {
    guard let start = tag.range(of: " \(name)=\""),
      let end = tag.range(of: "\"", range: start.upperBound..<tag.endIndex)
    else { return nil }
    let signs = [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")]
    return signs.reduce(String(tag[start.upperBound..<end.lowerBound])) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  /// The token of the page.
  var token: String {
    page.firstMatch(of: #/name="token" value="([0-9a-f]+)"/#).map { String($0.1) } ?? ""
  }

  private func request(
    _ method: String, _ path: String, _ headers: [String: String], _ body: String
  ) -> String {
    var lines = ["\(method) \(path) HTTP/1.1"]
    let standard = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    for (name, value) in standard.merging(headers, uniquingKeysWith: { $1 }) {
      lines.append("\(name): \(value)")
    }
    if let cookie { lines.append("Cookie: \(cookie)") }
    if method == "POST" { lines.append("Content-Length: \(body.utf8.count)") }
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        byte < 128
        && (Character(Unicode.Scalar(byte)).isLetter
          || Character(Unicode.Scalar(byte)).isNumber)
      return isPlain
        ? String(Unicode.Scalar(byte))
        : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}

#endif
