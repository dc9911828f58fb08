import DDXCore

/// The answer to one profile of many as `ddx.record/1`, on one line; `Documentation/record.schema.json`
/// describes it.
///
/// A profile that can't be answered has a record as well, so that there is one for each.
public struct RecordReport: Sendable {
  /// The name of the form.
  public static let schema = "ddx.record/1"

  /// Something that is wrong with a profile, or worth knowing of it.
  public struct Message: Sendable {
    /// How much it matters: `error`, `warning` or `note`.
    public let severity: String
    /// Its id, such as `DDX0007`; nil where it has none.
    public let id: String?
    /// The line of the file, from 1.
    public let line: Int?
    /// The character on the line, from 1.
    public let column: Int?
    /// What it is.
    public let text: String
    /// What to do.
    public let help: String?

    /// Creates a message.
    public init(
      severity: String = "error", id: String? = nil, line: Int? = nil, column: Int? = nil,
      text: String, help: String? = nil
    ) {
      self.severity = severity
      self.id = id
      self.line = line
      self.column = column
      self.text = text
      self.help = help
    }
  }

  /// Creates a report.
  public init() {}

  /// The record of a profile.
  ///
  /// - Parameters:
  ///   - file: The file of the profile.
  ///   - number: Which profile of the file it is, from 1; nil for what is wrong between two.
  ///   - answer: The answer as JSON on one line, or nil where there is none.
  ///   - messages: What is wrong, or worth knowing.
  /// - Returns: The record, ended by a line feed.
  public func text(
    file: String, number: Int?, answer: String?, messages: [Message]
  ) -> String {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("file", file)
      writer.key("number")
      writer.value(whole: number)
      writer.key("answer")
      if let answer { writer.json(answer) } else { writer.null() }
      writer.key("messages")
      writer.array(messages) { writer, message in
        writer.object {
          $0.field("severity", message.severity)
          $0.field("id", message.id)
          $0.key("line")
          $0.value(whole: message.line)
          $0.key("column")
          $0.value(whole: message.column)
          $0.field("text", message.text)
          $0.field("help", message.help)
        }
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func value(whole number: Int?) {
    if let number { value(number) } else { null() }
  }
}
