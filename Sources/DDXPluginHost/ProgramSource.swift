public import DDXCore

/// A pain source that is a running program.
public struct ProgramSource: PainSource {
  /// The description of the module.
  public let descriptor: ModuleDescriptor
  /// The findings and procedures that it defines beyond the vocabulary it was started with.
  public let vocabulary: Vocabulary
  /// The citations of its numbers.
  public let citations: [Citation]
  /// The procedures whose blocks it reads, sorted.
  public let procedures: [ProcedureID]
  /// What it reads of a protocol.
  public let protocolKeys: [ProtocolKey]

  private let program: Program
  private let description: ProgramDescription
  private let known: Vocabulary

  /// Creates a source from a program and what it says of itself.
  ///
  /// - Parameters:
  ///   - program: The running program.
  ///   - description: What it says of itself.
  ///   - known: The vocabulary it was started with.
  init(_ program: Program, _ description: ProgramDescription, known: Vocabulary) {
    self.program = program
    self.description = description
    self.known = known.adding(description.vocabulary)
    descriptor = description.descriptor
    vocabulary = description.vocabulary
    citations = description.citations
    procedures = description.procedures
    protocolKeys = description.protocolKeys
  }

  /// Says what this profile means for the source, by asking the program.
  ///
  /// It may be called from any thread; the program is asked one question at a time. What the
  /// program answered lately it is not asked again.
  ///
  /// - Throws: ``ProgramFailure``. An answer that breaks the contract fails for this profile; a
  ///   program that hangs, ends or is out of step is ended, and fails for every later one.
  public func assess(
    _ profile: ClinicalProfile, under rules: ClinicalProtocol
  ) throws -> Assessment {
    let body = RequestWriter(description: description).body(profile, under: rules)
    let answer = try program.assess(body)
    do throws(ProgramFailure.Reason) {
      return try AssessmentDecoder(profile: profile, description: description, vocabulary: known)
        .decode(answer)
    } catch {
      let failure = ProgramFailure(
        path: program.path, request: .assess, reason: error, complaints: [])
      program.note(failure)
      throw failure
    }
  }
}
