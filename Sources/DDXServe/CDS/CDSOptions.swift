#if Serve

/// How the services for health records are offered.
public struct CDSOptions: Sendable {
  /// Who may ask; nil where whoever reaches the server may, which must be this machine only.
  public var clients: CDSClients?
  /// Where others reach the server, such as `https://ddx.clinic.example`, without a slash at its end;
  /// nil where nobody said.
  public var publicURL: String?
  /// The origins whose pages may read answers.
  public var origins: [String] = []

  /// Creates the standard options.
  public init() {}
}

#endif
