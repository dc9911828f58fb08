import DDXDocuments

/// Finds the edition that another extends: a shipped one, or a document beside the one that extends
/// it.
///
/// Beside means in the same folder, or where the shipped ones stand: `<protocol>/<edition>.xml`.
struct EditionParents {
  private let folder: String

  /// Looks beside a document.
  init(beside path: String) {
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// The document of an edition by its name, such as `ddx@2026.1`; nil where there is none.
  func document(named name: String) -> DocumentFile? {
    if let shipped = Shipped.protocol(named: name) { return shipped }
    let parts = name.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    let beside = (InputPaths.names(in: folder.isEmpty ? "." : folder) ?? [])
      .filter { $0.hasSuffix(".xml") }.sorted().map { folder + $0 }
    let elsewhere = ["\(folder)../\(parts[0])/", "\(folder)\(parts[0])/"]
      .map { "\($0)\(parts[1]).xml" }.filter(InputPaths.isFile)
    return (beside + elsewhere).lazy.compactMap { try? DocumentFile.read(path: $0) }.first {
      Self.isEdition($0, id: parts[0], edition: parts[1])
    }
  }

  /// Whether the first tag of a document names it so.
  private static func isEdition(_ file: DocumentFile, id: String, edition: String) -> Bool {
    guard (try? DocumentReader.kind(of: file)) == .protocol else { return false }
    let tag = file.text.split(separator: "<").first { $0.hasPrefix("protocol") } ?? ""
    let words = tag.split { " \t\r\n>/".contains($0) }
    func says(_ attribute: String, _ value: String) -> Bool {
      words.contains("\(attribute)=\"\(value)\"") || words.contains("\(attribute)='\(value)'")
    }
    return says("id", id) && says("edition", edition)
  }
}
