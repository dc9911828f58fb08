/// The colours of the reports, so that whoever writes to a terminal can tell them from whatever
/// else a text holds.
public enum TerminalColour {
  /// The sequences that the reports write.
  private static let sequences: [[Unicode.Scalar]] = (TextPage.Ink.allCases.map(\.rawValue) + ["0"])
    .map { Array("\u{1B}[\($0)m".unicodeScalars) }

  /// The sequence that a text begins with, if it is one of the reports'.
  public static func prefix(
    of text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView? {
    sequences.first { text.starts(with: $0) }.map { text.prefix($0.count) }
  }
}
