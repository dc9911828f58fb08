internal import DDXCore

extension FHIRImport {
  /// What became of the entries of the file, for a reader: how many were imported, and each of the others and of
  /// those with a remark.
  public var summary: String {
    var lines = [
      "imported \(list(.read).count), to be confirmed \(list(.suggested).count), "
        + "left out \(list(.notRead).count)"
    ]
    let remarks = list(.read).filter { $0.reason != nil }
    let sections = [
      ("to be confirmed: add to the profile what is true", list(.suggested)),
      ("left out", list(.notRead)), ("imported, with a remark", remarks),
    ]
    for (title, entries) in sections where !entries.isEmpty {
      lines.append("\(title)")
      lines += entries.map { "  \($0.words)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The three lists for a program, as JSON, ended by a line feed.
  public var lists: String {
    let lists = FHIREntry.Outcome.allCases.map { outcome -> (String, JSONValue?) in
      (
        outcome.rawValue,
        .array(
          list(outcome).map { entry in
            .object(
              ("path", .text(entry.path)), ("line", .number(Double(entry.line))),
              ("resource", .text(entry.resource)), ("subject", .text(entry.subject)),
              ("reason", entry.reason.map { .text($0.words) } ?? .null))
          })
      )
    }
    return JSONValue.object(lists).document
  }
}

extension FHIREntry {
  /// Where it stands, what it is of and why it is listed.
  fileprivate var words: String {
    let about = [resource, subject].filter { !$0.isEmpty && $0 != "item" }.joined(separator: ", ")
    return "line \(line), \(path): " + (about.isEmpty ? "" : "\(about): ") + (reason?.words ?? "")
  }
}
