#if Serve

import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The pages of a clinic on this machine.
public struct Server: Sendable {
  private let site: Site
  private let options: ServeOptions
  private let log: @Sendable (String) -> Void

  /// Creates a server that does not listen yet.
  ///
  /// - Parameters:
  ///   - clinic: The edition with everything it uses.
  ///   - options: How the pages are served.
  ///   - store: Where patients are kept on request; nil where nothing is.
  ///   - log: Where each request is told, without anything of a patient.
  /// - Throws: What the parser says of a shipped template that is not well formed.
  public init(
    _ clinic: Clinic, _ options: ServeOptions, store: Store?,
    log: @escaping @Sendable (String) -> Void
  ) throws {
    try self.init(site: Site(clinic, options, store: store), log: log)
  }

  init(site: Site, log: @escaping @Sendable (String) -> Void = { _ in }) {
    self.site = site
    self.options = site.options
    self.log = log
  }

  /// The path of the first address, with the key that makes a visit.
  public var startPath: String { "/open?key=\(site.startKey.text)" }

  /// Listens until the program is asked to end.
  ///
  /// - Parameter isReady: Called once with the port, when requests are answered.
  /// - Throws: Why it can't listen, such as that the port is taken.
  public func run(isReady: @escaping @Sendable (Int) -> Void) async throws {
    var quiet = Logger(label: "ddx", factory: { _ in SwiftLogNoOpLogHandler() })
    quiet.logLevel = .critical
    let application = Application(
      router: site.router(log: log),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionGuard(patience: options.patience)],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname(options.host, port: options.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(options.connections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? options.port
        site.port.set(port)
        isReady(port)
      }, logger: quiet)
    try await application.runService()
  }
}

#endif
