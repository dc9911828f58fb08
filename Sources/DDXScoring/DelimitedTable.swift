/// A table as text: a line of names, then rows, with tabs or commas between the fields [RFC4180].
public struct DelimitedTable: Sendable {
  /// A row with the line it begins on, from 1.
  public struct Row: Sendable {
    /// The line, from 1.
    public let line: Int
    /// The fields, as many as the table has columns or fewer.
    public let fields: [String]
  }

  /// The names of the columns, as they were written.
  public let columns: [String]
  /// The rows, without those that are empty.
  public let rows: [Row]

  /// Reads a table; a tab in its first line makes it one of tabs.
  public init(_ text: String) {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let first = text.prefix { !$0.isNewline }
    let separator: Character = first.contains("\t") ? "\t" : ","
    var rows: [Row] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var (line, start) = (1, 1)
    var rest = text[...]
    func endRow() {
      fields.append(field.trimmed)
      if fields != [""] { rows.append(Row(line: start, fields: fields)) }
      (fields, field) = ([], "")
    }
    while let character = rest.popFirst() {
      if character.isNewline { line += 1 }
      if isQuoted {
        if character != "\"" {
          field.append(character)
        } else if rest.first == "\"" {
          field.append("\"")
          rest.removeFirst()
        } else {
          isQuoted = false
        }
      } else if character == "\"", field.isEmpty {
        isQuoted = true
      } else if character == separator {
        fields.append(field.trimmed)
        field = ""
      } else if character.isNewline {
        endRow()
        start = line
      } else {
        field.append(character)
      }
    }
    if !field.isEmpty || !fields.isEmpty { endRow() }
    columns = rows.first?.fields ?? []
    self.rows = Array(rows.dropFirst())
  }

  /// The place of a column by its name, or nil where there is none.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }
}

extension DelimitedTable.Row {
  /// The field in a column; empty where the row ends before it.
  public subscript(column: Int) -> String {
    fields.indices.contains(column) ? fields[column] : ""
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
