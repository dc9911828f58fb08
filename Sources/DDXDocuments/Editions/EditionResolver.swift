internal import DDXCore
internal import DDXMarkup

/// Resolves what an edition inherits, and makes a protocol.
struct EditionResolver {
  let names: VocabularyNames

  /// Resolves and decodes an edition.
  func resolve(
    _ file: DocumentFile, parents: (String) -> DocumentFile?
  ) throws(DocumentFaults) -> Decoded<ResolvedProtocol> {
    let documents = try chain(file, parents)
    let faults = EditionFaults(documents: documents.count)
    let root = merged(documents, faults)
    var rules: ClinicalProtocol?
    if let root {
      refuseContradictions(in: root, faults)
      let laidOut = EditionTree(root, of: documents)
      let lineage = documents.dropFirst().map {
        ProtocolAncestor(name: $0.name, digest: $0.file.digest)
      }
      rules = file.withBytes { bytes in
        let log = FaultLog(
          bytes: file.isLaidOut ? nil : bytes, isChecked: documents.allSatisfy(\.file.isLaidOut))
        let rules = laidOut.tree.root.flatMap {
          ProtocolDecoder.decode(
            $0, log, names: names, digest: file.digest, lineage: lineage)
        }
        faults.add(log.entries, in: laidOut)
        return rules
      }
    }
    let diagnostics = zip(documents, faults.entries).flatMap { $0.diagnostics($1) }
    if diagnostics.contains(where: { $0.severity == .error }) { throw DocumentFaults(diagnostics) }
    guard let rules, let root else {
      // Something was left out and nothing said so: never let it pass.
      throw DocumentFaults(
        file.name, .shape(.refused(element: DocumentKind.protocol.rawValue, attribute: nil)))
    }
    return Decoded(
      ResolvedProtocol(rules: rules, root: root, documents: documents, names: names),
      notes: diagnostics)
  }

  /// Reports criteria whose words contradict their numbers, where the words stand.
  private func refuseContradictions(in root: EditionElement, _ faults: EditionFaults) {
    for criterion in root.child("criteria")?.children ?? [] where criterion.name == "criterion" {
      let contradicted = CriterionText.contradictions(
        in: criterion.text, relief: criterion.value("relief").flatMap(DecimalText.value),
        blocks: criterion.value("blocks").flatMap(Int.init))
      for name in contradicted {
        // Words that were not written anew for a new number are refused where they are merged.
        guard let attribute = criterion.attributes.first(where: { $0.name == name }),
          attribute.origin.document >= criterion.textOrigin.document
        else { continue }
        faults.error(
          .contradictedText(attribute: name, value: attribute.value), at: criterion.textOrigin,
          attribute.origin == criterion.textOrigin ? name : nil)
      }
    }
  }

  /// The document and those that it extends, the nearest first.
  private func chain(
    _ file: DocumentFile, _ parents: (String) -> DocumentFile?
  ) throws(DocumentFaults) -> [SourceDocument] {
    var documents = [try SourceDocument(file)]
    while let last = documents.last, let name = last.value("extends") {
      let names = documents.map(\.name)
      if names.contains(name) {
        throw refusal(documents, .cycle(names: names + [name]))
      }
      guard let parent = parents(name) else {
        let near = NearNames.near(name, among: Shipped.protocols.map(\.name))
        throw refusal(documents, .unknownParent(name: name, near: near))
      }
      let document = try SourceDocument(parent)
      // A document that goes by another name would never be met again.
      guard document.name == name else {
        throw refusal(documents, .unknownParent(name: name, near: [document.name]))
      }
      documents.append(document)
    }
    return documents
  }

  /// What the last document extends is wrong; what else is wrong with the first is said as well.
  private func refusal(
    _ documents: [SourceDocument], _ fault: ProtocolFault
  ) -> DocumentFaults {
    let faults = EditionFaults(documents: documents.count)
    faults.error(fault, at: .init(document: documents.count - 1, element: 0), "extends")
    return DocumentFaults(zip(documents, faults.entries).flatMap { $0.diagnostics($1) })
  }

  /// The edition with all that it inherits, from the farthest ancestor on.
  private func merged(_ documents: [SourceDocument], _ faults: EditionFaults) -> EditionElement? {
    let elements = documents.indices.compactMap { index in
      documents[index].tree.root.map { EditionElement($0, document: index) }
    }
    guard var result = elements.last else { return nil }
    let merge = EditionMerge(faults: faults)
    // An edition that extends nothing has nothing to remove.
    merge.refuseRemovals(in: result)
    for element in elements.dropLast().reversed() {
      result = merge.edition(element, extending: result)
    }
    return result
  }
}
