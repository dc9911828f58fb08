package import DDXCore

/// The two ways of a profile; nearly all take the first, which is many times as fast.
extension DocumentReader {
  /// Reads a profile without its schema, or nil where only the schema can say whether it is right.
  package func profileWithoutSchema(_ file: DocumentFile) -> Decoded<ClinicalProfile>? {
    withoutSchema(file, digest: file.digest)
  }

  /// The result for a profile, or nil if it is doubtful, so that only the schema can decide.
  func notesWithoutSchema(_ file: DocumentFile) -> [Diagnostic]? {
    withoutSchema(file, digest: "")?.notes
  }

  private func withoutSchema(
    _ file: DocumentFile, digest: @autoclosure () -> String
  ) -> Decoded<ClinicalProfile>? {
    DocumentDecoding.decodeWithoutSchema(file, as: .profile, shape: ProfileShape.holds) {
      ProfileDecoder(names: profileNames).decode($0, $1, digest: digest())
    }
  }

  /// Reads a profile and holds it against its schema.
  ///
  /// - Throws: ``DocumentFaults`` with everything that is wrong.
  package func profileHeldAgainstSchema(
    _ file: DocumentFile
  ) throws(DocumentFaults) -> Decoded<ClinicalProfile> {
    try DocumentDecoding.decode(file, as: .profile) { root, log in
      ProfileDecoder(names: profileNames).decode(root, log, digest: file.digest)
    }
  }

  private var profileNames: VocabularyNames {
    VocabularyNames(
      vocabulary: vocabulary, absentModules: absentModules, table: findings, search: search)
  }
}
