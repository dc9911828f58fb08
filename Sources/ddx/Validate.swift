import ArgumentParser
import DDXDocuments

/// `ddx validate`: whether documents can be used, and what is wrong where they can't.
struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check profiles, protocols and their cases, evidence tables and vocabularies.",
    discussion: """
      The kind of a document is told by the namespace of its root element.

      Examples:
        ddx validate patient.xml
        ddx validate Profiles/patients/
      """)

  @Argument(
    help: "Documents, directories of documents, or - for standard input.",
    completion: .file(extensions: ["xml"]))
  var file: [String]

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  func run() async throws {
    var console = Console()
    let inputs = InputPaths(file)
    var bad = inputs.empty.count
    for folder in inputs.empty {
      console.talk("ddx: error: no *.xml file in the directory \(folder)\n")
    }
    let set = try await ModuleSet.load(modules, &console, messages.renderer)
    let reader = set.reader
    for path in inputs.paths {
      do {
        let document = try DocumentFile.read(path: path)
        let beside = EditionParents(beside: path)
        let parents: (String) -> DocumentFile? = { beside.document(named: $0) }
        let kind = try reader.validate(document, parents: parents)
        if kind.value == .protocol {
          try set.check(reader.resolved(document, parents: parents).value)
        }
        console.talk(kind.notes, messages.renderer)
        console.answer("\(document.name): ok (\(kind.value.rawValue))\n")
      } catch let faults as DocumentFaults {
        console.talk(faults.diagnostics, messages.renderer)
        bad += 1
      } catch let error as SetupError {
        console.talk("\(error.place): error: \(error.message)\n")
        bad += 1
      }
    }
    console.flush()
    if bad > 0 { throw ExitCode.badInput }
  }
}
