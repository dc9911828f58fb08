import DDXCore
import DDXRanking

/// Words for a patient: every technical term with what it means.
struct PlainWords {
  let glossary: Glossary

  private static let sources: [SourceID: String] = [
    "facet-joint": "the small joints at the back of the spine (facet joints)",
    "intervertebral-disc": "a disc, the cushion between two bones of the spine",
    "sacroiliac-joint": "the joint between the spine and the pelvis (sacroiliac joint)",
    "hip-joint": "the hip joint",
    "nerve-root": "a nerve where it leaves the spine (nerve root)",
    .other: "something else that was not assessed here",
  ]

  private static let procedures: [ProcedureID: String] = [
    "medial-branch-block":
      "numbing the tiny nerves of the small back joints (medial branch block)",
    "facet-joint-injection": "a numbing injection into the small back joints (facet joints)",
    "sacroiliac-joint-injection":
      "a numbing injection into the joint between spine and pelvis (sacroiliac joint)",
    "sacral-lateral-branch-block":
      "numbing the tiny nerves behind the pelvis joint (lateral branch block)",
    "hip-joint-injection": "a numbing injection into the hip joint",
    "transforaminal-block":
      "numbing one nerve where it leaves the spine (nerve root or transforaminal block)",
    "interlaminar-epidural":
      "an injection into the space around the nerves of the spine (epidural)",
    "provocation-discography":
      "a test that presses on the discs to see whether that is your pain (discography)",
  ]

  /// A source, with the title of its table where there are no plain words.
  func source(_ id: SourceID) -> String {
    Self.sources[id] ?? glossary.title(of: id).lowercasedFirst
  }

  /// A procedure, with the vocabulary's title where there are no plain words.
  func procedure(_ id: ProcedureID) -> String {
    Self.procedures[id] ?? glossary.title(of: id).lowercasedFirst
  }

  /// A side for a sentence, such as ` on the right side`.
  func side(_ side: Side) -> String {
    switch side {
    case .left: " on the left side"
    case .right: " on the right side"
    case .bilateral: " on both sides"
    case .midline, .unspecified: ""
    }
  }

  /// A numbing drug, and how long it works.
  func agent(_ agent: DiagnosticBlock.Agent) -> String {
    switch agent.isLongActing {
    case true?: "\(agent.rawValue) (works for several hours)"
    case false?: "\(agent.rawValue) (works for an hour or two)"
    case nil:
      switch agent {
      case .saline: "salt water, without a drug"
      case .localAnaesthetic: "a numbing drug"
      default: "no numbing drug"
      }
    }
  }

  /// How sure a probability is, as one says it.
  func likelihood(_ probability: Probability) -> String {
    switch probability.value {
    case 0.9...: "very likely"
    case 0.7..<0.9: "likely"
    case 0.5..<0.7: "more likely than not"
    case 0.25..<0.5: "quite possible"
    case 0.1..<0.25: "possible, but less likely"
    default: "unlikely"
    }
  }

  private static let questions: [FindingCode: String] = [
    "redflag.saddle-anaesthesia":
      "Is feeling between your legs or around your bottom lost or changed?",
    "redflag.urinary-retention": "Is it hard to pass urine, or does your bladder not empty?",
    "redflag.urinary-incontinence":
      "Have you started to leak urine, or no longer feel it when you pass urine?",
    "redflag.bowel-incontinence": "Have you lost control of your bowels?",
    "redflag.bilateral-leg-symptoms":
      "Are there new pain, numbness or weakness in both legs together?",
    "redflag.reduced-anal-tone": "Did an examination find a weak muscle around your anus?",
    "redflag.post-void-residual-200":
      "Did a scan find that too much urine stays in your bladder?",
    "redflag.pulsatile-abdominal-mass": "Is there a lump in your belly that beats like a pulse?",
    "redflag.tearing-pain": "Did the pain come on suddenly, as if something were tearing?",
    "sij.three-positive-tests":
      """
    Do three or more tests that press on or stretch the joint between spine and pelvis bring on \
    my usual pain?
    """,
  ]

  /// A sign in the record, as the question that was answered with yes.
  func words(_ sign: ClinicalSign) -> String {
    guard case .finding(let code) = sign else { return glossary.words(sign).capitalisedFirst }
    return "Yes to: \(question(of: code))"
  }

  /// Why a test is not offered again.
  func words(_ refusal: Recommendation.Refusal, target: SourceID) -> String {
    switch refusal {
    case .improbable(let posttest, let least):
      "Not now. The chance that your pain comes from there is about \(posttest.percent), and "
        + "these rules ask for \(least.percent) or more before another needle."
    case .painless: "Not now. Without pain on the day, a test injection can show nothing."
    default: "Not under these rules: \(glossary.words(refusal, target: target))."
    }
  }

  /// What to ask the doctor to look at before any injection.
  func request(for code: FindingCode) -> String {
    if let question = Self.questions[code] {
      return "Before any needle, can you check this? \(question)"
    }
    return "Before any needle, can you check this, and explain it to me? "
      + "(\(glossary.question(of: code)))"
  }

  /// A question of the vocabulary, as a patient is asked.
  func question(of code: FindingCode) -> String {
    if let question = Self.questions[code] { return question }
    let question = glossary.question(of: code)
    let spoken = [
      ("Does the patient have", "Do you have"), ("Is the patient", "Are you"),
      ("Has the patient", "Have you"), ("Does the patient", "Do you"),
      ("the patient's", "your"), ("the patient", "you"),
    ]
    return spoken.reduce(question) { text, pair in
      text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1)
    }
  }
}
