import Foundation

/// The files of the project, as they lie in its folder.
enum Project {
  /// One text file.
  struct File {
    /// Its path from the top of the repository.
    let path: String
    let text: String

    /// The lines with their numbers, from 1.
    var lines: some Sequence<(offset: Int, element: Substring)> {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .map { ($0 + 1, $1) }
    }
  }

  /// The top of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every text file but those that were built, sorted by path.
  static let files: [File] = {
    let built: Set<String> = [".build", ".git", ".swiftpm"]
    let found = FileManager.default.enumerator(atPath: root.path())
    var files: [File] = []
    while let path = found?.nextObject() as? String {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      if built.contains(name) || path.hasPrefix(".build-") || path.hasPrefix(".venv-")
        || path == "dist"
      {
        found?.skipDescendants()
        continue
      }
      let file = root.appending(path: path)
      guard let data = try? Data(contentsOf: file), let text = String(data: data, encoding: .utf8)
      else { continue }
      files.append(File(path: path, text: text))
    }
    return files.sorted { $0.path < $1.path }
  }()

  /// The files under a folder with an ending.
  static func files(under folder: String, _ ending: String) -> [File] {
    files.filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(ending) }
  }

  /// The text of one file; empty where there is none.
  static func text(_ path: String) -> String { files.first { $0.path == path }?.text ?? "" }

  /// The folders within a folder, sorted.
  static func folders(in folder: String) -> [String] {
    let depth = folder.split(separator: "/").count
    let parents = files.compactMap { file -> String? in
      let parts = file.path.split(separator: "/")
      return file.path.hasPrefix(folder + "/") && parts.count > depth + 1
        ? String(parts[depth]) : nil
    }
    return Set(parents).sorted()
  }

  /// The modules: the folders under Plugins.
  static let modules = folders(in: "Plugins")
}
