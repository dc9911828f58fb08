/// What two blocks with different agents show together, when both relieved.
public enum ComparativeBlock: String, CaseIterable, Hashable, Sendable {
  /// The longer-acting agent lasted longer.
  case concordant
  /// It lasted longer, and one of the two far longer than an agent explains.
  case concordantProlonged = "concordant-prolonged"
  /// It lasted no longer than the shorter-acting one.
  case discordant
  /// It lasted no longer, and one of the two far longer than an agent explains.
  case discordantProlonged = "discordant-prolonged"

  /// Compares two blocks, in either order.
  ///
  /// It is nil where the agents are of one kind, one did not relieve by half, or a duration was
  /// not recorded.
  ///
  /// - Parameters:
  ///   - first: A block.
  ///   - second: Another block with an agent of the other kind.
  ///   - prolonged: The duration from which relief is prolonged.
  public init?(
    _ first: DiagnosticBlock, _ second: DiagnosticBlock, prolonged: ClinicalDuration
  ) {
    guard let firstAgent = first.isLongActing, let secondAgent = second.isLongActing,
      firstAgent != secondAgent,
      first.isRelieving, second.isRelieving,
      let firstDuration = first.reliefDuration, let secondDuration = second.reliefDuration
    else { return nil }
    let (long, short) =
      firstAgent ? (firstDuration, secondDuration) : (secondDuration, firstDuration)
    let isProlonged = max(long, short) >= prolonged
    self =
      long > short
      ? (isProlonged ? .concordantProlonged : .concordant)
      : (isProlonged ? .discordantProlonged : .discordant)
  }
}

extension DiagnosticBlock {
  /// Whether it surely took away half of the pain or more.
  fileprivate var isRelieving: Bool { reliefRange.map { $0.low.band != .none } ?? false }
}
