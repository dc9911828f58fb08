import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx validate`: whether documents can be used, and what is wrong where they can't.
struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Check profiles, cohorts, protocols and their cases, evidence tables and vocabularies.",
    discussion: """
      The kind of a document is told by the namespace of its root element. A protocol edition is \
      ranked with its cases, those beside it or else the shipped ones: one that does not come \
      out as it says is an error.

      Examples:
        ddx validate patient.xml
        ddx validate Profiles/patients/
        ddx validate my-clinic.xml
      """)

  @Argument(
    help: "Documents, directories of documents, or - for standard input.",
    completion: .file(extensions: ["xml"]))
  var file: [String] = []

  @OptionGroup var input: InputOptions

  @OptionGroup var modules: ModuleOptions

  @OptionGroup var messages: MessageOptions

  func validate() throws { try input.check(file) }

  func run() async throws {
    var console = Console()
    let inputs = try input.paths(file, &console, messages.renderer)
    var bad = inputs.tell(&console)
    let set = try await ModuleSet.load(modules, &console, messages.renderer)
    let reader = set.reader
    for path in inputs.paths {
      do {
        var file = try ProfileFile(path: path)
        if file.isCohort {
          bad += validate(&file, at: path, set.reader, &console)
          continue
        }
        guard case .profile(let part) = try file.next() else { continue }
        let document = part.file
        let beside = EditionParents(beside: path)
        let parents: (String) -> DocumentFile? = { beside.document(named: $0) }
        let kind = try reader.validate(document, parents: parents)
        var cases = ""
        if kind.value == .protocol {
          let edition = try reader.resolved(document, parents: parents).value
          try set.check(edition)
          cases = try Self.run(casesOf: edition.rules, at: path, set)
        }
        console.talk(kind.notes, messages.renderer)
        console.answer("\(document.name): ok (\(kind.value.rawValue)\(cases))\n")
      } catch {
        guard console.tell(error, at: path, messages.renderer) else { throw error }
        bad += 1
      }
    }
    console.flush()
    if bad > 0 { throw ExitCode.badInput }
  }

  /// Checks the profiles of a cohort, of which only one is held.
  ///
  /// - Returns: How many faults there are, those of one profile as one.
  private func validate(
    _ cohort: inout ProfileFile, at path: String, _ reader: DocumentReader,
    _ console: inout Console
  ) -> Int {
    var (count, bad) = (0, 0)
    do throws(DocumentFaults) {
      while let item = try cohort.next() {
        do throws(DocumentFaults) {
          count += 1
          switch item {
          case .fault(let faults, _): throw faults
          case .profile(let part): console.talk(try reader.profile(part).notes, messages.renderer)
          }
        } catch {
          console.talk(error.diagnostics, messages.renderer)
          bad += 1
        }
      }
    } catch {
      console.talk(error.diagnostics, messages.renderer)
      bad += 1
    }
    let name = path == "-" ? "<stdin>" : path
    if bad == 0 { console.answer("\(name): ok (cohort, \(count) profiles)\n") }
    return bad
  }

  /// Runs the cases of an edition.
  ///
  /// - Returns: How many came out, in words; nothing where there are none.
  /// - Throws: `DocumentFaults` with the cases that do not come out as they say.
  private static func run(
    casesOf rules: ClinicalProtocol, at path: String, _ set: ModuleSet
  ) throws -> String {
    guard let run = try CaseRun(beside: path, of: rules.name, set.reader) else { return "" }
    let failures = run.failures(under: try Setup(rules, set).ranker)
    guard failures.isEmpty else { throw DocumentFaults(failures) }
    return run.count == 1 ? ", 1 case" : ", \(run.count) cases"
  }
}
