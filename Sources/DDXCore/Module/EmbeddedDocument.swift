/// A document within a binary, as the build puts it there.
public struct EmbeddedDocument: Sendable {
  /// Its path from the top of its package.
  public let path: String
  /// Its text.
  public let text: StaticString
  /// The SHA-256 of its text, in hexadecimal; nil where the build did not work it out.
  package let digest: String?
  /// Its elements as the build laid them out, so that none are parsed when the program starts; nil
  /// where it did not.
  package let layout: StaticString?

  /// Creates a document; of those of a folder `Evidence` the build does so.
  public init(
    path: String, text: StaticString, digest: String? = nil, layout: StaticString? = nil
  ) {
    self.path = path
    self.text = text
    self.digest = digest
    self.layout = layout
  }
}
