import DDXCDS
import DDXCommands
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports
import FacetJoint
import HipJoint
import IntervertebralDisc
import NerveRoot
import SacroiliacJoint

@testable import DDXPluginHost

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What reading needs, made once: a vocabulary, the house edition, a patient, a described program.
struct FuzzShop {
  let reader: DocumentReader
  let ranker: Ranker
  let patient: ClinicalProfile
  let description: ProgramDescription
  let vocabulary: Vocabulary
  let advisor: CDSAdvisor
  let memory = MemoryFile()

  struct Missing: Error {}

  init() throws {
    reader = DocumentReader(vocabulary: try Shipped.vocabulary())
    guard let file = Shipped.protocol(named: "ddx@2026.2") else { throw Missing() }
    let rules = try reader.protocol(file).value
    let modules: [any PainSourceFactory] = [
      FacetJoint(), HipJoint(), IntervertebralDisc(), NerveRoot(), SacroiliacJoint(),
    ]
    let evidence = reader
    let loaded = try modules.map { module in
      let name = "/\(rules.evidenceEditions[module.source] ?? "").xml"
      guard let document = module.documents.first(where: { $0.path.hasSuffix(name) }) else {
        throw Missing()
      }
      let table = try evidence.evidence(DocumentFile(document)).value
      return LoadedModule(source: try module.make(evidence: table), table: table)
    }
    let name = "/\(rules.evidenceEditions[.other] ?? "").xml"
    guard let other = Shipped.otherEvidence.first(where: { $0.name.hasSuffix(name) }) else {
      throw Missing()
    }
    let table = try reader.evidence(other).value
    ranker = try Ranker(
      rules: rules, vocabulary: reader.vocabulary, modules: loaded, other: table)
    advisor = CDSAdvisor(
      rules: rules, documents: reader, ranker: ranker,
      glossary: Glossary(
        vocabulary: reader.vocabulary, modules: loaded, other: table, rules: rules))
    patient = ClinicalProfile(
      id: "p", date: CalendarDate("2026-05-10"), patient: Patient(age: 50),
      pain: Pain(side: .right),
      findings: [Finding(code: "sij.thigh-thrust", state: .present, side: .right)])
    let answer = #"""
      {"id":1,"descriptor":{"id":"cluneal-nerve","name":"Superior cluneal nerve","version":"1",\#
      "contract":"1.0","evidence":"1","findings":["sij.thigh-thrust"],\#
      "procedures":["sacroiliac-joint-injection"],"citations":[{"id":"A2001",\#
      "status":"verified","text":"An invented study."}]}}
      """#
    description = try DescriptionDecoder(vocabulary: reader.vocabulary, digest: "")
      .decode(JSONParser.value(of: Array(answer.utf8)))
    vocabulary = reader.vocabulary
  }

  /// Reads, and words what is wrong.
  func tell<Failure>(_ body: () throws(Failure) -> Void) {
    do { try body() } catch let faults as DocumentFaults {
      render(faults.diagnostics)
    } catch { _ = "\(error)" }
  }

  /// Changes the patient, and words what is wrong.
  func edit(_ settings: [String]) {
    do { _ = try ProfileEditor(vocabulary: vocabulary).edit(patient, with: settings) } catch {
      _ = error.faults.map(\.message)
    }
  }

  /// Words what is wrong, with and without values.
  func render(_ diagnostics: [Diagnostic]) {
    for isOpen in [false, true] {
      _ = DiagnosticRenderer(showValues: isOpen).render(diagnostics)
    }
  }
}

/// A file without a place on a disk, for what reads paths only.
struct MemoryFile {
  private let descriptor: CInt = {
    var template = Array("/dev/shm/ddx-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    unlink(template)
    return descriptor
  }()

  /// A path from which these bytes are read.
  func path(holding bytes: [UInt8]) -> String {
    ftruncate(descriptor, 0)
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    return "/proc/self/fd/\(descriptor)"
  }
}
