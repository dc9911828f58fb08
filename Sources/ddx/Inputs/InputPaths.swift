import ArgumentParser
import DDXDocuments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which documents a command reads beside those that it names, and how many at a time.
struct InputOptions: ParsableArguments {
  @Flag(help: "Read subdirectories too.")
  var recursive = false

  @Option(
    help: ArgumentHelp(
      "Read the paths from a file, or - for standard input: one per line, or each ended by a zero "
        + "byte.", valueName: "file"),
    completion: .file())
  var filesFrom: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many profiles to process at a time; by default one for each processor.",
      valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 256, found \(jobs)")
    }
  }

  /// How many documents to work on at a time.
  var threads: Int { jobs ?? Console.processors }

  /// Checks that something is named.
  func check(_ arguments: [String]) throws {
    if arguments.isEmpty, filesFrom == nil {
      throw ValidationError("name a file, a directory, or - for standard input")
    }
  }

  /// The documents that are named, or says why not and ends the program.
  func paths(
    _ arguments: [String], _ console: inout Console, _ diagnostics: DiagnosticRenderer
  ) throws -> InputPaths {
    do {
      return try InputPaths(arguments, self)
    } catch {
      console.talk(error.diagnostics, diagnostics)
      throw ExitCode.badInput
    }
  }
}

/// The documents that the arguments name: files as they are, a directory as its `*.xml` files,
/// however the ending is written.
struct InputPaths: Sendable {
  /// The paths, those of a directory in order of name.
  private(set) var paths = PathList()
  /// Whether there may be several, so that the answer has to be a sequence.
  private(set) var isSequence: Bool
  /// The directories without a single document.
  private(set) var empty: [String] = []
  private var walk: FolderWalk

  /// Finds the documents.
  ///
  /// - Throws: `DocumentFaults` where the list of paths can't be read.
  init(_ arguments: [String], _ options: InputOptions) throws(DocumentFaults) {
    walk = FolderWalk(isRecursive: options.recursive)
    isSequence = arguments.count > 1 || options.filesFrom != nil
    for argument in arguments { add(argument) }
    guard let list = options.filesFrom else { return }
    var entries = try ListReader(path: list)
    while let entry = try entries.next() { add(entry) }
  }

  private mutating func add(_ argument: String) {
    guard argument != "-", let holdsAny = walk.add(argument, to: &paths) else {
      paths.append(argument)
      return
    }
    isSequence = true
    if !holdsAny { empty.append(argument) }
  }

  /// Tells what was left out, and which directories hold nothing.
  ///
  /// - Returns: How many hold nothing.
  func tell(_ console: inout Console) -> Int {
    if !walk.skipped.isEmpty { console.talk(walk.skipped.map(\.message).joined()) }
    for folder in empty {
      console.talk("ddx: error: no *.xml file in the directory \(folder)\n")
    }
    return empty.count
  }

  /// Whether there is something at a path.
  static func isFile(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether what is at a path can be read once only: the standard input, a pipe or a device.
  static func isStream(_ path: String) -> Bool {
    guard path != "-" else { return true }
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// The names in a directory, or nil where it is none.
  static func names(in path: String) -> [String]? { entries(in: path)?.map(\.name) }

  /// What a directory holds, or nil where it is none; whether an entry is a directory itself, where the
  /// system says so without being asked for each.
  static func entries(in path: String) -> [(name: String, isFolder: Bool?)]? {
    guard let directory = opendir(path) else { return nil }
    defer { closedir(directory) }
    var entries: [(name: String, isFolder: Bool?)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let kind = Int(entry.pointee.d_type)
      entries.append((name, kind == Int(DT_DIR) ? true : kind == Int(DT_REG) ? false : nil))
    }
    return entries
  }
}
