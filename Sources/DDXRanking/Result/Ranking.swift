public import DDXCore

/// Which sources hurt, how sure that is, and why: the whole trace of one run.
///
/// Explaining, reporting and comparing read it; they never recompute.
public struct Ranking: Sendable {
  /// The profile that was ranked.
  public let profile: DocumentReference
  /// The protocol in force.
  public let rules: DocumentReference
  /// The modules that took part, by id.
  public let modules: [ModuleReference]
  /// The safety verdict, which comes before the ranking.
  public let safety: SafetyVerdict
  /// The sources, most probable first; ties by id.
  public let candidates: [Candidate]
  /// The sources that could not be assessed; their probability is in `other`.
  public let unassessed: [UnassessedSource]
  /// The next step; nil if the protocol has no rules for it.
  public let recommendation: Recommendation?
  /// The blocks recorded in the profile.
  public let blocks: [RecordedBlock]
  /// Remarks for the reader.
  public let notes: [RankingNote]
  /// The effect of each entry of the profile, in the order of the document.
  public let ledger: [LedgerEntry]
  /// The natural logarithm of the probability of the evidence.
  public let logEvidence: Double
  /// How certain the ranking is, given uncertain numbers; nil if that was not requested.
  public internal(set) var certainty: Certainty?

  /// A document that took part.
  public struct DocumentReference: Hashable, Sendable {
    /// Its id, such as `ddx`.
    public let id: String
    /// Its edition; nil for a profile.
    public let edition: String?
    /// Its SHA-256, in hexadecimal.
    public let digest: String
  }

  /// A module that took part.
  public struct ModuleReference: Hashable, Sendable {
    /// The source it scores.
    public let id: SourceID
    /// Its version.
    public let version: String
    /// The contract it was written for.
    public let contract: ContractVersion
    /// Its evidence edition.
    public let evidence: String
    /// The SHA-256 of its evidence document.
    public let digest: String
  }

  /// A source that could not be assessed.
  public struct UnassessedSource: Hashable, Sendable {
    /// The source.
    public let source: SourceID
    /// Whether it failed, rather than not coming into question.
    public let isFailure: Bool
    /// Why, in the module's words.
    public let reason: String
    /// How probable it could be before evidence, where its share is known.
    public let pretest: Probability?
  }

  /// The candidate of a source, or nil where it was not assessed.
  public func candidate(_ source: SourceID) -> Candidate? {
    candidates.first { $0.source == source }
  }
}

/// One source in the ranking.
public struct Candidate: Sendable {
  /// The source.
  public let source: SourceID
  /// The source in words.
  public let title: String
  /// Its place, from 1.
  public let rank: Int
  /// The probability that it hurts, before the evidence.
  public let pretest: Probability
  /// The probability that it hurts, after all the evidence; several sources may hurt at once.
  public let posttest: Probability
  /// The probability after its own evidence only, as on a nomogram.
  public let alone: Probability
  /// Where, most probable first.
  public let sites: [RankedSite]
  /// The steps that made its share.
  public let shareTerms: [ShareTerm]
  /// The effect of each recorded finding on it, by code, side and level.
  public let evidence: [EvidenceRow]
  /// What else it may be; only for `other`, with the findings that point there.
  public let suspects: [NamedSuspect]
  /// The effect of each other source on it, in the order of the modules.
  public let rivals: [Rival]

  /// The most probable site.
  public var site: Site { sites.first?.site ?? .unspecified }

  /// The probability that the source hurts at a place.
  func posttest(at place: (side: Side, levels: [Level])?) -> Probability {
    guard let place else { return .zero }
    let reached = sites.filter { ranked in
      let level = ranked.site.level
      return place.side.concerns(ranked.site.side)
        && (place.levels.isEmpty
          || level.map { level in place.levels.contains { $0.reaches(level) } } != false)
    }
    return Probability(
      clamping: min(posttest.value, reached.reduce(0) { $0 + $1.posttest.value }))
  }

  /// A site of the source.
  public struct RankedSite: Hashable, Sendable {
    /// The site.
    public let site: Site
    /// The probability that the source hurts there, before the evidence.
    public let pretest: Probability
    /// The probability that the source hurts there, after the evidence.
    public let posttest: Probability
  }

  /// Another source that shares the evidence.
  public struct Rival: Hashable, Sendable {
    /// The other source.
    public let source: SourceID
    /// P(this source | evidence, the other does not hurt): above ``Candidate/posttest`` where the other
    /// explains a part of the evidence away.
    public let posttestWithout: Probability
  }

