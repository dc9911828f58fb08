#if Serve

import DDXCore
import DDXDocuments
import DDXReports
import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

@testable import DDXServe

/// What is kept on request, and how.
@Suite struct `What is kept` {
  private static func withFolder(
    _ body: (String) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ddx-store-\(UUID().uuidString)"
    ).path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  private static func mode(_ path: String) throws -> UInt32 {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? NSNumber).uint32Value
  }

  @Test func `only its owner may read it`() async throws {
    try await Self.withFolder { folder in
      let store = try Store(folder: folder)
      try await store.keep(
        "p", document: "<profile/>",
        Store.KeptRanking(
          profile: "1", edition: "e", rules: "r", engine: "0", json: "{}"), by: "A")
      #expect(try Self.mode(folder) == 0o700)
      for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
        #expect(try Self.mode("\(folder)/\(file)") == 0o600, "\(file)")
      }
    }
  }

  @Test func `a folder into which others may look is refused`() async throws {
    try await Self.withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
      #expect(throws: StoreError.self) { try Store(folder: folder) }
    }
  }

  @Test func `a file that is no database is refused, and told on a page when it becomes one`()
    async throws
  {
    try await Self.withFolder { folder in
      let file = URL(filePath: "\(folder)/ddx.sqlite")
      let store = try Store(folder: folder)
      #expect(try await store.entries().isEmpty)
      try Data(repeating: 7, count: 32_768).write(to: file)
      await #expect(throws: StoreError.self) { try await store.entries() }
      try await Served.run(store: store) { served in
        let browser = Browser(served)
        try await browser.open()
        let answer = await browser.get("/kept")
        #expect(answer?.status == 500)
        #expect(answer?.body.contains("What is kept can&#39;t be reached") == true)
      }
      #expect(throws: StoreError.self) { try Store(folder: folder) }
    }
  }

  @Test func `what was kept is there when the file is opened anew, each once`() async throws {
    try await Self.withFolder { folder in
      let ranking = Store.KeptRanking(
        profile: "1", edition: "e", rules: "r", engine: "0", json: "{}")
      for _ in 0..<2 {
        let store = try Store(folder: folder)
        try await store.keep("p", document: "<profile/>", ranking, by: "A")
      }
      let store = try Store(folder: folder)
      #expect(try await store.entries().map(\.digest) == ["1"])
      #expect(try await store.rankings() == 1)
      #expect(try await store.acts().map(\.kind) == ["kept", "kept"])
    }
  }

  @Test func `deleting takes rankings along and leaves who did it`() async throws {
    try await Self.withFolder { folder in
      let store = try Store(folder: folder)
      try await store.keep(
        "secret-17", document: "<profile>ninety</profile>",
        Store.KeptRanking(
          profile: "1", edition: "e", rules: "r", engine: "0", json: "{}"), by: "A")
      let number = try #require(try await store.entries().first).number
      #expect(try await store.entry(number, for: .opened, by: "B") != nil)
      try await store.delete(number, by: "C")
      #expect(try await store.entries().isEmpty)
      #expect(try await store.rankings() == 0)
      let acts = try await store.acts()
      #expect(acts.map(\.kind) == ["deleted", "opened", "kept"])
      #expect(acts.map(\.person) == ["C", "B", "A"])
      // Nothing of the document is left in the file.
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/ddx.sqlite"))
      #expect(bytes.range(of: Data("ninety".utf8)) == nil)
    }
  }

  @Test func `a patient is kept, opened, exported and deleted on the pages`() async throws {
    try await Self.withFolder { folder in
      let store = try Store(folder: folder)
      try await Served.run(store: store) { served in
        let browser = Browser(served)
        try await browser.begin()
        await browser.get("/patient")
        await browser.post("/patient", [("id", "p-7"), ("age", "58")])
        await browser.get("/kept")
        let nobody = await browser.post("/keep")
        #expect(nobody?.status == 422)
        await browser.post("/person", [("person", "AB")])
        await browser.post("/keep")
        let document = try #require(await browser.get("/download.xml")?.body)
        let json = try #require(await browser.get("/download.json")?.body)
        #expect(try await store.entries().first?.document == document)
        #expect(try await store.rankings() == 1)
        let digest = try #require(try await store.entries().first?.digest)
        #expect(json.contains(digest))
        await browser.get("/kept")
        let exported = await browser.post("/kept/1", [("do", "export")])
        #expect(exported?.body == document)
        await browser.get("/kept")
        await browser.post("/kept/1", [("do", "open")])
        #expect(await browser.get("/download.xml")?.body == document)
        await browser.get("/kept")
        #expect(await browser.post("/kept/1", [("do", "delete")])?.status == 422)
        await browser.post("/kept/1", [("do", "delete"), ("sure", "yes")])
        #expect(try await store.entries().isEmpty)
        #expect(try await store.acts().map(\.kind) == ["deleted", "opened", "exported", "kept"])
      }
    }
  }

  @Test func `a program that is killed loses nothing of what its page called kept`() async throws {
    try await Self.withFolder { folder in
      let program = Process()
      program.executableURL = Served.products.appending(path: "ddx")
      program.arguments = ["serve", "--port", "0", "--quiet", "--store", folder]
      let output = Pipe()
      program.standardOutput = output
      try program.run()
      defer { kill(program.processIdentifier, SIGKILL) }
      let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      let address = try #require(line.firstMatch(of: #/http://127.0.0.1:(\d+)(\S+)/#))
      let browser = Browser(port: try #require(Int(address.1)))
      try await browser.open(String(address.2))
      await browser.get("/")
      await browser.post("/session")
      await browser.get("/patient")
      await browser.post("/patient", [("id", "p-7"), ("age", "58")])
      await browser.get("/kept")
      await browser.post("/person", [("person", "AB")])
      await browser.post("/keep")
      #expect(await browser.page.contains("The patient is kept."))
      kill(program.processIdentifier, SIGKILL)
      program.waitUntilExit()
      let store = try Store(folder: folder)
      #expect(try await store.entries().map(\.name) == ["p-7"])
      #expect(try await store.rankings() == 1)
    }
  }

  @Test func `nothing is kept unless it is asked for`() async throws {
    try await Served.run { served in
      let browser = Browser(served)
      try await browser.open()
      #expect(await browser.get("/kept")?.status == 404)
    }
  }
}

#endif
