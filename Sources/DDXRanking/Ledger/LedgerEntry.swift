public import DDXCore

/// The effect of one entry of a profile.
public struct LedgerEntry: Hashable, Sendable {
  /// Its effect.
  public enum Use: String, CaseIterable, Sendable {
    /// It moves a probability.
    case number
    /// A rule reads it: safety, a contraindication, a criterion, an interval.
    case rule
    /// It only names the document.
    case name
    /// Nothing.
    case none
  }

  /// Why.
  public enum Reason: Hashable, Sendable {
    /// How often each source is the one at this age, or after this operation.
    case share
    /// Where each source may hurt.
    case place
    /// It is weighed as evidence.
    case evidence
    /// It is part of how a block is weighed.
    case block
    /// The blocks of one session are weighed together.
    case session
    /// A rule of safety reads it.
    case safety
    /// A contraindication, of a procedure or a pathway, reads it.
    case contraindication
    /// A criterion reads it.
    case criterion
    /// Intervals, sessions and windows are counted from it.
    case interval
    /// It decides whether the pain is chronic.
    case chronic
    /// A warning depends on the kind of clinic.
    case setting
    /// It decides whether the finding counts as present.
    case gradeThreshold
    /// It is the name of the document.
    case name
    /// No study read gives a coefficient for it.
    case noCoefficient
    /// Another pain is not the one that is ranked.
    case otherPain
    /// It was asked for, and nobody could answer: it says nothing, and is not asked again.
    case notKnown
    /// No module reads the finding and no rule.
    case unread
    /// A more detailed record says the same.
    case inDetail
    /// A module reads it without a number: its reasons.
    case noted([String])
    /// The source has no site there.
    case elsewhere
    /// A warning sign counts wherever it is.
    case anywhere
    /// The finding itself moves nothing.
    case ofUnread
    /// No module distinguishes the grades.
    case gradeUnread
    /// How it has developed is read of warning signs only.
    case courseUnread
    /// An absent finding has no course.
    case courseOfAbsent
    /// The agent had worn off.
    case scoreTooLate
    /// The block itself was not weighed.
    case unweighed(RecordedBlock.Unweighed)
    /// Neither the block model of the edition nor a criterion reads it.
    case blockUnread
    /// A test injection is read by its anaesthetic.
    case steroid
    /// No rule of the edition concerns drugs of this class.
    case drugWithoutRule
    /// Rules read the class of a drug, not its name.
    case drugName
    /// No rule of the edition concerns this allergy.
    case allergyWithoutRule
    /// Nothing recorded is counted from it.
    case nothingCounted
  }

  /// The finding or block that an attribute belongs to.
  public enum Subject: Hashable, Sendable {
    /// A finding.
    case finding(FindingCode)
    /// A block of a day or a month.
    case block(String)
  }

  /// Where it stands, such as `findings/finding[3]/@grade`, counted from 1 in the order of the
  /// document.
  ///
  /// Where some findings are not known, each is given by its code instead.
  public let path: String
  /// What kind of thing it is.
  public let item: LedgerItem
  /// Its value, as documents write it.
  public let value: String
  /// The finding or block that it belongs to.
  public let subject: Subject?
  /// Its effect.
  public let use: Use
  /// Why.
  public let reason: Reason

  init(
    _ path: String, _ item: LedgerItem, _ value: String, _ use: Use, _ reason: Reason,
    of subject: Subject? = nil
  ) {
    self.path = path
    self.item = item
    self.value = value
    self.subject = subject
    self.use = use
    self.reason = reason
  }
}
