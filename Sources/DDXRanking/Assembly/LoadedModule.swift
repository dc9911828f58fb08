public import DDXCore

/// A module as the host has it: the source, and its evidence where the host can read it.
public struct LoadedModule: Sendable {
  /// The source.
  public let source: any PainSource
  /// Its evidence table; nil for a program, whose numbers come with its answers.
  public let table: EvidenceTable?

  /// Creates a loaded module.
  public init(source: any PainSource, table: EvidenceTable?) {
    self.source = source
    self.table = table
  }

  /// Whether the module is its table and nothing else.
  var isDeclared: Bool {
    (source as? DeclaredSource)?.table.digest == table?.digest && table != nil
  }
}

/// Why modules can't work together.
public enum RegistryError: Error, Hashable, Sendable {
  /// Two modules score the same source.
  case duplicate(SourceID)
  /// A module has no id.
  case emptyID
  /// A module was written for another contract.
  case contract(SourceID, asked: ContractVersion, host: ContractVersion)
  /// A module claims the id that stands for everything unassessed.
  case reserved(SourceID)
  /// Two sources put one finding into different groups.
  case twoGroups(FindingCode, first: String, second: String)
}

/// The modules of a run, checked and in order of id.
struct Registry: Sendable {
  let modules: [LoadedModule]

  init(_ modules: [LoadedModule]) throws(RegistryError) {
    var seen: Set<SourceID> = []
    for module in modules {
      let descriptor = module.source.descriptor
      guard !descriptor.id.name.isEmpty else { throw .emptyID }
      guard descriptor.id != .other else { throw .reserved(descriptor.id) }
      guard seen.insert(descriptor.id).inserted else { throw .duplicate(descriptor.id) }
      guard ContractVersion.current.accepts(descriptor.contract) else {
        throw .contract(descriptor.id, asked: descriptor.contract, host: .current)
      }
    }
    self.modules = modules.sorted { $0.source.descriptor.id < $1.source.descriptor.id }
  }
}