  /// A suspect with what points to it.
  public struct NamedSuspect: Sendable {
    /// The suspect.
    public let suspect: Suspect
    /// The present findings that point to it.
    public let pointers: [FindingCode]
    /// The probability that it is the cause, before the evidence; nil where the edition gives it none.
    public let pretest: Probability?
    /// The probability that it is the cause, after the evidence; nil where the edition gives it none.
    public let posttest: Probability?

    /// Whether it is worth naming: something recorded points to it, and it is no longer as
    /// improbable as in anyone.
    public var isNotable: Bool {
      guard let pretest, let posttest else { return !pointers.isEmpty }
      return posttest.value >= Self.notable
        || (posttest.value >= Self.notable / 4 && posttest.value >= 2 * pretest.value)
    }

    /// The probability from which a suspect is named whatever raised it; assumed.
    static let notable = 0.02
  }

  /// The suspects that are worth naming, most probable first.
  public var notableSuspects: [NamedSuspect] { suspects.filter(\.isNotable) }
}

/// The effect of one recorded finding on one source.
public struct EvidenceRow: Hashable, Sendable {
  /// The kind of a row.
  public enum Kind: Hashable, Sendable {
    /// A recorded finding.
    case finding(Finding)
    /// A block.
    case block(DiagnosticBlock)
    /// The blocks of one session, which have one relief between them.
    case session([DiagnosticBlock])
    /// The order in which two agents wore off.
    case orderOfDurations
    /// The overlap among the findings of a group.
    case interaction(group: String)
  }

  /// Its kind.
  public let kind: Kind
  /// The odds of the source with all its evidence over those without this row, before other sources
  /// explain anything away: for a finding that stands alone its likelihood ratio.
  public let ratio: LikelihoodRatio
  /// Its natural logarithm: the rows of a source add up.
  public let logOdds: Double
  /// The group of findings it belongs to, if any.
  public let group: String?
  /// The citation of the accuracy; nil for an interaction.
  public let citation: CitationID?
}

/// A block of the profile.
public struct RecordedBlock: Hashable, Sendable {
  /// Why a block was not weighed.
  public enum Unweighed: Hashable, Sendable {
    /// The protocol has no response model.
    case noResponseModel
    /// The protocol gives no numbers for this procedure.
    case noResponse
    /// No outcome was recorded.
    case noOutcome
  }

  /// The block.
  public let block: DiagnosticBlock
  /// The reason why it was not weighed; nil if it was.
  public let unweighed: Unweighed?
  /// How what it showed may have come about; nil where it was not weighed, was a plain test, or shares
  /// its reading with others.
  public let explanation: BlockExplanation?

  init(block: DiagnosticBlock, unweighed: Unweighed?, explanation: BlockExplanation? = nil) {
    self.block = block
    self.unweighed = unweighed
    self.explanation = explanation
  }
}

/// The possible explanations of the result of a block, after all the evidence.
public struct BlockExplanation: Hashable, Sendable {
  /// The probability that the needle missed its target.
  public let missed: Probability
  /// The probability that the drug ran off in a vessel.
  public let vessel: Probability
  /// The probability that the nerves run where this approach does not reach them.
  public let anatomy: Probability
  /// The probability that a sensitised nervous system kept it from working.
  public let sensitised: Probability
  /// The probability that the relief was a placebo response; zero where it fell short.
  public let placebo: Probability

  /// The probability that it never reached its target, for whatever reason.
  public var notReached: Probability {
    Probability(clamping: missed.value + vessel.value + anatomy.value + sensitised.value)
  }
}

/// Something a reader should know, as a value; the reports word it.
public enum RankingNote: Hashable, Sendable {
  /// The pain is not chronic: for how long it has lasted, in a tool for pain of three months and more.
  case notChronic(ClinicalDuration)
  /// No pain is recorded that a source could explain.
  case painless
  /// The shares come from referral pain clinics and the patient is seen elsewhere.
  case setting(Pain.Setting)
  /// The patient is not grown up, and the numbers come from adults.
  case young(age: Int)
  /// A level of a sixth lumbar vertebra is recorded; sources know five.
  case sixLumbarVertebrae
  /// P(two or more sources) had to be lowered.
  case multipleSourcesLowered(requested: Double, used: Double)
  /// The added modules ask for a larger share than `other` can give: the rest is squeezed.
  case addedShares(asked: Double, available: Double)
  /// The evidence is improbable under the model: it contradicts itself.
  case conflict(nats: Double)
  /// A finding that a module reads without a number.
  case noted(Finding, reason: String, source: SourceID)
  /// A finding that no module reads.
  case unread(Finding)
  /// A finding on a side or level where its source has no site.
  case elsewhere(Finding, source: SourceID)
  /// A remark of a module.
  case remark(String, source: SourceID)
}
