public import DDXCore
internal import DDXDocuments

/// Writes FHIR R4: the form of a vocabulary, and profiles as answers to it or as a bundle.
///
/// What is written is read back by ``FHIRReader`` as the same profile.
public struct FHIRWriter: Sendable {
  let vocabulary: Vocabulary

  /// Creates a writer.
  ///
  /// - Parameter vocabulary: The vocabulary that profiles are named in.
  public init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Writes the form.
  ///
  /// - Parameter groups: The groups of findings that it asks for; nil for all, and for blocks, drugs and
  ///   allergies beside them.
  /// - Returns: A `Questionnaire` as JSON, ended by a line feed.
  public func questionnaire(groups: [String]? = nil) -> String {
    QuestionnaireWriter(vocabulary: vocabulary).questionnaire(groups: groups).document
  }

  /// Writes a profile as answers to the form.
  ///
  /// - Returns: A `QuestionnaireResponse` as JSON, ended by a line feed.
  public func response(_ profile: ClinicalProfile) -> String {
    ResponseWriter(vocabulary: vocabulary).response(
      ProfileWriter(vocabulary: vocabulary).element(profile)
    ).document
  }

  /// Writes a profile as the resources that FHIR has for what it says.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - answer: The answer that is written beside it; nil for the profile alone.
  /// - Returns: A `Bundle` as JSON, ended by a line feed.
  public func bundle(_ profile: ClinicalProfile, answer: FHIRAnswer? = nil) -> String {
    let writer = BundleWriter(
      vocabulary: vocabulary, profile: ProfileWriter(vocabulary: vocabulary).element(profile),
      seed: profile.digest.isEmpty ? profile.id : profile.digest)
    let entries = writer.entries()
    let more = answer.map { writer.entries(of: $0, behind: entries) } ?? []
    return writer.bundle(entries + more).document
  }
}
