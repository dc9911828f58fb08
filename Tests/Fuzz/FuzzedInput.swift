import DDXCDS
import DDXComparison
import DDXCore
import DDXDocuments
import DDXFHIR
import DDXRanking
import DDXScoring

@testable import DDXPluginHost
@testable import DDXServe

/// What ddx reads of what others wrote, each with what it does then.
enum FuzzedInput: String, CaseIterable {
  case profile, document, cohort, saved, fhir, description, assessment, truths, edit
  case form, hook, token

  /// Reads some bytes; nothing that stands in them may end the program.
  func read(_ bytes: [UInt8], in shop: FuzzShop) {
    switch self {
    case .profile:
      let file = DocumentFile(name: "fuzz.xml", bytes: bytes)
      shop.tell { () throws(DocumentFaults) in
        let profile = try shop.reader.profile(file).value
        _ = try? shop.ranker.rank(profile)
      }
    case .document:
      let file = DocumentFile(name: "fuzz.xml", bytes: bytes)
      shop.tell { () throws(DocumentFaults) in _ = try shop.reader.validate(file) }
    case .cohort:
      shop.tell { () throws(DocumentFaults) in
        var file = try ProfileFile(path: shop.memory.path(holding: bytes))
        while let item = try file.next() {
          switch item {
          case .fault(let faults, _): shop.render(faults.diagnostics)
          case .profile(let part):
            shop.tell { () throws(DocumentFaults) in _ = try shop.reader.profile(part) }
          }
        }
      }
    case .saved:
      let saved = SavedRankings(bytes)
      _ = SavedPairs(saved.entries.map(\.ranking), saved.entries.map(\.ranking)).pairs.map {
        SavedComparison($0.left, $0.right)
      }
    case .fhir:
      let fhir = FHIRReader(documents: shop.reader)
      shop.tell { () throws(DocumentFaults) in _ = try fhir.read(bytes, name: "fuzz.json") }
    case .description:
      guard let value = try? JSONParser.value(of: bytes) else { return }
      shop.tell { () throws(ProgramFailure.Reason) in
        _ = try DescriptionDecoder(vocabulary: shop.reader.vocabulary, digest: "").decode(value)
      }
    case .assessment:
      guard let value = try? JSONParser.value(of: bytes) else { return }
      shop.tell { () throws(ProgramFailure.Reason) in
        _ = try AssessmentDecoder(
          profile: shop.patient, description: shop.description, vocabulary: shop.vocabulary
        ).decode(value)
      }
    case .truths:
      let text = String(decoding: bytes, as: UTF8.self)
      do { _ = try TruthTable(text, sources: ["facet-joint", "hip-joint"]) } catch {
        for isOpen in [false, true] { _ = error.faults.map { $0.message(showValues: isOpen) } }
      }
    case .edit: shop.edit([String(decoding: bytes, as: UTF8.self)])
    case .form:
      // A body that begins as one with parts does is read as one, with `b` between them.
      let isInParts = bytes.starts(with: "--b".utf8)
      let type = isInParts ? "multipart/form-data; boundary=b" : "application/x-www-form-urlencoded"
      guard let form = Form(bytes, type: type) else { return }
      _ = PatientForm(form).profile(from: shop.patient)
      _ = FindingFields.answer(form)
      for procedure in shop.vocabulary.procedures {
        shop.edit(BlockForm(procedure, form).settings(place: nil))
      }
    case .hook:
      for service in CDSService.allCases {
        _ = try? shop.advisor.answer(bytes, to: service, on: shop.patient.date, address: nil)
      }
      _ = try? CDSFeedback(bytes)
    case .token: _ = ClientToken(String(decoding: bytes, as: UTF8.self))
    }
  }
}
