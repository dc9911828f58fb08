#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Goes through directories for their documents, in order of name, and keeps what it leaves out.
struct FolderWalk: Sendable {
  /// Whether directories within directories are gone through.
  let isRecursive: Bool
  /// The skipped entries.
  private(set) var skipped: [SkippedEntries] = []
  private var visited: Set<FileID> = []

  init(isRecursive: Bool) { self.isRecursive = isRecursive }

  /// Adds the documents of a directory.
  ///
  /// - Returns: Whether there are any; nil where it is no directory that can be read.
  mutating func add(_ folder: String, to paths: inout PathList) -> Bool? {
    visited = []
    return walk(folder, &paths)
  }

  private mutating func walk(_ folder: String, _ paths: inout PathList) -> Bool? {
    guard let entries = InputPaths.entries(in: folder) else { return nil }
    if let id = FileID(folder) { visited.insert(id) }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let before = (paths: paths.count, skipped: skipped.count)
    var left: [SkippedEntries.Reason: SkippedEntries] = [:]
    func leave(_ name: String, _ reason: SkippedEntries.Reason) {
      left[reason, default: SkippedEntries(folder: folder, reason: reason)].add(name)
    }
    for (name, kind) in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    where name != "." && name != ".." {
      let isFolder = kind ?? FileID.isFolder(prefix + name)
      if name.hasPrefix(".") {
        leave(name, .hidden)
      } else if isFolder, !isRecursive {
        leave(name, .folder)
      } else if isFolder {
        if let id = FileID(prefix + name), visited.contains(id) {
          leave(name, .again)
        } else if walk(prefix + name, &paths) == nil {
          // Reading it says why it can't be read.
          paths.append(prefix + name)
        }
      } else if name.lowercased().hasSuffix(".xml") {
        paths.append(prefix + name)
      } else {
        leave(name, .notXML)
      }
    }
    // A directory is told of before those within it.
    skipped.insert(
      contentsOf: SkippedEntries.Reason.allCases.compactMap { left[$0] }, at: before.skipped)
    return paths.count > before.paths
  }
}

/// Entries of a directory that a run skips.
struct SkippedEntries: Sendable {
  /// Why.
  enum Reason: CaseIterable {
    case notXML, hidden, folder, again
  }

  /// The directory.
  let folder: String
  /// Why.
  let reason: Reason
  private var count = 0
  private var names: [String] = []

  /// So many are named.
  private static let most = 5

  init(folder: String, reason: Reason) {
    self.folder = folder
    self.reason = reason
  }

  /// Counts one more.
  mutating func add(_ name: String) {
    count += 1
    if names.count < Self.most { names.append(name) }
  }

  /// The skipped entries, in words.
  var message: String {
    let (one, many, help): (String, String, String?) =
      switch reason {
      case .notXML: ("file that does not end in .xml", "files that do not end in .xml", nil)
      case .hidden: ("hidden entry", "hidden entries", nil)
      case .folder: ("folder", "folders", "`--recursive` also reads subfolders")
      case .again: ("folder already read", "folders already read", nil)
      }
    let more = count > names.count ? " and \(count - names.count) more" : ""
    return "\(folder): note: skipped \(count) \(count == 1 ? one : many): "
      + names.joined(separator: ", ") + more + "\n" + (help.map { "   help: \($0)\n" } ?? "")
  }
}

/// The identity of a file, whatever its name.
struct FileID: Hashable {
  private let device: UInt64
  private let number: UInt64

  /// The file at a path, or nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Whether a path leads to a directory.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
