public import DDXCore
internal import DDXDocuments

/// Checks that a module holds to what every module must; one line in a module's tests.
///
/// ```swift
/// @Test func `keeps what every module must`() throws { try checkPainSource(FacetJoint.self) }
/// ```
///
/// Every evidence edition that the module ships is tried with profiles at every age, of every side
/// of pain, with each finding it reads, and with profiles drawn at random from a fixed seed. The
/// worked examples on the module's page are held against its newest edition.
///
/// - Parameters:
///   - type: The factory of the module.
///   - vocabulary: The findings and procedures there are; nil for the shipped ones.
///   - profiles: How many profiles are drawn at random.
/// - Throws: ``ConformanceFailure`` with every check that failed and why.
public func checkPainSource<Factory: PainSourceFactory>(
  _ type: Factory.Type, vocabulary: Vocabulary? = nil, profiles: Int = 1_000
) throws(ConformanceFailure) {
  let bench = FactoryBench(Factory(), vocabulary: vocabulary, profiles: profiles)
  let reports = bench.reports()
  if reports.contains(where: { !$0.failed.isEmpty }) { throw ConformanceFailure(reports) }
}

/// A factory whose modules are made of its own documents.
struct FactoryBench {
  private let factory: any PainSourceFactory
  private let vocabulary: Vocabulary?
  private let profiles: Int

  init(_ factory: any PainSourceFactory, vocabulary: Vocabulary?, profiles: Int) {
    self.factory = factory
    self.vocabulary = vocabulary
    self.profiles = profiles
  }

  /// One report for each evidence edition.
  func reports() -> [ConformanceReport] {
    let documents = factory.documents
    guard !documents.isEmpty else {
      return [unmade(["it ships no evidence document"])]
    }
    return documents.indices.map { index in
      report(
        of: DocumentFile(name: documents[index].path, text: documents[index].text),
        isNewest: index == documents.count - 1)
    }
  }

  private func report(of document: DocumentFile, isNewest: Bool) -> ConformanceReport {
    var edition = ""
    do {
      let reader = DocumentReader(vocabulary: try vocabulary ?? Shipped.vocabulary())
      let decoded = try reader.evidence(document)
      edition = decoded.value.edition
      guard decoded.notes.isEmpty else { return unmade(words(decoded.notes), edition: edition) }
      let report = Conformance(
        try factory.make(evidence: decoded.value), id: factory.source, table: decoded.value,
        page: isNewest ? "\(factory.readme)" : nil, vocabulary: reader.vocabulary,
        rules: try HouseProtocol.newest(reader), profiles: profiles
      ).report()
      return isNewest ? report.requiring(.examples) : report
    } catch let faults as DocumentFaults {
      return unmade(words(faults.diagnostics), edition: edition)
    } catch {
      return unmade(["the source can't be made: \(error)"], edition: edition)
    }
  }

  private func words(_ diagnostics: [Diagnostic]) -> [String] {
    let renderer = DiagnosticRenderer()
    return diagnostics.map { diagnostic in
      let place = diagnostic.line.map { ":\($0)" } ?? ""
      return "\(diagnostic.file)\(place): \(renderer.message(for: diagnostic)) [\(diagnostic.id)]"
    }
  }

  /// The report on a module that there is none of.
  private func unmade(_ reasons: [String], edition: String = "") -> ConformanceReport {
    ConformanceReport(
      source: factory.source, edition: edition,
      results: ConformanceCheck.allCases.map {
        .init($0, $0 == .evidence ? .failed(reasons) : .notChecked("there is no source to check"))
      })
  }
}

/// The house protocol, under which modules are checked.
enum HouseProtocol {
  /// The newest edition.
  ///
  /// - Throws: `DocumentFaults` when it is wrong, which is a fault of ours.
  static func newest(_ reader: DocumentReader) throws -> ClinicalProtocol {
    guard let edition = Shipped.protocols.last(where: { $0.name.hasPrefix("ddx@") }) else {
      throw Missing()
    }
    return try reader.protocol(edition.file).value
  }

  /// No edition is shipped.
  struct Missing: Error, CustomStringConvertible {
    let description = "no edition of the house protocol is shipped"
  }
}
