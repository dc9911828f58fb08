import ArgumentParser
import DDXCore
import DDXDocuments

/// A protocol edition as an argument gives it: a shipped one by name, or a file.
struct EditionName: ExpressibleByArgument {
  /// The name or the path.
  let name: String

  init(name: String) { self.name = name }

  init(argument: String) { self.init(name: argument) }

  static var defaultCompletionKind: CompletionKind { .editions }

  /// Whether the name is that of a file.
  var isFile: Bool { name.contains("/") || name.hasSuffix(".xml") }

  /// Where to look for the editions that it extends.
  var parents: (String) -> DocumentFile? {
    guard isFile else { return { Shipped.protocol(named: $0) } }
    let beside = EditionParents(beside: name)
    return { beside.document(named: $0) }
  }

  /// The document of the edition.
  ///
  /// - Throws: `DocumentFaults` for a file that can't be read, ``SetupError`` for a name that
  ///   none has.
  func document() throws -> DocumentFile {
    if isFile { return try DocumentFile.read(path: name) }
    guard let document = Shipped.protocol(named: name) else {
      throw SetupError.unknownProtocol(name, shipped: Shipped.protocols.map(\.name))
    }
    return document
  }
}

/// Reads protocol editions with what they inherit, for the commands that rank nothing.
struct EditionReader {
  private let reader: DocumentReader

  /// The findings and procedures in use.
  var vocabulary: Vocabulary { reader.vocabulary }

  /// Loads the vocabulary, or says why not and ends the program.
  init(_ console: inout Console) throws {
    do {
      reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    } catch {
      console.talk(error.diagnostics, DiagnosticRenderer())
      throw ExitCode.ourFault
    }
  }

  /// Reads an edition, or says why not and ends the program.
  func edition(_ name: EditionName, _ console: inout Console) throws -> ResolvedProtocol {
    do {
      let decoded = try reader.resolved(name.document(), parents: name.parents)
      if name.isFile { console.talk(decoded.notes, DiagnosticRenderer()) }
      return decoded.value
    } catch let faults as DocumentFaults {
      console.talk(faults.diagnostics, DiagnosticRenderer())
    } catch let error as SetupError {
      throw UsageError(error)
    }
    throw name.isFile ? ExitCode.badInput : ExitCode.ourFault
  }
}
