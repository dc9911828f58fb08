import Foundation
import PackagePlugin

/// Puts a target's documents into its binary, so that `ddx` runs from anywhere and parses none of
/// its own at its start.
///
/// A module's documents are in its folder `Evidence`, with its page `README.md` beside it; those of
/// `DDXDocuments` are in `Profiles`. The templates of the reports are in `Templates`.
@main
struct EmbedDocuments: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let folders =
      target.name == "DDXDocuments"
      ? ["schemas", "vocabulary", "protocols", "other", "studies"].map {
        root.appending(path: "Profiles").appending(path: $0)
      }
      : ["Evidence", "Templates"].map { target.directoryURL.appending(path: $0) }
    let page = target.directoryURL.appending(path: "README.md")
    let documents =
      folders.flatMap(files).sorted { $0.path() < $1.path() }
      + (FileManager.default.fileExists(atPath: page.path()) ? [page] : [])
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedDocuments.swift")
    let tool = try context.tool(named: "embed-documents")
    return [
      .buildCommand(
        displayName: "Embedding the documents of \(target.name)",
        executable: tool.url,
        arguments: [context.package.displayName, root.path(), output.path()]
          + documents.map { $0.path() },
        inputFiles: documents + [tool.url],
        outputFiles: [output])
    ]
  }

  private func files(under folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { ["css", "mustache", "xml", "xsd"].contains($0.pathExtension) }
  }
}
