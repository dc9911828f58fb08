public import DDXCore

/// The documents within the binary, so that `ddx` runs from anywhere.
public enum Shipped {
  /// The newest edition of the vocabulary.
  ///
  /// - Throws: ``DocumentFaults`` when it is wrong, which is a fault of ours.
  public static func vocabulary() throws(DocumentFaults) -> Vocabulary {
    guard let file = ShippedText.files(under: "Profiles/vocabulary").last else {
      throw DocumentFaults("Profiles/vocabulary", .file(.missing))
    }
    return try DocumentReader.vocabulary(file).value
  }

  /// The documents of the protocol editions, each by its name, such as `ddx@2026.1`.
  public static var protocols: [(name: String, file: DocumentFile)] {
    ShippedText.files(under: "Profiles/protocols").compactMap { file in
      // Beside an edition stand its cases, which are no edition.
      guard !file.name.hasSuffix(".cases.xml") else { return nil }
      let parts = file.name.dropLast(".xml".count).split(separator: "/")
      return parts.count == 4 ? ("\(parts[2])@\(parts[3])", file) : nil
    }
  }

  /// The document of a protocol edition, by its name, or nil.
  public static func `protocol`(named name: String) -> DocumentFile? {
    protocols.first { $0.name == name }?.file
  }

  /// The cases of a protocol edition, by its name, or nil.
  public static func cases(of name: String) -> DocumentFile? {
    let path = name.split(separator: "@").joined(separator: "/")
    return ShippedText.files(under: "Profiles/protocols").first {
      $0.name == "Profiles/protocols/\(path).cases.xml"
    }
  }

  /// The designs of simulations, each by its name, such as `pain-clinic@2026.2`.
  public static var studies: [(name: String, file: DocumentFile)] {
    ShippedText.files(under: "Profiles/studies").compactMap { file in
      let parts = file.name.dropLast(".xml".count).split(separator: "/")
      return parts.count == 4 ? ("\(parts[2])@\(parts[3])", file) : nil
    }
  }

  /// The documents of the source `other`, in order of their editions.
  public static var otherEvidence: [DocumentFile] {
    ShippedText.files(under: "Profiles/other")
  }

  /// The schema of a kind, as text.
  public static func schema(of kind: DocumentKind) -> String? {
    ShippedText.text(at: kind.schemaPath).map { "\($0)" }
  }
}
