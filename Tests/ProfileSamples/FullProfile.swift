/// A profile with every element and attribute that a profile can have.
public enum FullProfile {
  /// Its document.
  public static let text = """
    <profile xmlns="urn:ddx:profile:1" id="sample" date="2026-05-10">
      <patient age="31" sex="female" bmi="23.4" pregnant="yes"/>
      <pain duration="P36M" intensity="6.5" side="right" setting="pain-clinic"/>
      <other-pain code="pain.knee" side="left" duration="P2Y" intensity="3"/>
      <findings>
        <finding code="pain.groin" probability="0.0000123" side="right"/>
        <finding code="redflag.foot-drop" state="absent" side="left" level="L5" course="unchanged"/>
        <finding code="mri.facet-arthropathy" state="present" side="right" level="L4-5" grade="2"/>
        <finding code="mri.facet-arthropathy" state="present" side="left" level="L4-5" grade="1"/>
        <finding code="pain.standing" state="not-known"/>
      </findings>
      <blocks>
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
        <session date="2026-01-05" time="10:00" relief="50-75" agent="lidocaine" sedation="opioid">
          <score after="PT1H" pain="4"/>
          <block procedure="medial-branch-block" side="right" levels="L4-5"/>
          <block procedure="sacroiliac-joint-injection" side="right" guidance="ultrasound"/>
        </session>
        <session date="2025-12-05">
          <block procedure="medial-branch-block" side="left" levels="L4-5"/>
          <block procedure="hip-joint-injection" side="left"/>
        </session>
        <block procedure="hip-joint-injection" side="right" date="2026-04-05" relief="20"
               reading="own"/>
        <block procedure="sacroiliac-joint-injection" side="right" date="2026-04-05" relief="70"/>
      </blocks>
      <medication class="anticoagulant" name="apixaban 5 mg"/><medication class="opioid"/>
      <allergy to="latex"/><allergy to="other"/>
    </profile>
    """
}
