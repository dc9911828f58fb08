import DDXComparison
import DDXCore
import DDXDocuments

/// Two protocol documents as the comparison sees them.
struct DocumentEditions: EditionSpace {
  /// The differences between the documents.
  let differences: EditionDifferences

  var left: ClinicalProtocol { differences.left.rules }
  var right: ClinicalProtocol { differences.right.rules }
  var edits: [ProtocolEdit] { differences.edits }

  func rules(applying edits: Set<Int>) throws -> ClinicalProtocol {
    try differences.rules(applying: edits)
  }
}

/// The arguments of `ddx compare`: editions, and then what is compared under them.
struct CompareArguments {
  /// The editions, each by name or as a file.
  private(set) var editions: [String] = []
  /// Profiles, directories and `-`.
  private(set) var profiles: [String] = []

  /// Sorts arguments: a name with `@`, or a file that holds a protocol, is an edition.
  ///
  /// What can be read only once is a profile, as to look at it would use it up.
  init(_ arguments: [String]) {
    for argument in arguments {
      if Self.isEdition(argument) { editions.append(argument) } else { profiles.append(argument) }
    }
  }

  /// The first argument that names neither an edition nor anything on disk.
  var unknown: String? {
    profiles.first { $0 != "-" && !InputPaths.isFile($0) }
  }

  private static func isEdition(_ argument: String) -> Bool {
    guard argument.hasSuffix(".xml") else {
      return argument.contains("@") && !argument.contains("/")
    }
    guard !InputPaths.isStream(argument), let file = try? DocumentFile.read(path: argument) else {
      return false
    }
    return (try? DocumentReader.kind(of: file)) == .protocol
  }
}
