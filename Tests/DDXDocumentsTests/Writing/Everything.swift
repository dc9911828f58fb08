import DDXDocuments
import ProfileSamples

/// Profiles that together say everything that a profile can say.
enum Everything {
  static let documents: [DocumentFile] = [
    Samples.file(FullProfile.text),
    Samples.file(
      #"<profile xmlns="urn:ddx:profile:1" id="a"><patient age="31"/><pain side="midline"/></profile>"#
    ),
    // Two blocks of one day that are one.
    Samples.profile(
      blocks: """
        <block procedure="medial-branch-block" side="right" levels="L4-5" date="2026-02-05"
               relief="40" sedation="none"/>
        <block procedure="sacroiliac-joint-injection" side="right" date="2026-02-05"
               sedation="propofol"/>
        """),
    // Scores of a session are read within the time of each anaesthetic.
    Samples.profile(
      blocks: """
        <session date="2026-01-05" pain-before="8">
          <score after="PT1H" pain="4"/><score after="PT6H" pain="1"/>
          <block procedure="medial-branch-block" side="right" levels="L4-5" agent="lidocaine"/>
          <block procedure="hip-joint-injection" side="right" agent="bupivacaine"/>
        </session>
        """),
  ]
}
