/// Stands in for a module that can't be used, so that its source is listed as unassessed.
public struct UnavailableSource: PainSource {
  /// Why a module can't be used, in words.
  public struct Reason: Error, CustomStringConvertible {
    /// The reason.
    public let description: String
  }

  /// Names the source; it reads nothing.
  public let descriptor: ModuleDescriptor
  /// Why it can't be used.
  public let reason: Reason
  /// None: it states no number.
  public var citations: [Citation] { [] }

  /// Creates the stand-in.
  ///
  /// - Parameters:
  ///   - id: What the source is listed under.
  ///   - reason: Why it can't be used, in words.
  public init(id: SourceID, reason: String) {
    descriptor = ModuleDescriptor(
      id: id, name: id.name, version: "", evidenceEdition: "", evidenceDigest: "", findings: [])
    self.reason = Reason(description: reason)
  }

  /// Throws the reason.
  public func assess(
    _ profile: ClinicalProfile, under rules: ClinicalProtocol
  ) throws -> Assessment { throw reason }
}
