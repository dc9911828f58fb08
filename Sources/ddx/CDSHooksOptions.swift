#if Serve
  import ArgumentParser
  import DDXCore
  import DDXDocuments
  import DDXServe

  /// How `ddx serve` answers health records.
  struct CDSHooksOptions: ParsableArguments {
    @Flag(name: .customLong("cds"), help: "Answer health records by CDS Hooks 2.0.")
    var isOffered = false

    @Option(
      name: .customLong("cds-clients"),
      help: ArgumentHelp(
        "The records that may ask, with the keys they sign with, as JSON.", valueName: "file"),
      completion: .file(extensions: ["json"]))
    var clients: String?

    @Option(
      name: .customLong("public-url"),
      help: ArgumentHelp(
        "Where records reach ddx; their tokens must be for an address below it.",
        valueName: "url"))
    var publicURL: String?

    @Option(
      name: .customLong("cors-origin"), parsing: .singleValue,
      help: ArgumentHelp(
        "An origin whose pages may read the answers to records; may be repeated.",
        valueName: "origin"))
    var origins: [String] = []

    /// Whether the options fit each other, and the address that is listened on.
    ///
    /// - Parameter isLocal: Whether only this machine can reach the server.
    /// - Throws: `ValidationError` with what does not fit.
    func validate(isLocal: Bool) throws {
      guard isOffered else {
        for (name, isThere) in [
          ("--cds-clients", clients != nil), ("--public-url", publicURL != nil),
          ("--cors-origin", !origins.isEmpty),
        ] where isThere { throw ValidationError("\(name) needs --cds") }
        return
      }
      guard isLocal || clients != nil else {
        throw ValidationError(
          "other machines can reach --cds here: name the records that may ask with --cds-clients")
      }
      if let publicURL, !Self.isOrigin(publicURL, withPath: true) {
        throw ValidationError(
          "--public-url must be an address such as https://ddx.clinic.example, found \(publicURL)")
      }
      for origin in origins where !Self.isOrigin(origin, withPath: false) {
        throw ValidationError(
          "--cors-origin must be an origin such as https://ehr.example, found \(origin)")
      }
    }

    /// The options of the server; nil where records are not answered.
    ///
    /// - Throws: `DocumentFaults` or ``UsageError`` where the keys can't be read.
    func options() async throws -> CDSOptions? {
      guard isOffered else { return nil }
      var options = CDSOptions()
      options.publicURL = publicURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
      options.origins = origins
      options.clients = try await keys().map(CDSClients.init)
      return options
    }

    /// The keys of the file of clients; nil where none is named.
    ///
    /// - Throws: `DocumentFaults` or ``UsageError`` where they can't be read.
    func keys() async throws -> ClientKeys? {
      guard let clients else { return nil }
      let bytes = try DocumentFile.bytes(path: clients, limit: ClientKeys.largest).bytes
      do {
        return try await ClientKeys(bytes)
      } catch let error as ClientKeysError {
        throw UsageError("--cds-clients: \(clients): \(error.message)")
      }
    }

    /// The keys of the changed file; nil where they can't be read.
    ///
    /// A message on standard error says whether they were read.
    func newKeys() async -> ClientKeys? {
      var console = Console()
      do {
        let keys = try await keys()
        console.talk("ddx: --cds-clients: the keys were read again\n")
        return keys
      } catch {
        if let error = error as? UsageError {
          console.talk("ddx: error: \(error.message)\n")
        } else {
          _ = console.tell(error, at: clients ?? "", DiagnosticRenderer())
        }
        console.talk("ddx: warning: --cds-clients: the keys read before remain in force\n")
        return nil
      }
    }

    /// Whether a text is an address of the web without a query, on request without a path.
    private static func isOrigin(_ text: String, withPath: Bool) -> Bool {
      guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
      let rest = text.dropFirst(scheme.count)
      let isPlain = rest.utf8.allSatisfy { byte in
        (UInt8(ascii: "!")...UInt8(ascii: "~")).contains(byte)
          && !"?#@\"'<>".utf8.contains(byte)
      }
      return isPlain && rest.first.map { $0 != "/" } == true && (withPath || !rest.contains("/"))
    }
  }
#endif
