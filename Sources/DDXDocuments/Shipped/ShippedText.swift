internal import DDXCore

/// The documents within the binary.
enum ShippedText {
  /// The text of a document, by its path from the top of the repository.
  static func text(at path: String) -> StaticString? {
    EmbeddedDocuments.all.first { $0.path == path }?.text
  }

  /// The documents of a folder, in order of their paths.
  static func files(under folder: String) -> [DocumentFile] {
    EmbeddedDocuments.all.filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(".xml") }
      .map(DocumentFile.init)
  }
}
