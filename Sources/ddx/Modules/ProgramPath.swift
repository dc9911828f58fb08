#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The programs that the environment names: `DDX_PLUGIN_PATH` is a list of programs, and of folders
/// of them, joined by colons.
struct ProgramPath {
  /// The programs, those of a folder in order of name.
  let programs: [String]
  /// The entries that lead nowhere.
  let missing: [String]

  /// Reads the variable.
  init() {
    self.init(getenv("DDX_PLUGIN_PATH").map { String(cString: $0) } ?? "")
  }

  /// Reads a list.
  init(_ list: String) {
    var programs: [String] = []
    var missing: [String] = []
    for entry in list.split(separator: ":").map(String.init) {
      if let names = InputPaths.names(in: entry) {
        let folder = entry.hasSuffix("/") ? entry : entry + "/"
        programs += names.filter { !$0.hasPrefix(".") }
          .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
          .map { folder + $0 }.filter(Self.isProgram)
      } else if access(entry, F_OK) == 0 {
        programs.append(entry)
      } else {
        missing.append(entry)
      }
    }
    self.programs = programs
    self.missing = missing
  }

  /// Whether a path is a file that may be executed.
  private static func isProgram(_ path: String) -> Bool {
    InputPaths.names(in: path) == nil && access(path, X_OK) == 0
  }
}
