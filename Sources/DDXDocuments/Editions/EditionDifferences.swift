public import DDXCore

/// In what two protocol editions differ, and the left one with some of it applied.
///
/// Made once, it may be used by many tasks at once.
public struct EditionDifferences: Sendable {
  /// The left edition.
  public let left: ResolvedProtocol
  /// The right edition.
  public let right: ResolvedProtocol
  /// Everything that differs, in the order of the left document.
  public let differences: [ProtocolDifference]
  /// The smallest sets of differences that each give a valid edition when applied to the left one.
  ///
  /// A difference that moves a result is in exactly one of them. The inert ones that go along,
  /// such as the citation of a new number, come last, and may go along with more than one.
  public let edits: [ProtocolEdit]

  private let editor: EditionEditor
  private let applied: [Set<Int>]

  /// Compares two editions; the caller decides which is left.
  public init(from left: ResolvedProtocol, to right: ResolvedProtocol) {
    let changes = DifferenceFinder.changes(from: left, to: right)
    let editor = EditionEditor(left: left, changes: changes)
    let groups = editor.edits()
    let applied = groups.map(editor.withCompanions)
    self.left = left
    self.right = right
    self.editor = editor
    self.applied = applied
    self.differences = changes.map(\.difference)
    self.edits = zip(groups, applied).map { group, all in
      let order = group.sorted() + all.subtracting(group).sorted()
      let differences = order.map { changes[$0].difference }
      return ProtocolEdit(
        id: Self.name(group.sorted().map { changes[$0] }), differences: differences)
    }
  }

  /// The left edition with some edits, by their places in ``edits``.
  ///
  /// Edits that are each valid may contradict one another; together they are taken as they stand.
  /// A protocol with edits has no document, and so no digest.
  ///
  /// - Throws: ``DocumentFaults`` where the edits together give nothing that can be read.
  public func rules(applying edits: Set<Int>) throws(DocumentFaults) -> ClinicalProtocol {
    if edits.isEmpty { return left.rules }
    let chosen = edits.reduce(into: Set<Int>()) { $0.formUnion(applied[$1]) }
    let result = editor.rules(applying: chosen.sorted(), digest: "")
    if let rules = result.rules { return rules }
    let file = left.files.first?.name ?? left.rules.name
    throw DocumentFaults(result.errors.map { Diagnostic(fault: $0, file: file) })
  }

  /// The key of a single difference, or what several have in common.
  private static func name(_ changes: [EditionChange]) -> String {
    if changes.count == 1, let only = changes.first { return only.difference.key }
    var common = changes.first?.subject ?? []
    for change in changes {
      common = Array(zip(common, change.subject).prefix { $0 == $1 }.map(\.0))
    }
    let parts = changes.map { change in
      change.difference.key.dropFirst(common.isEmpty ? 0 : common.joined(separator: "/").count + 1)
    }
    let names = parts.map { $0.isEmpty ? "." : String($0) }.joined(separator: ", ")
    return common.isEmpty ? names : "\(common.joined(separator: "/"))/{\(names)}"
  }
}
