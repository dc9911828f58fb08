import DDXCore
import DDXDocuments
import DDXRanking

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Everything a run depends on: two runs with the same key write the same bytes.
struct RunKey: Equatable {
  /// One thing that it depends on.
  struct Part: Equatable {
    /// The name of the part, such as `protocol`.
    let name: String
    /// Its name and digest.
    let value: String
  }

  /// The parts, in the order in which differences are reported.
  let parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }

  /// Describes a run.
  ///
  /// - Parameters:
  ///   - command: The command with the options that change its answers.
  ///   - setup: The protocol and the modules.
  ///   - paths: The profiles.
  init(command: [String], _ setup: Setup, _ paths: PathList) {
    parts = [
      Part(name: "version of ddx", value: Engine.version),
      Part(name: "command", value: command.joined(separator: " ")),
      Part(name: "protocol", value: "\(setup.rules.name) \(setup.rules.digest)"),
      Part(
        name: "set of modules",
        value: (setup.modules.map(\.source.descriptor)
          + [DeclaredSource(table: setup.other).descriptor])
          .map { "\($0.id) \($0.version) \($0.evidenceEdition) \($0.evidenceDigest)" }
          .joined(separator: ", ")),
      Part(name: "set of profiles", value: "\(paths.count) \(Self.digest(of: paths))"),
    ]
  }

  /// What differs in another run, and how.
  func difference(from other: RunKey) -> (name: String, then: String, now: String)? {
    for (now, then) in zip(parts, other.parts) where now != then {
      return (now.name, then.value, now.value)
    }
    return parts.count == other.parts.count ? nil : ("version of ddx", "another", Engine.version)
  }

  /// A digest of the paths, with the size and the time of the last change of each file.
  private static func digest(of paths: PathList) -> String {
    var text = ""
    for (place, path) in paths.enumerated() {
      var status = stat()
      _ = stat(path, &status)
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      text += "\(path)\0\(status.st_size) \(time.tv_sec) \(time.tv_nsec)\n"
      // A chain of digests takes no more memory for many files than for a few.
      if place % 1_000 == 999 { text = digest(of: text) }
    }
    return digest(of: text)
  }

  private static func digest(of text: String) -> String {
    DocumentFile(name: "", bytes: Array(text.utf8)).digest
  }
}
