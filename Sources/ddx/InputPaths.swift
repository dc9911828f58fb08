#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The documents that the arguments name: files as they are, a directory as its `*.xml` files,
/// however the ending is written.
struct InputPaths {
  /// The paths, those of a directory in order of name.
  let paths: [String]
  /// Whether there may be several, so that the answer has to be a sequence.
  let isSequence: Bool
  /// The directories without a single document.
  let empty: [String]

  init(_ arguments: [String]) {
    var paths: [String] = []
    var isSequence = arguments.count > 1
    var empty: [String] = []
    for argument in arguments {
      guard argument != "-", let names = Self.names(in: argument) else {
        paths.append(argument)
        continue
      }
      isSequence = true
      let folder = argument.hasSuffix("/") ? argument : argument + "/"
      let documents = names.filter { Self.isDocument($0) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      if documents.isEmpty { empty.append(argument) }
      paths += documents.map { folder + $0 }
    }
    self.paths = paths
    self.isSequence = isSequence
    self.empty = empty
  }

  /// Whether a name ends in `.xml` or `.XML`, and does not hide itself.
  private static func isDocument(_ name: String) -> Bool {
    !name.hasPrefix(".") && name.lowercased().hasSuffix(".xml")
  }

  /// Whether there is something at a path.
  static func isFile(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a directory, or nil where it is none.
  static func names(in path: String) -> [String]? {
    guard let directory = opendir(path) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }
}
