import DDXCore

/// What a program says of itself.
struct ProgramDescription: Sendable {
  let descriptor: ModuleDescriptor
  /// The findings it is told of, under the name that it gave: an alias perhaps.
  let names: [FindingCode: String]
  /// The procedures whose blocks it is told of, and whose coverage it may state.
  let procedures: [ProcedureID]
  let protocolKeys: [ProtocolKey]
  /// What it defines beyond the vocabulary of documents.
  let vocabulary: Vocabulary
  let citations: [Citation]
}
