import Foundation

/// Runs command lines at the top of the repository, with the built `ddx` first in the path.
enum Shell {
  /// What a command line did.
  struct Result: Equatable {
    var stdout: String
    var stderr: String
    var exit: Int32
  }

  /// The top of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Where the tests were built, and `ddx` beside them.
  static let products =
    (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
    .resolvingSymlinksInPath().deletingLastPathComponent()

  /// Runs a command line with `/bin/sh`, at the top of the repository unless said otherwise.
  static func run(
    _ line: String, environment: [String: String] = [:], in directory: URL = root
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ddx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let streams = try ["stdout", "stderr"].map { name -> FileHandle in
      let file = folder.appending(path: name)
      try Data().write(to: file)
      return try FileHandle(forWritingTo: file)
    }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = directory
    var usual = ["PATH": "\(products.path()):/usr/bin:/bin", "LANG": "C.UTF-8"]
    // A program that counts the lines it runs writes them below those of the tests, not where it is run.
    let counts = "LLVM_PROFILE_FILE"
    usual[counts] = ProcessInfo.processInfo.environment[counts].map {
      URL(filePath: $0).deletingLastPathComponent().appending(path: "commands/%p.profraw")
        .path(percentEncoded: false)
    }
    // What a sanitizer is told holds for the program as well.
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
      usual[name] = ProcessInfo.processInfo.environment[name]
    }
    process.environment = environment.merging(usual, uniquingKeysWith: { own, _ in own })
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = streams[0]
    process.standardError = streams[1]
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }
    return Result(
      stdout: try text("stdout"), stderr: try text("stderr"), exit: process.terminationStatus)
  }
}
