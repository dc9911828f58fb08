public import DDXComparison

/// What came of making a saved ranking again.
public enum VerificationReport: Sendable {
  /// The same bytes.
  case same
  /// Others, from this byte of the ranking on, counted from 1.
  case different(SavedComparison, byte: Int)
  /// There is no saved ranking of the profile.
  case missing

  /// The outcome in words, a line for each thing that differs.
  ///
  /// - Parameters:
  ///   - profile: The name of the profile.
  ///   - file: The name of the file of saved rankings.
  /// - Returns: The lines, each ended by a line feed.
  public func text(of profile: String, savedIn file: String) -> String {
    var page = TextPage()
    switch self {
    case .same: page.line("\(profile): identical to the ranking in \(file)")
    case .missing: page.line("\(profile): not ranked in \(file)")
    case .different(let comparison, let byte):
      page.line("\(profile): differs from the ranking in \(file), from its byte \(byte) on")
      for cause in comparison.causes {
        page.paragraph(cause.words, lead: "  " + cause.kind.padded(to: 11))
      }
      if comparison.causes.isEmpty {
        page.line("  documents and version are the same: made by another program, or edited")
      }
      page.line(
        comparison.changesAnything
          ? "  the answer differs: `ddx compare --from \(file) --to NEW` shows how"
          : "  verdict, order, probabilities and step are the same")
    }
    return page.text
  }
}
