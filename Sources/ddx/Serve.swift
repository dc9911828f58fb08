#if Serve
  import ArgumentParser
  import DDXCore
  import DDXDocuments
  import DDXRanking
  import DDXServe

  /// `ddx serve`: pages for a clinic, in a browser on this machine.
  struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Serve pages for a clinic to a browser on this machine.",
      discussion: """
        Open the address that it prints to begin a visit: warning signs, the patient, the questions \
        worth asking with the ranking beside them, every finding, test injections, the report and the \
        plan. The pages need no script and load nothing from other machines. Without --store nothing is \
        kept: a visit stays in memory until it ends, and its profile can be saved. Each request is logged \
        on standard error, without any patient data.

        It listens only on this machine. Behind an encrypting proxy, give the host name that browsers \
        use with --allow-host.

        With --cds health records may ask by CDS Hooks 2.0, on this machine only unless \
        --cds-clients names the keys with which they sign. On SIGHUP the keys are read again.

        Examples:
          ddx serve
          ddx serve --port 9000 --protocol asipp@2020
          ddx serve --store ~/ddx-patients
          ddx serve --allow-host ddx.clinic.example
          ddx serve --cds
          ddx serve --cds --cds-clients keys.json --public-url https://ddx.example \
          --allow-host ddx.example
        """)

    @Option(parsing: .unconditional, help: "The port, or 0 for any free port.")
    var port = 8735

    @Option(help: "The address to listen on; other machines can reach it only with --allow-host.")
    var host = "127.0.0.1"

    @Option(
      name: .customLong("allow-host"), parsing: .singleValue,
      help: ArgumentHelp(
        "A host name under which browsers may request pages; may be repeated.", valueName: "name"))
    var allowedHosts: [String] = []

    @Option(
      help: ArgumentHelp(
        """
        A folder to keep patients in, on request, with their rankings and a record of who opened what; \
        only its owner may be able to read it.
        """, valueName: "folder"),
      completion: .directory)
    var store: String?

    @OptionGroup var cds: CDSHooksOptions

    @Option(parsing: .unconditional, help: "The greatest number of visits at a time.")
    var visits = 50

    @Flag(help: "Do not log requests.")
    var quiet = false

    @OptionGroup var rules: ProtocolOption

    @OptionGroup var modules: ModuleOptions

    func validate() throws {
      guard (0...65_535).contains(port) else {
        throw ValidationError("--port must be between 0 and 65535, found \(port)")
      }
      guard (1...1000).contains(visits) else {
        throw ValidationError("--visits must be between 1 and 1000, found \(visits)")
      }
      guard options.isLoopback || !allowedHosts.isEmpty else {
        throw ValidationError(
          "--host \(host) can be reached by other machines: name the host they use with --allow-host"
        )
      }
      try cds.validate(isLocal: options.isLoopback && allowedHosts.isEmpty)
    }

    private var options: ServeOptions {
      var options = ServeOptions()
      options.host = host
      options.port = port
      options.allowedHosts = allowedHosts
      options.visits = visits
      return options
    }

    func run() async throws {
      var console = Console()
      var options = options
      do {
        options.cds = try await cds.options()
      } catch {
        throw console.failure(of: error, at: cds.clients ?? "", DiagnosticRenderer())
      }
      let setup = try await Setup.load(rules, modules, &console, DiagnosticRenderer())
      if !options.isLoopback {
        console.talk(
          "ddx: warning: the connection is not encrypted; put a proxy with TLS in front of it\n")
      }
      let clinic = Clinic(
        rules: setup.rules, reader: setup.reader, ranker: setup.ranker, glossary: setup.glossary,
        tables: setup.modules.compactMap(\.table))
      let kept: Store?
      do {
        kept = try store.map { try Store(folder: $0) }
      } catch let error as StoreError {
        throw UsageError("--store: \(error.message)")
      }
      let isQuiet = quiet
      if let cds = options.cds { console.talk("CDS Hooks: \(cds.publicURL ?? "")/cds-services\n") }
      let server = try Server(clinic, options, store: kept) { line in
        guard !isQuiet else { return }
        var console = Console()
        console.talk("\(line)\n")
      }
      let clients = options.cds?.clients
      let renewal = Task { [cds] in await clients?.renew { await cds.newKeys() } }
      defer { renewal.cancel() }
      let (path, host) = (server.startPath, host.contains(":") ? "[\(host)]" : host)
      do {
        try await server.run { port in
          var console = Console()
          console.answer("Open http://\(host):\(port)\(path)\n")
          console.flush()
        }
      } catch {
        console.talk("ddx: error: can't listen on \(host):\(port): \(error)\n")
        throw ExitCode.noAddress
      }
    }
  }
#endif
