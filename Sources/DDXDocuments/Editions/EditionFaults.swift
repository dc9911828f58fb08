internal import DDXMarkup

/// The faults of an edition, each in the document where its cause stands.
final class EditionFaults {
  /// The faults of each document.
  private(set) var entries: [[FaultLog.Entry]]

  init(documents: Int) { entries = Array(repeating: [], count: documents) }

  /// Adds an error at an element, or at an attribute of it.
  func error(
    _ fault: ProtocolFault, at origin: EditionElement.Origin, _ attribute: String? = nil
  ) {
    add(
      FaultLog.Entry(
        severity: .error, fault: .protocol(fault), element: origin.element, attribute: attribute),
      to: origin.document)
  }

  /// Adds the faults found in the resolved tree.
  ///
  /// Warnings of a parent are left out: they are for whoever reads the parent.
  func add(_ found: [FaultLog.Entry], in tree: EditionTree) {
    for entry in found {
      var (origin, attribute) = (
        tree.origin(of: entry.element, entry.attribute), entry.attribute
      )
      // What is inherited was right by itself: the nearest document that overrides a part of the
      // element made it wrong.
      let nearest = tree.nearestOrigin(of: entry.element)
      if entry.severity == .error, nearest.document < origin.document {
        (origin, attribute) = (nearest, nil)
      }
      guard entry.severity == .error || origin.document == 0 else { continue }
      add(
        FaultLog.Entry(
          severity: entry.severity, fault: entry.fault, element: origin.element,
          attribute: attribute), to: origin.document)
    }
  }

  private func add(_ entry: FaultLog.Entry, to document: Int) {
    guard entries[document].count < ReadingLimits.faults else { return }
    entries[document].append(entry)
  }
}
