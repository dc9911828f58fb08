/// A name that documents use for one kind of thing, such as a finding or a procedure.
///
/// `Kind` only keeps the names of different things apart; see the aliases below. Each name is kept once
/// for the whole program, so that identifiers are copied, compared and hashed as numbers are.
public struct Identifier<Kind>: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  private let kept: Unmanaged<KeptName>

  /// The name as documents write it, such as `sij.thigh-thrust`.
  public var name: String { kept._withUnsafeGuaranteedRef { $0.text } }

  /// Creates an identifier from the name in a document; any text is accepted.
  public init(_ name: String) { kept = KeptNames.shared.kept(name) }

  /// Creates an identifier from a literal.
  public init(stringLiteral name: String) { self.init(name) }

  /// The name.
  public var description: String { name }

  /// Whether the names are the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.kept.toOpaque() == right.kept.toOpaque()
  }

  /// Hashes the number of the name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kept._withUnsafeGuaranteedRef { $0.number })
  }

  /// Orders by the bytes of the name, so that no locale takes part.
  public static func < (left: Self, right: Self) -> Bool {
    left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

/// What a finding code names.
public enum FindingKindTag {}
/// What a procedure id names.
public enum ProcedureTag {}
/// What a source id names.
public enum SourceTag {}
/// What a citation id names.
public enum CitationTag {}
/// What a disease id names.
public enum DiseaseTag {}

/// The code of a finding, such as `sij.thigh-thrust`.
public typealias FindingCode = Identifier<FindingKindTag>
/// The id of a procedure, such as `medial-branch-block`.
public typealias ProcedureID = Identifier<ProcedureTag>
/// The id of a pain source, such as `facet-joint`.
public typealias SourceID = Identifier<SourceTag>
/// The id of a citation, such as `Lord1995`.
public typealias CitationID = Identifier<CitationTag>
/// The id of a disease of the vocabulary, such as `spinal-infection`.
public typealias DiseaseID = Identifier<DiseaseTag>

extension Identifier where Kind == SourceTag {
  /// Pain from a source that no module assesses.
  public static var other: SourceID { otherSource }
}

/// Kept, since it is compared with for every source of every profile.
private let otherSource: SourceID = "other"
