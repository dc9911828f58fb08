public import DDXCore

/// Two editions and everything between them: any set of their edits applied to the left one.
///
/// The left edition with all edits applied behaves as the right one; with none, as itself. Edits
/// stand in the order of the document.
public protocol EditionSpace: Sendable {
  /// The edition that is compared.
  var left: ClinicalProtocol { get }
  /// The edition it is compared with.
  var right: ClinicalProtocol { get }
  /// The edits that lead from the left edition to the right one.
  var edits: [ProtocolEdit] { get }

  /// The left edition with some edits applied, by their places in ``edits``.
  ///
  /// - Throws: Any error when these edits together give no valid edition.
  func rules(applying edits: Set<Int>) throws -> ClinicalProtocol
}

extension EditionSpace {
  /// The same editions the other way round: the edits are the same, read backwards.
  ///
  /// Comparing it negates every attribution exactly.
  public var swapped: any EditionSpace {
    (self as? SwappedSpace)?.base ?? SwappedSpace(base: self)
  }

  /// Whether the edition with the smaller name is on the left; attributions are computed so.
  var isCanonical: Bool {
    if left.name != right.name { return left.name.precedes(right.name) }
    return !right.digest.precedes(left.digest)
  }
}

/// A space seen from its right edition.
struct SwappedSpace: EditionSpace {
  let base: any EditionSpace

  var left: ClinicalProtocol { base.right }
  var right: ClinicalProtocol { base.left }
  var edits: [ProtocolEdit] {
    base.edits.map { edit in
      ProtocolEdit(id: edit.id, differences: edit.differences.map(\.swapped))
    }
  }

  func rules(applying edits: Set<Int>) throws -> ClinicalProtocol {
    try base.rules(applying: Set(base.edits.indices).subtracting(edits))
  }
}

extension ProtocolDifference {
  /// The same difference, read backwards.
  var swapped: ProtocolDifference {
    ProtocolDifference(
      key: key, left: right, right: left, leftLocation: rightLocation,
      rightLocation: leftLocation, isInert: isInert)
  }
}

extension String {
  /// Whether it comes first by its bytes, so that no locale takes part.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
