#if Serve

/// How the pages are served.
public struct ServeOptions: Sendable {
  /// The address that is listened on.
  public var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  public var port = 8735
  /// The names, with a port where it is another, under which the pages may be asked for beside
  /// those of this machine.
  public var allowedHosts: [String] = []
  /// The most visits at once.
  public var visits = 50
  /// How long a visit lasts while nobody does anything.
  public var idle: Duration = .seconds(30 * 60)
  /// How long a request may take to arrive, its body after its head, and an answer to be read.
  public var patience: Duration = .seconds(20)
  /// The most connections at once.
  public var connections = 256

  /// How health records may ask; nil where they may not.
  public var cds: CDSOptions?

  /// Whether only this machine can reach the pages.
  public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

  /// Creates the standard options.
  public init() {}
}

#endif
