#if Serve

import DDXCore
import DDXDocuments
import DDXFHIR
import DDXReports

/// Files that are opened.
extension Site {
  /// What a file holds.
  enum Opened {
    /// A profile.
    case workup(Workup)
    /// A chart, of which somebody must see what was read before it is taken.
    case chart(FHIRImport)
  }

  /// What the bytes of a file hold: a profile as XML, or FHIR as JSON.
  func opened(_ bytes: [UInt8]) -> Result<Opened, PageFaults> {
    guard let first = bytes.first(where: { !Self.spaces.contains($0) }) else {
      return .failure(PageFaults(["Choose the file of a profile, or one of FHIR."]))
    }
    do throws(DocumentFaults) {
      if first == UInt8(ascii: "{") { return .success(.chart(try chart(bytes))) }
      let profile = try clinic.reader.profile(DocumentFile(name: "the profile", bytes: bytes))
      return taken(profile.value).map { .workup($0) }
    } catch {
      return .failure(
        PageFaults(words(of: error.diagnostics.filter { $0.severity == .error })))
    }
  }

  /// A profile as a patient to work on.
  func taken(_ profile: ClinicalProfile) -> Result<Workup, PageFaults> {
    do {
      return .success(try Workup(clinic, profile))
    } catch {
      return .failure(PageFaults([error.message.capitalisedFirst]))
    }
  }

  /// What is wrong with a file or worth knowing of it, each with its line and what helps.
  func words(of diagnostics: [Diagnostic]) -> [String] {
    let renderer = DiagnosticRenderer()
    return diagnostics.map { fault in
      let place = fault.line.map { "Line \($0): " } ?? ""
      let help = renderer.help(for: fault).map { " (\($0))" } ?? ""
      return (place + renderer.message(for: fault) + help).capitalisedFirst
    }
  }

  /// A chart on the day that it names, or where it names none, on that of today.
  private func chart(_ bytes: [UInt8]) throws(DocumentFaults) -> FHIRImport {
    let reader = FHIRReader(documents: clinic.reader)
    do throws(DocumentFaults) {
      return try reader.read(bytes, name: "the file")
    } catch {
      guard error.diagnostics.contains(where: { $0.fault == .fhir(.noDay) }) else { throw error }
    }
    return try reader.read(bytes, name: "the file", date: today())
  }

  /// What may stand before a file begins: spaces, and the mark of UTF-8.
  private static let spaces = Set(" \t\r\n\u{FEFF}".utf8)
}

extension PageFaults {
  /// What is wrong with the file of the start page.
  fileprivate init(_ words: [String]) {
    self.init(faults: words.map { PageFault(field: "field-file", text: $0) })
  }
}

#endif
