import DDXDocuments

/// Profiles that together say everything that a profile can say.
enum Everything {
  static let documents: [DocumentFile] = [
    Samples.profile(
      findings: """
        <finding code="pain.groin" probability="0.25" side="right"/>
        <finding code="redflag.foot-drop" state="absent" side="left" level="L5" course="unchanged"/>
        <finding code="mri.facet-arthropathy" state="present" side="right" level="L4-5" grade="2"/>
        """,
      blocks: """
        <block procedure="medial-branch-block" date="2026-03-02" time="09:30" side="right"
               nerves="L3 L4 L5" agent="lidocaine bupivacaine" volume="0.5" steroid="no"
               pain-before="7" relief-duration="PT2H" movements="better" guidance="fluoroscopy"
               contrast="live" vascular-uptake="not-seen" sedation="none" diary="hourly"
               complication="redflag.fever">
          <score after="PT1H" pain="2"/><score after="PT30M" pain="3"/>
        </block>
        <block procedure="hip-joint-injection" side="unspecified" date="2026-02" relief="worse"/>
        <block procedure="interlaminar-epidural" date="2026-01-10" relief-back=">= 80"
               relief-leg="&lt; 50"/>
        <block procedure="provocation-discography" date="2026-01-12" levels="L5-S1"
               concordant="yes" pain="8" pressure="15.5" control-disc="painless"/>
        """,
      pain: """
        <pain duration="P36M" intensity="6.5" side="right" setting="pain-clinic"/>
        <other-pain code="pain.knee" side="left" duration="P2Y" intensity="3"/>
        """,
      rest: """
        <medication class="anticoagulant" name="apixaban"/><medication class="opioid"/>
        <allergy to="latex"/>
        """),
    profile(patient: #"<patient age="31" sex="female" bmi="23.4" pregnant="yes"/>"#),
    // A session; two blocks of one day that are one; two of one day that are not.
    Samples.profile(
      blocks: """
        <session date="2026-01-05" time="10:00" relief="90" agent="lidocaine" sedation="opioid">
          <block procedure="medial-branch-block" side="right" levels="L4-5"/>
          <block procedure="sacroiliac-joint-injection" side="right" guidance="ultrasound"/>
        </session>
        <block procedure="medial-branch-block" side="right" levels="L4-5" date="2026-02-05"
               relief="40" sedation="none"/>
        <block procedure="hip-joint-injection" side="right" date="2026-03-05" relief="10"/>
        <block procedure="sacroiliac-joint-injection" side="right" date="2026-02-05"
               sedation="propofol"/>
        <block procedure="hip-joint-injection" side="right" date="2026-04-05" relief="20"
               reading="own"/>
        <block procedure="sacroiliac-joint-injection" side="right" date="2026-04-05" relief="70"/>
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

  private static func profile(patient: String) -> DocumentFile {
    Samples.file(
      "<profile xmlns=\"urn:ddx:profile:1\" id=\"sample\">\(patient)<pain side=\"midline\"/></profile>"
    )
  }
}
